import type { Clock } from './clock.js'
import type { Context, Profile, Webhook } from './context.js'
import { createIds } from './ids.js'
import { createMemoryStore, type MemoryStore } from './memory-store.js'
import { createOwnClock } from './own-clock.js'
import { createRateLimiter, type LimiterState } from './rate-limiter.js'
import type { Change, Layout, Row, StoreImage, Tables } from './store.js'

/** What a world needs to know of an API to hold its state. */
export interface Realm {
  api: string
  layout: Layout<Tables>
  profile: Profile
  settings: Record<string, unknown>
  rateLimits: boolean
  /** The rows to begin with, made for the clock's start. */
  seed(start: number): Record<string, Row[]>
  /** Schedules anew what follows from the rows: all that was not due by `since` yet. */
  resume?(context: Context, since: number): Promise<void>
}

/** A named, isolated copy of all state and of the clock. */
export interface World {
  readonly name: string
  readonly clock: Clock
  readonly contexts: ReadonlyMap<string, Context>
  /** How far the driver of each API has moved the clock, in milliseconds; a reset takes it back. */
  readonly moved: Map<string, number>
  /** Where the clock stood when the world was made, or at its last reset: milliseconds since the epoch. */
  readonly beginning: { time: number }
  /** Back to the seed: rows, ids, rate limits, what was scheduled and clock; of one API (which leaves the clock alone) or of all. */
  reset(api?: string): Promise<void>
  /** Everything as it is at this moment; cheap however many rows there are. */
  capture(): Promise<WorldImage>
  /** Becomes what an image holds, also in what is scheduled. The clock goes on from the image's time. */
  adopt(image: WorldImage): Promise<void>
  /**
   * Changes rows of several APIs: all of them, or none and false where a row was not as said, or one of these APIs has
   * changed since the revision of its store that is named.
   */
  commit(parts: ReadonlyMap<string, { changes: readonly Change<Tables>[]; revision: number }>): Promise<boolean>
  /** To be called after rows of an API were changed by a hand outside it: schedules anew what follows from them. */
  resume(api: string): Promise<void>
  close(): void
}

/** A world as it was at a moment. */
export interface WorldImage {
  readonly clock: {
    readonly now: number
    readonly running: boolean
    /** Until when all that was scheduled has happened; absent for until `now`. */
    readonly since?: number
  }
  readonly apis: ReadonlyMap<string, ApiImage>
}

/** What an image holds of one API. */
export interface ApiImage {
  readonly store: StoreImage
  readonly ids: readonly number[]
  readonly limiter: LimiterState
  readonly moved: number
}

export interface WorldOptions {
  name: string
  clock: Clock
  /** What the ids are drawn from; each API has a stream of its own. */
  seed: string
  deliver(webhook: Webhook): void
  /** What to begin with instead of the seed's rows. */
  image?: WorldImage | undefined
}

export const createWorld = async (realms: readonly Realm[], options: WorldOptions): Promise<World> => {
  const { name, clock, seed } = options
  const contexts = new Map<string, Context>()
  const clocks = new Map(realms.map(({ api }) => [api, createOwnClock(clock)]))
  const stores = new Map<string, MemoryStore<Tables>>()
  const moved = new Map<string, number>()
  const beginning = { time: clock.now() }

  const setIds = (api: string, from: string | readonly number[]) => {
    // providers see the ids as fixed; a reset begins the stream anew
    ;(contexts.get(api) as { ids: Context['ids'] }).ids = createIds(from)
  }

  const fill = async ({ api, seed: rows }: Realm, at: number) => {
    const context = contexts.get(api)!
    setIds(api, `${seed} ${api}`)
    context.limiter.reset()
    moved.delete(api)
    clocks.get(api)!.callOff()
    await context.store.restore(rows(at))
  }

  const reset = async (api?: string) => {
    if (api === undefined) clock.reset()
    // one moment for all, also where the clock runs
    const at = clock.now()
    if (api === undefined) beginning.time = at
    for (const realm of realms) if (api === undefined || realm.api === api) await fill(realm, at)
  }

  const capture = async (): Promise<WorldImage> => {
    const at = { now: clock.now(), running: clock.running }
    // every part is taken before the first is waited for, so that nothing comes in between
    const parts = realms.map(async ({ api }): Promise<[string, ApiImage]> => {
      const { store, ids, limiter } = contexts.get(api)!
      const rest = { ids: ids.state(), limiter: limiter.state(), moved: moved.get(api) ?? 0 }
      return [api, { store: await store.capture(), ...rest }]
    })
    return { clock: at, apis: new Map(await Promise.all(parts)) }
  }

  const resume = async (api: string, since: number) => {
    clocks.get(api)!.callOff()
    await realms.find((realm) => realm.api === api)?.resume?.(contexts.get(api)!, since)
  }

  const adopt = async (image: WorldImage) => {
    for (const { callOff } of clocks.values()) callOff()
    clock.freeze(image.clock.now)
    if (image.clock.running) clock.run()
    const parts = realms.map(({ api }) => {
      const { store, ids, limiter, moved: by } = image.apis.get(api)!
      setIds(api, ids)
      contexts.get(api)!.limiter.restore(limiter)
      moved.set(api, by)
      return contexts.get(api)!.store.adopt(store)
    })
    await Promise.all(parts)
    for (const { api } of realms) await resume(api, image.clock.since ?? image.clock.now)
  }

  for (const { api, layout, profile, settings, rateLimits } of realms) {
    const limiter = createRateLimiter()
    const store = createMemoryStore(layout)
    stores.set(api, store)
    contexts.set(api, {
      store,
      clock: clocks.get(api)!.clock,
      ids: createIds(''),
      profile,
      settings,
      get rateLimits() {
        return rateLimits || limiter.cap !== undefined
      },
      limiter,
      deliver: (webhook) => options.deliver(webhook),
    })
  }
  const commit: World['commit'] = async (parts) => {
    const ready = [...parts].map(([api, { changes, revision }]) => stores.get(api)!.prepare(changes, revision))
    if (ready.includes(undefined)) return false
    for (const run of ready) run!()
    return true
  }

  if (options.image) await adopt(options.image)
  else for (const realm of realms) await fill(realm, beginning.time)
  return {
    name,
    clock,
    contexts,
    moved,
    beginning,
    reset,
    capture,
    adopt,
    commit,
    resume: (api) => resume(api, clock.now()),
    close: () => clock.close(),
  }
}
