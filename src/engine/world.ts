import type { Clock } from './clock.js'
import type { Context, Profile, Webhook } from './context.js'
import { createIds } from './ids.js'
import { createMemoryStore } from './memory-store.js'
import { createOwnClock } from './own-clock.js'
import { createRateLimiter } from './rate-limiter.js'
import type { Layout, Row, Tables } from './store.js'

/** What a world needs to know of an API to hold its state. */
export interface Realm {
  api: string
  layout: Layout<Tables>
  profile: Profile
  settings: Record<string, unknown>
  rateLimits: boolean
  /** The rows to begin with, made for the clock's start. */
  seed(start: number): Record<string, Row[]>
}

/** A named, isolated copy of all state, clock and faults. */
export interface World {
  readonly name: string
  readonly clock: Clock
  readonly contexts: ReadonlyMap<string, Context>
  /** Back to the seed: rows, ids, rate limits, what was scheduled and clock; of one API (which leaves the clock alone) or of all. */
  reset(api?: string): Promise<void>
  close(): void
}

export interface WorldOptions {
  name: string
  clock: Clock
  /** What the ids are drawn from; each API has a stream of its own. */
  seed: string
  deliver(webhook: Webhook): void
}

export const createWorld = async (realms: readonly Realm[], options: WorldOptions): Promise<World> => {
  const { name, clock, seed } = options
  const contexts = new Map<string, Context>()
  const clocks = new Map(realms.map(({ api }) => [api, createOwnClock(clock)]))

  const fill = async ({ api, seed: rows }: Realm) => {
    const context = contexts.get(api)!
    // providers see the ids as fixed; a reset begins the stream anew
    ;(context as { ids: Context['ids'] }).ids = createIds(`${seed} ${api}`)
    context.limiter.reset()
    clocks.get(api)!.callOff()
    await context.store.restore(rows(clock.now()))
  }

  const reset = async (api?: string) => {
    if (api === undefined) clock.reset()
    for (const realm of realms) if (api === undefined || realm.api === api) await fill(realm)
  }

  for (const { api, layout, profile, settings, rateLimits } of realms) {
    const limiter = createRateLimiter()
    contexts.set(api, {
      store: createMemoryStore(layout),
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
  for (const realm of realms) await fill(realm)
  return { name, clock, contexts, reset, close: () => clock.close() }
}
