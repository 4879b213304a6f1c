import type { Contract, Operation, Responses } from '../contract/contract.js'
import type { Finding, Validators } from '../contract/validators.js'
import { createBodyReader, type BodyReader } from './body.js'
import type { Call, RawInput } from './call.js'
import { corsHeaders, isPreflight, preflight } from './cors.js'
import type { Clock } from './clock.js'
import { createDecoder, type Decoder } from './decode.js'
import type { HttpReply, HttpRequest, Reply } from './http.js'
import type { Problem } from './problem.js'
import type { Service, Stage } from './provider.js'
import { parseQuery, splitTarget } from './query.js'
import { checkReply } from './reply-check.js'
import { checkRequest } from './request-check.js'
import { createRouter, type Match } from './router.js'

/** What the engine made of one request. */
export interface Outcome {
  reply: HttpReply
  operation: Operation | undefined
  /** Why no behaviour answered, or undefined where one did or a stage of the vendor's own refused. */
  problem: Problem | undefined
  /** Where our own reply breaks the contract; empty is as it should be. */
  findings: Finding[]
}

/** Answers requests of one API: a pure function of contract, context and request. */
export type Engine<C> = (request: HttpRequest, context: C) => Promise<Outcome>

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

  const runStages = async (call: Call<RawInput, C>, parts: Compiled): Promise<Reply | Problem | undefined> => {
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
      const stopped = await (typeof stage === 'string' ? builtIn[stage](call) : stage(call))
      if (stopped) return stopped
    }
    return undefined
  }

  const answer = async (request: HttpRequest, context: C): Promise<Answer<C>> => {
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
    try {
      const stopped = await runStages(call, parts)
      if (!stopped) return { reply: await parts.behave(call), problem: undefined, call }
      if (!('kind' in stopped)) return { reply: stopped, problem: undefined, call }
      return { ...put(service, stopped, { request, context, call }), call }
    } catch (error) {
      const problem: Problem = { kind: 'internal', reason: (error as Error).stack ?? String(error) }
      return { ...put(service, problem, { request, context, call }), call }
    }
  }

  return async (request, context) => {
    const cors = service.cors ?? {}
    if (isPreflight(request)) {
      const reply = preflight(request, cors)
      return { reply: dated(reply, context), operation: undefined, problem: undefined, findings: [] }
    }
    const { reply, problem, call } = await answer(request, context)
    const own = service.headers?.(reply, { request, context, call }) ?? {}
    const headers = lowerCase({ ...contentType(service, reply), ...own, ...call?.replyHeaders, ...reply.headers })
    const responses = call ? call.operation.responses : unmatchedResponses(contract, problem)
    const findings = checkReply(validators, responses, reply, headers)
    if (problem?.kind === 'internal') findings.unshift(internalFinding(problem.reason))
    return {
      reply: dated(render(reply, { ...headers, ...corsHeaders(request, cors) }), context),
      operation: call?.operation,
      problem,
      findings,
    }
  }
}

interface Answer<C> {
  reply: Reply
  problem: Problem | undefined
  call: Call<RawInput, C> | undefined
}

const put = <C>(
  service: Service<C>,
  problem: Problem,
  situation: { request: HttpRequest; context: C; call: Call<RawInput, C> | undefined },
): { reply: Reply; problem: Problem } => {
  const say = service.dialect[problem.kind] as (p: Problem, s: typeof situation) => Reply
  return { reply: say(problem, situation), problem }
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

const render = ({ status, body, indent }: Reply, headers: Record<string, string>): HttpReply => {
  if (body === undefined) return { status, headers, body: undefined }
  const asText = typeof body === 'string' && !(headers['content-type'] ?? '').includes('json')
  if (asText) return { status, headers, body }
  return { status, headers, body: JSON.stringify(body, undefined, indent) + (indent === undefined ? '' : '\n') }
}

const dated = (reply: HttpReply, context: { clock: Clock }): HttpReply => {
  reply.headers['date'] ??= new Date(context.clock.now()).toUTCString()
  return reply
}
