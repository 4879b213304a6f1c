import type { Contract, Operation, Responses } from '../contract/contract.js'
import type { Finding, Validators } from '../contract/validators.js'
import { createBodyReader, type BodyReader } from './body.js'
import type { Call, RawInput } from './call.js'
import { corsHeaders, isPreflight, preflight } from './cors.js'
import type { Clock } from './clock.js'
import { createDecoder, type Decoder } from './decode.js'
import type { Hooks } from './hooks.js'
import type { HttpReply, HttpRequest, Reply } from './http.js'
import { forcedReply, intervened, isOurs, responsesOf } from './intervened.js'
import type { InjectedFault, Intervention } from './intervention.js'
import type { Problem } from './problem.js'
import type { Service, Stage } from './provider.js'
import { parseQuery, splitTarget, type Query } from './query.js'
import { watchReads } from './read-watch.js'
import { checkReply } from './reply-check.js'
import { checkRequest } from './request-check.js'
import { createRouter, type Match } from './router.js'

/** What the engine made of one request. */
export interface Outcome {
  reply: HttpReply
  operation: Operation | undefined
  /** Why no behaviour answered, or undefined where one did or a stage of the vendor's own refused. */
  problem: Problem | undefined
  /**
   * What answered: `behaviour`, `stage` and the name of the vendor's step that refused, `problem` and its kind,
   * `preflight`, `fault`, `prefer`, `nothing mounted`.
   */
  answeredBy: string
  /** The parameters and the body as they were read, and the reply's body as a value; absent where nothing matched. */
  values?: { input: RawInput; query: Query; reply: unknown }
  /** The fault that was injected, where one was. */
  fault?: InjectedFault
  /** Where our own reply breaks the contract; empty is as it should be. */
  findings: Finding[]
}

/** Answers requests of one API: a pure function of contract, context and request. */
export type Engine<C> = (request: HttpRequest, context: C, hooks?: Hooks<C>) => Promise<Outcome>

interface Compiled {
  decode: Decoder
  readBody: BodyReader
  behave: (call: Call<RawInput, unknown>) => Promise<Reply>
}

/**
 * Compiles a contract and a service into an engine:
 * route → stages (the vendor's order of authenticate, decode, validate, …) → behaviour → check reply → render.
 * @throws Error when an operation of the contract has no behaviour.
 */
export const createEngine = <C extends { clock: Clock }>(
  contract: Contract,
  validators: Validators,
  service: Service<C>,
): Engine<C> => {
  const route = createRouter(contract.operations, service.routing)
  const coercions = service.decoding?.coercions
  const compiled = new Map(
    contract.operations.map((operation): [string, Compiled] => {
      const behave = service.behaviours[operation.id]
      if (!behave) throw new Error(`${service.api}: no behaviour for operation "${operation.id}"`)
      return [
        operation.id,
        {
          decode: createDecoder(contract, operation, service.decoding ?? {}),
          readBody: createBodyReader(contract, operation, { ...(coercions ? { coercions } : {}), ...service.bodies }),
          behave: behave as Compiled['behave'],
        },
      ]
    }),
  )

  const runStages = async (
    call: Call<RawInput, C>,
    parts: Compiled,
    reads: Hooks<C>['reads'],
  ): Promise<Stopped | undefined> => {
    const decoded = parts.decode(call.request, call.pathValues, call.query)
    let bodyType: string | undefined
    const builtIn: Record<'decode' | 'validate', Stage<C>> = {
      decode: async () => {
        const body = await parts.readBody(call.request)
        if ('kind' in body) return body
        bodyType = body.type
        call.input = { ...decoded.input, body: body.value }
        return undefined
      },
      validate: () => {
        const found = checkRequest(validators, call.operation, call.input, decoded.sent, bodyType)
        const violations = [...decoded.violations, ...found]
        return violations.length > 0 ? { kind: 'invalid', violations } : undefined
      },
    }
    for (const stage of service.stages) {
      const unwatch = reads && typeof stage !== 'string' ? watchReads(call, reads, false) : undefined
      const stopped = await (typeof stage === 'string' ? builtIn[stage](call) : stage(call))
      unwatch?.()
      if (stopped) return { by: typeof stage === 'string' ? stage : stage.name, stopped }
    }
    return undefined
  }

  const answer = async (request: HttpRequest, context: C, { intervene, reads }: Hooks<C>): Promise<Answer<C>> => {
    const { path, queryText } = splitTarget(request.target)
    const match = route(request.method, path)
    if (match.kind !== 'operation') {
      const problem = unmatched(match, request, path)
      return { ...put(service, problem, { request, context, call: undefined }), call: undefined }
    }
    const { operation, values } = match
    const call: Call<RawInput, C> = {
      request,
      operation,
      path,
      query: parseQuery(queryText),
      pathValues: values,
      input: { path: {}, query: {}, header: {}, cookie: {}, body: undefined },
      context,
      replyHeaders: {},
    }
    const parts = compiled.get(operation.id)!
    const stepped = intervene && (await intervene(call))
    const forced = forcedReply(stepped)
    if (forced) return { reply: forced, problem: undefined, call, answeredBy: stepped!.by, stepped }
    try {
      const refusal = await runStages(call, parts, reads)
      if (!refusal) {
        const unwatch = reads && watchReads(call, reads, true)
        const reply = await parts.behave(call)
        unwatch?.()
        return { reply, problem: undefined, call, answeredBy: 'behaviour', stepped }
      }
      const { by, stopped } = refusal
      if (!('kind' in stopped)) return { reply: stopped, problem: undefined, call, answeredBy: `stage ${by}`, stepped }
      return { ...put(service, stopped, { request, context, call }), call, stepped }
    } catch (error) {
      const problem: Problem = { kind: 'internal', reason: (error as Error).stack ?? String(error) }
      return { ...put(service, problem, { request, context, call }), call, stepped }
    }
  }

  return async (request, context, hooks = {}) => {
    const cors = service.cors ?? {}
    if (isPreflight(request)) {
      const reply = preflight(request, cors)
      const preflighted = { operation: undefined, problem: undefined, answeredBy: 'preflight', findings: [] }
      return { reply: dated(reply, context), ...preflighted }
    }
    const { reply, problem, call, answeredBy, stepped } = await answer(request, context, hooks)
    if (stepped && isOurs(stepped)) {
      const headers = lowerCase({ ...contentType({}, reply), ...stepped.headers, ...reply.headers })
      const ours = dated(render(reply, { ...headers, ...corsHeaders(request, cors, stepped.headers) }), context)
      return { ...intervened(ours, stepped), operation: call?.operation, problem, answeredBy, findings: [] }
    }
    const own = service.headers?.(reply, { request, context, call }) ?? {}
    const headers = lowerCase({
      ...contentType(service, reply),
      ...stepped?.samples,
      ...own,
      ...call?.replyHeaders,
      ...reply.headers,
    })
    const responses = call ? responsesOf(contract, call.operation, stepped) : unmatchedResponses(contract, problem)
    const findings = checkReply(validators, responses, reply, headers)
    if (problem?.kind === 'internal') findings.unshift(internalFinding(problem.reason))
    Object.assign(headers, stepped?.headers, corsHeaders(request, cors, stepped?.headers))
    const delivered = intervened(dated(render(reply, headers), context), stepped)
    const outcome: Outcome = { reply: delivered.reply, operation: call?.operation, problem, answeredBy, findings }
    if (delivered.fault) outcome.fault = delivered.fault
    if (call) outcome.values = { input: call.input, query: call.query, reply: reply.body }
    return outcome
  }
}

