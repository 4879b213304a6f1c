import type { operations } from '#contract/driver'
import type { Check } from '../contract/validators.js'
import { LATEST, type Clock } from '../engine/clock.js'
import type { Context } from '../engine/context.js'
import { addDuration } from '../engine/duration.js'
import type { DriverKind, Provider, Service } from '../engine/provider.js'
import type { Behaviours } from '../engine/typed.js'
import type { World } from '../engine/world.js'
import { suggestion } from '../input/nearest.js'
import { sentence } from './sentence.js'

/** What the driver of one API works on. */
export interface DriverContext {
  readonly clock: Clock
  readonly world: World
  readonly provider: Provider
  readonly context: Context
  /** Compiles the schema of a kind's attributes. */
  check(kind: string): Check
}

const VERBS = ['create', 'observe', 'end'] as const
/** The driver protocol calls the hand from outside `delete`. */
const VERB_NAMES = { create: 'create', observe: 'observe', end: 'delete' } as const

const error = <S extends number>(status: S, message: string) => ({ status, body: { error: message } })

const kindsOf = (provider: Provider): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(provider.driver).map(([kind, verbs]) => [
      kind,
      VERBS.filter((verb) => verbs[verb]).map((verb) => VERB_NAMES[verb]),
    ]),
  )

/** The kind with a verb, or the refusal to send. */
const find = <V extends (typeof VERBS)[number]>(
  provider: Provider,
  kind: string,
  verb: V,
): { run: NonNullable<DriverKind<Context>[V]> } | { refusal: { status: 404; body: { error: string } } } => {
  const known = Object.keys(provider.driver)
  const found = Object.hasOwn(provider.driver, kind) ? provider.driver[kind] : undefined
  if (!found)
    return { refusal: error(404, `The driver of ${provider.api} has no kind "${kind}": ${suggestion(kind, known)}`) }
  const run = found[verb]
  if (run) return { run: run.bind(found) as NonNullable<DriverKind<Context>[V]> }
  return {
    refusal: error(404, `A ${kind} of ${provider.api} cannot be reached by "${VERB_NAMES[verb]}" through this driver`),
  }
}

const behaviours: Behaviours<operations, DriverContext> = {
  async describe({ context: { provider } }) {
    return { status: 200, body: { api: provider.api, kinds: kindsOf(provider) as never, clock: true, reset: true } }
  },

  async create({ input, context: { provider, context, check } }) {
    const { kind } = input.path
    const found = find(provider, kind, 'create')
    if ('refusal' in found) return found.refusal
    const attributes = (input.body ?? {}) as Record<string, unknown>
    const [finding] = check(kind)(attributes)
    if (finding) return error(422, sentence(kind, finding, provider.driver[kind]!.attributes))
    const made = await found.run(attributes, context)
    return 'error' in made ? error(422, String(made.error)) : { status: 201, body: made as { id: string } }
  },

  async observe({ input, context: { provider, context } }) {
    const found = find(provider, input.path.kind, 'observe')
    if ('refusal' in found) return found.refusal
    const seen = await found.run(input.path.id, context)
    return seen ? { status: 200, body: seen } : error(404, `There never was a ${input.path.kind} "${input.path.id}"`)
  },

  async end({ input, context: { provider, context } }) {
    const found = find(provider, input.path.kind, 'end')
    if ('refusal' in found) return found.refusal
    const ended = await found.run(input.path.id, context)
    return ended ? { status: 204 } : error(404, `There never was a ${input.path.kind} "${input.path.id}"`)
  },

  async moveClock({ input, context: { clock, world, provider } }) {
    const { advance } = input.body
    const now = clock.now()
    const then = addDuration(now, advance)
    if (then === undefined) return error(400, `"${advance}" is no ISO 8601 duration; write for example PT1H`)
    if (!(Math.abs(then) <= LATEST)) return error(400, `${advance} leads beyond the times that can be told`)
    clock.advance(then - now)
    world.moved.set(provider.api, (world.moved.get(provider.api) ?? 0) + then - now)
    return { status: 200, body: { now: clock.iso() } }
  },

  async reset({ context: { world, provider, clock } }) {
    clock.advance(-(world.moved.get(provider.api) ?? 0))
    await world.reset(provider.api)
    return { status: 204 }
  },
}

/** The driver protocol over HTTP, for any provider. */
export const driverService: Service<DriverContext> = {
  api: 'driver',
  stages: ['decode', 'validate'],
  // what curl and fetch send where nobody names a media type is JSON here
  bodies: {
    assume: 'application/json',
    aliases: { 'text/plain': 'application/json', 'application/x-www-form-urlencoded': 'application/json' },
  },
  routing: {},
  behaviours: behaviours as unknown as Service<DriverContext>['behaviours'],
  dialect: {
    'unknown-path': ({ path }) => error(404, `A driver has no "${path}"; GET / says what it can do`),
    'wrong-method': ({ method, path, allowed }) =>
      error(405, `${method} is not possible on "${path}"; use ${allowed.join(' or ')}`),
    'trailing-slash': ({ location }) => error(404, `A driver has no such path; without the slash: "${location}"`),
    'bad-encoding': ({ text }) => error(400, `"${text}" is not percent-encoded as it should be`),
    'too-large': () => error(413, 'The body is too large'),
    'unsupported-media-type': ({ received }) => error(415, `Send application/json instead of "${received}"`),
    'malformed-body': ({ reason }) => error(400, `The body is not JSON: ${reason}`),
    invalid: ({ violations }) => {
      const { in: place, name, pointer, message } = violations[0]!
      return error(400, `${place} ${name || pointer || '(whole)'}: ${message}`)
    },
    internal: () => error(500, 'The driver failed; the log of the mock says why'),
  },
}
