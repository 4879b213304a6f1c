import type { Api } from '../../../conformance/apis/api.js'
import { PASSIVE_CHECKS } from '../../../conformance/checks/index.js'
import { createPassiveJudge } from '../../../conformance/checks/judge-exchange.js'
import { loadContract, type Contract } from '../../../conformance/contract/contract.js'
import { createValidators } from '../../../conformance/contract/validators.js'
import { createClient } from '../../../conformance/http/client.js'
import { createTransport } from '../../../conformance/http/transport.js'
import { generated } from '../../../conformance/layers/generated/generated.js'
import { robustness } from '../../../conformance/layers/robustness/robustness.js'
import type { Requirement } from '../../../conformance/requirements/requirement.js'
import { createPatience } from '../../../conformance/run/patience.js'
import { tell } from '../../../conformance/run/tell.js'
import type { RunEvent } from '../../../conformance/run/events.js'
import { createArranger } from '../../../conformance/target/arranger.js'
import { createOwnership } from '../../../conformance/target/ownership.js'
import type { HttpReply, HttpRequest } from '../../engine/http.js'
import { createMock } from '../../mock/create-mock.js'
import { listen } from '../../mock/listen.js'
import { controlRequests, type Control } from './control-requests.js'

/** What stands between the suite and the control plane: one that is broken on purpose. */
export type Breakage = (request: HttpRequest, reply: HttpReply, control: Control) => HttpReply | Promise<HttpReply>

const CONSTRAINTS = ['missing', 'type', 'bounds', 'pattern', 'format', 'enum', 'repeated', 'body', 'media-type']
const ROBUST = ['hostile-ids', 'odd-methods', 'odd-headers', 'hostile-bodies', 'on-one-connection']

const requirement = (id: string, passive?: string): Requirement => ({
  id: `control.${id}`,
  level: 'MUST',
  sentence: '',
  source: '',
  operations: [],
  needs: [],
  ...(passive === undefined ? {} : { passive }),
})

/** What the suite's generic checks ask of any contract. */
const REQUIREMENTS: readonly Requirement[] = [
  ...PASSIVE_CHECKS.map(({ name }) => requirement(`answer.${name}`, name)),
  ...['accepted', 'refused-changes-nothing', ...CONSTRAINTS].map((claim) => requirement(`form.${claim}`)),
  ...ROBUST.map((story) => requirement(`robust.${story}`)),
]

export interface Judged {
  /** What failed, by requirement, each sentence once. */
  failures: Record<string, string[]>
  /** Mistakes of the suite, and what it could not judge of what it had to. */
  ours: string[]
  /** Operations with an answer of 2xx to a request that is right. */
  succeeded: string[]
  /** Statuses that were seen, by operation. */
  statuses: Record<string, number[]>
  requests: number
}

/**
 * Judges the control plane of a mock by the suite's generic checks: every exchange by the passive ones; of each operation
 * requests made from its contract, right ones and broken ones, and hostile ones.
 * @param only operations to ask; all by default.
 */
export const judgeControl = async (only?: readonly string[], breakage?: Breakage): Promise<Judged> => {
  const mock = await createMock({ apis: ['identity', 'okta', 'slack'], seed: 1 })
  const control: Control = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const response = await mock.handle(new Request(`http://127.0.0.1/_facsimile${path}`, init))
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const { url, server } = await listen(async (request) => {
    const reply = await mock.answer(request)
    const broken = breakage ? await breakage(request, reply, control) : reply
    return broken.stream ? { ...broken, stream: beginning(broken.stream) } : broken
  }, {})
  const transport = createTransport({ timeout: 2000, env: {} })
  const api: Api = { name: 'control', idNames: [], kinds: {}, requests: controlRequests(control), stories: {} }
  const contract = loadContract('control')
  const validators = createValidators(contract.document)
  const passive = createPassiveJudge(api, contract, validators, REQUIREMENTS)
  const judged: Judged = { failures: {}, ours: [], succeeded: [], statuses: {}, requests: 0 }
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'ours') judged.ours.push(`${event.story}: ${event.message}`)
    if (event.type !== 'judged') return
    const { outcome, requirement: id, message = '', check } = event.judgement
    if (outcome === 'fail') (judged.failures[id] ??= []).push(`${check}: ${message}`)
  }
  const target = { api: 'control', baseUrl: `${url}/_facsimile`, credential: {}, profile: 'documented' } as const
  const whole = { ...target, readOnly: false, own: {}, variants: [] }
  // the mock was made for this run, so that everything in it may be touched
  const ownership = { ...createOwnership(), owns: () => true }
  const arranger = createArranger({ api, target: whole, driver: undefined, ownership, onCredential: () => undefined })
  const client = createClient({
    target: whole,
    contract,
    idNames: [],
    ownership,
    transport,
    now: Date.now,
    skipTime: async () => false,
    deadline: Infinity,
    mostRequests: Infinity,
    userAgent: 'facsimile-test',
    onExchange(exchange) {
      for (const judgement of passive.judge(exchange)) onEvent({ type: 'judged', judgement })
      const { operation, reply, intent } = exchange
      if (operation === undefined || !reply) return
      const seen = (judged.statuses[operation] ??= [])
      if (!seen.includes(reply.status)) seen.push(reply.status)
      if (intent === 'valid' && reply.status < 300 && !judged.succeeded.includes(operation))
        judged.succeeded.push(operation)
    },
  })
  const around = { api, target: whole, contract, validators, client, arranger, ownership, patience: createPatience() }
  try {
    for (const operation of contract.operations) {
      if (only && !only.includes(operation.id)) continue
      const narrow: Contract = { ...contract, operations: [operation] }
      const subject = { api, contract: narrow, requirements: REQUIREMENTS, seed: 1 }
      const stories = { ...generated(subject), ...robustness(subject) }
      for (const [name, story] of Object.entries(stories)) {
        const layer = name.split('/', 1)[0]!
        const placed = { id: `${name} (${operation.id})`, layer, story }
        await tell(placed, { ...around, shared: new Map(), seed: 1, counts: () => true, onEvent })
      }
    }
    return { ...judged, requests: client.sent }
  } finally {
    transport.close()
    server.close()
    server.closeAllConnections()
    await mock.close()
  }
}

/** The beginning of a stream without an end; a comment where nothing comes at once, as when it keeps alive. */
async function* beginning(stream: AsyncIterable<string>): AsyncGenerator<string> {
  const events = stream[Symbol.asyncIterator]()
  const nothing = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 20))
  const first = await Promise.race([events.next(), nothing])
  yield first?.value ?? ':\n\n'
  await events.return?.()
}