interface Answer<C> {
  reply: Reply
  problem: Problem | undefined
  call: Call<RawInput, C> | undefined
  answeredBy: string
  stepped?: Intervention | undefined
}

/** Which stage ended a call, and how. */
interface Stopped {
  by: string
  stopped: Reply | Problem
}

const put = <C>(
  service: Service<C>,
  problem: Problem,
  situation: { request: HttpRequest; context: C; call: Call<RawInput, C> | undefined },
): { reply: Reply; problem: Problem; answeredBy: string } => {
  const say = service.dialect[problem.kind] as (p: Problem, s: typeof situation) => Reply
  return { reply: say(problem, situation), problem, answeredBy: `problem ${problem.kind}` }
}

const unmatched = (match: Exclude<Match, { kind: 'operation' }>, request: HttpRequest, path: string): Problem => {
  switch (match.kind) {
    case 'method':
      return {
        kind: 'wrong-method',
        path,
        method: request.method,
        allowed: match.operations.map(({ method }) => method),
        operations: match.operations.map(({ id }) => id),
      }
    case 'trailing-slash':
      return { kind: 'trailing-slash', path, location: match.path }
    case 'bad-encoding':
      return { kind: 'bad-encoding', path, text: match.text }
    case 'none':
      return { kind: 'unknown-path', path }
  }
}

const REASONS: Partial<Record<Problem['kind'], string>> = {
  'unknown-path': 'path',
  'wrong-method': 'method',
  'trailing-slash': 'trailing-slash',
  'bad-encoding': 'encoding',
}

/** Where a contract has no entry for the reason, an unknown path's answers stand for it. */
const unmatchedResponses = ({ unmatched }: Contract, problem: Problem | undefined): Responses | undefined =>
  unmatched.get((problem && REASONS[problem.kind]) ?? 'path') ?? unmatched.get('path')

const internalFinding = (reason: string): Finding => ({
  pointer: '',
  contract: '',
  rule: 'internal',
  params: {},
  message: `the mock failed: ${reason}`,
})

const contentType = (service: { contentType?: string }, reply: Reply): Record<string, string> =>
  reply.body === undefined ? {} : { 'content-type': service.contentType ?? 'application/json' }

const lowerCase = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const render = ({ status, body, indent, stream }: Reply, headers: Record<string, string>): HttpReply => {
  if (stream) return { status, headers, body: undefined, stream }
  if (body === undefined) return { status, headers, body: undefined }
  const asText = typeof body === 'string' && !(headers['content-type'] ?? '').includes('json')
  if (asText) return { status, headers, body }
  return { status, headers, body: JSON.stringify(body, undefined, indent) + (indent === undefined ? '' : '\n') }
}

const dated = (reply: HttpReply, context: { clock: Clock }): HttpReply => {
  reply.headers['date'] ??= new Date(context.clock.now()).toUTCString()
  return reply
}
