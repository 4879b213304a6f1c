import type { ControlMount } from '../control/control-plane.js'
import { withoutToken } from '../control/control-token.js'
import { isAction } from '../capsule/is-action.js'
import { createEngine, type Outcome } from '../engine/engine.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import { stillContext } from '../engine/still-context.js'
import type { JournalView } from '../journal/journal-view.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { isRefused } from '../worlds/refused.js'
import { selectWorld, type Selection } from '../worlds/select-world.js'
import type { Worlds } from '../worlds/worlds.js'
import type { Exchange } from './exchange.js'
import { interveneIn } from './intervene-in.js'
import { createMounts } from './mounts.js'
import { withNearest } from './nearest-header.js'
import { createFindNearest } from './nearest-operation.js'
import { nothingMounted } from './nothing-mounted.js'
import type { MockedRealm } from './realms.js'
import { isUnmatched } from './unmatched.js'

/** What brings requests to where they belong. */
export interface Pipeline {
  /** Answers a request in the world that it names. */
  answer(request: HttpRequest): Promise<HttpReply>
  /** Answers a request in this world, whatever it names. */
  answerIn(world: MockWorld, request: HttpRequest): Promise<HttpReply>
}

export interface PipelineOptions {
  apis: readonly MockedRealm[]
  worlds: Worlds
  control: readonly ControlMount[]
  journalView: JournalView
  onExchange: ((exchange: Exchange) => void) | undefined
}

interface Owner {
  /** Undefined for the control plane. */
  api: string | undefined
  refuse?: ControlMount['refuse']
  /** @param time the moment of the request, by the world's clock. */
  answer(request: HttpRequest, world: MockWorld, time: number): Promise<Outcome>
}

/** world of the request → mount → engine → exchange */
export const createPipeline = (options: PipelineOptions): Pipeline => {
  const { apis, worlds, control, journalView, onExchange } = options
  const owners: { mount: string; owner: Owner }[] = control.map(({ mount, refuse, answer }) => ({
    mount,
    owner: { api: undefined, refuse, answer: (request, world) => answer(withoutToken(request), world) },
  }))
  for (const realm of apis) {
    const { contract, validators, provider } = realm
    const engine = createEngine(contract, validators, provider)
    const reader = journalView.readers.get(provider.api)!
    const owner: Owner = {
      api: provider.api,
      async answer(request, world, time) {
        const intervene = interveneIn(world, realm, request)
        const reads = world.coverage.watch(reader)
        const hooks = intervene ? { reads, intervene } : { reads }
        const context = world.contexts.get(provider.api)!
        const seen = world.clock.running ? stillContext(context, time) : context
        const outcome = await engine(request, seen, hooks)
        world.coverage.add(reader, request, outcome)
        return outcome
      },
    }
    for (const mount of provider.mounts) owners.push({ mount, owner })
  }
  const locate = createMounts(owners)
  const mounts = apis.flatMap(({ provider }) => provider.mounts)
  const findNearest = createFindNearest(apis)

  const run = async (given: HttpRequest, { world: name, prefix, target }: Selection, known?: MockWorld) => {
    const begin = performance.now()
    const found = locate(target)
    const request = found ? { ...given, mount: (given.base ?? '') + prefix + found.mount, target: found.target } : given
    const barred = found?.owner.refuse?.(request)
    const entered = barred ? worlds.default : (known ?? (await worlds.enter(name)))
    const refused = isRefused(entered) ? refusal(entered.refused, entered.error, worlds.default) : barred
    const world = isRefused(entered) ? worlds.default : entered
    if (world.touched) await world.keepTouched()
    const time = world.clock.now()
    const outcome = refused
      ? { ...NOTHING, reply: refused }
      : found
        ? await found.owner.answer(request, world, time)
        : nothingMounted({ ...given, target }, mounts, world.clock)
    const isOurs = refused !== undefined || found?.owner.refuse !== undefined
    const nearest = !isOurs && isUnmatched(outcome.problem) ? findNearest(given.method, target) : undefined
    const reply = nearest ? { ...outcome.reply, headers: withNearest(outcome.reply.headers, nearest) } : outcome.reply
    const exchange: Exchange = {
      time,
      world: world.name,
      api: found?.owner.api,
      operationId: outcome.operation?.id,
      request: shown(found?.owner.refuse ? withoutToken(given) : given, prefix, target),
      reply,
      duration: performance.now() - begin,
      problem: outcome.problem,
      answeredBy: outcome.answeredBy,
      nearest,
      fault: outcome.fault,
      findings: outcome.findings,
    }
    if (!isOurs) {
      world.exchanges += 1
      world.journal.add(exchange)
    } else if (!refused && isAction(outcome)) {
      world.actions.add({ after: world.journal.last, time, request: exchange.request })
    }
    onExchange?.(exchange)
    return reply
  }

  return {
    answer: (request) => run(request, selectWorld(request, worlds.bound)),
    answerIn: (world, request) => run(request, { world: world.name, prefix: '', target: request.target }, world),
  }
}

/** A request as its world sees it: the prefix that named the world is cut off. */
const shown = (request: HttpRequest, prefix: string, target: string): HttpRequest =>
  prefix === '' ? request : { ...request, mount: prefix, target }

const NOTHING: Omit<Outcome, 'reply'> = {
  operation: undefined,
  problem: undefined,
  answeredBy: 'control plane',
  findings: [],
}

const refusal = (status: number, error: string, { clock }: MockWorld): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json', date: new Date(clock.now()).toUTCString(), ...OPEN },
  body: JSON.stringify({ error }),
})

/** Also a page of another origin, which calls a mocked API, is to read why its world was refused. */
const OPEN = { 'access-control-allow-origin': '*' }
