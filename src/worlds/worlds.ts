import { createClock, realTime, SEEDED_START, type RealTime } from '../engine/clock.js'
import type { Webhook } from '../engine/context.js'
import type { Realm, WorldImage } from '../engine/world.js'
import { suggestion } from '../input/nearest.js'
import { createMockWorld, type MockWorld, type MockWorldOptions } from './mock-world.js'
import { refuse, type Refused } from './refused.js'
import type { Snapshot } from './snapshots.js'
import { DEFAULT_WORLD, nameFault } from './world-name.js'

/** The worlds of one mock. */
export interface Worlds {
  readonly default: MockWorld
  /** How many there may be at once, the default one included. */
  readonly most: number
  /** Real milliseconds without a request after which a world is dropped. */
  readonly idleAfter: number
  /** The worlds that credentials are bound to, by credential. */
  readonly bound: ReadonlyMap<string, string>
  list(): MockWorld[]
  get(name: string): MockWorld | undefined
  /** The world of that name for one more use; made at the seed where there is none. */
  enter(name: string): MockWorld | Promise<MockWorld | Refused<400 | 409>>
  /** Makes a world that is not there yet, at the seed or from a snapshot. */
  make(name: string, from?: Snapshot): Promise<MockWorld | Refused<400 | 409>>
  /** Why these credentials cannot be bound to the world of that name; undefined where they can. */
  clash(name: string, credentials: readonly string[]): Refused<409> | undefined
  /** Makes requests with one of these credentials act on a world; those it had before are let go. */
  bind(world: MockWorld, credentials: readonly string[]): void
  drop(name: string): MockWorld | Refused<404 | 409>
  close(): void
}

export interface WorldsOptions {
  realms: readonly Realm[]
  /** Makes ids the same in each run, and the clocks stand still from the beginning; undefined for real time. */
  seed: string | undefined
  /** Where the clocks of seeded worlds stand at their beginning: milliseconds since the epoch. Default `SEEDED_START`. */
  start?: number | undefined
  /** What ids are drawn from where there is no seed. */
  random: string
  /** What the default world begins as instead of the seed. */
  begin?: WorldImage | undefined
  deliver(webhook: Webhook): void
  /** The APIs whose calls can be disturbed, and the rules that every world begins with. */
  faults?: MockWorldOptions['faults']
  journal?: MockWorldOptions['journal']
  most?: number | undefined
  idleAfter?: number | undefined
  real?: RealTime
}

export const MOST_WORLDS = 100
/** One hour, in milliseconds. */
export const IDLE_AFTER = 3_600_000

export const createWorlds = async (options: WorldsOptions): Promise<Worlds> => {
  const { realms, seed, random, deliver, most = MOST_WORLDS, idleAfter = IDLE_AFTER, real = realTime } = options
  const worlds = new Map<string, MockWorld>()
  const making = new Map<string, Promise<MockWorld | Refused<400 | 409>>>()
  const bound = new Map<string, string>()
  let pristine: WorldImage | undefined
  let wake: (() => void) | undefined

  const build = async (name: string, from?: Snapshot): Promise<MockWorld> => {
    const world = await createMockWorld(realms, {
      name,
      clock: createClock(seed === undefined ? undefined : (options.start ?? SEEDED_START), real),
      seed: seed ?? (name === DEFAULT_WORLD ? random : `${random} ${name}`),
      deliver,
      faults: options.faults,
      journal: options.journal,
      since: real.now(),
      from: from?.name,
      image: from?.image ?? (name === DEFAULT_WORLD ? options.begin : pristine),
      kept: name === DEFAULT_WORLD,
    })
    // all worlds of a seed begin alike, so that those behind the second share its rows
    if (seed !== undefined && name !== DEFAULT_WORLD) pristine ??= from ? undefined : await world.capture()
    return world
  }

  const make = async (name: string, from?: Snapshot): Promise<MockWorld | Refused<400 | 409>> => {
    const fault = nameFault(name)
    if (fault) return refuse(400, fault)
    if (worlds.has(name) || making.has(name)) {
      return refuse(409, `The world "${name}" is there already: drop it with DELETE /_facsimile/worlds/${name} first`)
    }
    if (worlds.size + making.size >= most) {
      return refuse(
        409,
        `There are ${most} worlds already, so "${name}" was not made: drop one with DELETE /_facsimile/worlds/{name}`,
      )
    }
    const made = build(name, from)
    making.set(name, made)
    try {
      const world = await made
      worlds.set(name, world)
      waitForIdle()
      return world
    } finally {
      making.delete(name)
    }
  }

  const remove = (world: MockWorld) => {
    worlds.delete(world.name)
    for (const credential of world.credentials) bound.delete(credential)
    world.close()
  }

  const mayEnd = (): MockWorld[] => [...worlds.values()].filter(({ name, pinned }) => name !== DEFAULT_WORLD && !pinned)

  const waitForIdle = () => {
    if (wake || idleAfter === Infinity) return
    const next = Math.min(...mayEnd().map(({ lastUsed }) => lastUsed + idleAfter))
    if (next === Infinity) return
    wake = real.after(next - real.now(), () => {
      wake = undefined
      for (const world of mayEnd()) if (real.now() - world.lastUsed >= idleAfter) remove(world)
      waitForIdle()
    })
  }

  worlds.set(DEFAULT_WORLD, await build(DEFAULT_WORLD))

  return {
    default: worlds.get(DEFAULT_WORLD)!,
    most,
    idleAfter,
    bound,
    list: () => [...worlds.values()],
    get: (name) => worlds.get(name),
    enter(name) {
      const found = worlds.get(name)
      if (!found) return making.get(name) ?? make(name)
      found.lastUsed = real.now()
      return found
    },
    make,
    clash(name, credentials) {
      const other = credentials.map((credential) => bound.get(credential)).find((owner) => owner && owner !== name)
      return other === undefined ? undefined : refuse(409, `One of the credentials is bound to the world "${other}"`)
    },
    bind(world, credentials) {
      for (const credential of world.credentials) bound.delete(credential)
      for (const credential of credentials) bound.set(credential, world.name)
      world.credentials = [...new Set(credentials)]
    },
    drop(name) {
      if (name === DEFAULT_WORLD)
        return refuse(409, 'The default world stays; POST /_facsimile/reset brings it back to the seed')
      const world = worlds.get(name)
      if (!world) return refuse(404, `There is no world "${name}": ${suggestion(name, [...worlds.keys()])}`)
      remove(world)
      return world
    },
    close() {
      wake?.()
      for (const world of worlds.values()) world.close()
    },
  }
}
