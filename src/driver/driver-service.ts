import type { operations } from '#contract/driver'
import { advanceBy } from '../control/advance-by.js'
import { explainViolations } from '../control/explain-violations.js'
import { OWN_BODIES, OWN_DECODING, OWN_DIALECT } from '../control/own-service.js'
import { refuse } from '../control/refuse.js'
import type { Document } from '../contract/document.js'
import type { Check } from '../contract/validators.js'
import type { Clock } from '../engine/clock.js'
import type { Context } from '../engine/context.js'
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
    return { refusal: refuse(404, `The driver of ${provider.api} has no kind "${kind}": ${suggestion(kind, known)}`) }
  const run = found[verb]
  if (run) return { run: run.bind(found) as NonNullable<DriverKind<Context>[V]> }
  return {
    refusal: refuse(404, `A ${kind} of ${provider.api} cannot be reached by "${VERB_NAMES[verb]}" through this driver`),
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
    if (finding) return refuse(422, sentence(kind, finding, provider.driver[kind]!.attributes))
    const made = await found.run(attributes, context)
    return 'error' in made ? refuse(422, String(made.error)) : { status: 201, body: made as { id: string } }
  },

  async observe({ input, context: { provider, context } }) {
    const found = find(provider, input.path.kind, 'observe')
    if ('refusal' in found) return found.refusal
    const seen = await found.run(input.path.id, context)
    return seen ? { status: 200, body: seen } : refuse(404, `There never was a ${input.path.kind} "${input.path.id}"`)
  },

  async end({ input, context: { provider, context } }) {
    const found = find(provider, input.path.kind, 'end')
    if ('refusal' in found) return found.refusal
    const ended = await found.run(input.path.id, context)
    return ended ? { status: 204 } : refuse(404, `There never was a ${input.path.kind} "${input.path.id}"`)
  },

  async moveClock({ input, context: { clock, world, provider } }) {
    const by = advanceBy(clock, input.body.advance)
    if (typeof by === 'object') return by
    clock.advance(by)
    world.moved.set(provider.api, (world.moved.get(provider.api) ?? 0) + by)
    return { status: 200, body: { now: clock.iso() } }
  },

  async reset({ context: { world, provider, clock } }) {
    clock.advance(-(world.moved.get(provider.api) ?? 0))
    await world.reset(provider.api)
    return { status: 204 }
  },
}

/** The driver protocol over HTTP, for any provider, as its contract has it. */
export const driverService = (contract: Document): Service<DriverContext> => ({
  api: 'driver',
  stages: ['decode', 'validate'],
  decoding: OWN_DECODING,
  bodies: OWN_BODIES,
  routing: {},
  behaviours: behaviours as unknown as Service<DriverContext>['behaviours'],
  dialect: {
    ...OWN_DIALECT,
    'unknown-path': ({ path }) => refuse(404, `A driver has no "${path}"; GET / says what it can do`),
    'trailing-slash': ({ location }) => refuse(404, `A driver has no such path; without the slash: "${location}"`),
    invalid: ({ violations }) => refuse(400, explainViolations(violations, contract)),
    internal: () => refuse(500, 'The driver failed; the log of the mock says why'),
  },
})
