import type { RealTime } from '../../engine/clock.js'
import type { Realm } from '../../engine/world.js'
import { createWorlds, type Worlds } from '../worlds.js'

/** A real time that tests move. */
export interface HandTime extends RealTime {
  pass(milliseconds: number): void
}

export const handTime = (start = 0): HandTime => {
  let now = start
  const waiting = new Set<{ at: number; action: () => void }>()
  return {
    now: () => now,
    after(milliseconds, action) {
      const entry = { at: now + milliseconds, action }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    pass(milliseconds) {
      now += milliseconds
      for (const entry of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(entry)
        entry.action()
      }
    },
  }
}

/** One made-up API with things that have an owner. */
export const demo: Realm = {
  api: 'demo',
  layout: { things: { id: 'id' as never, indexes: ['owner' as never] } },
  profile: 'documented',
  settings: {},
  rateLimits: false,
  seed: (start) => ({ things: [{ id: 'a', owner: 'x', at: start }] }),
}

/** Seeded worlds of one made-up API, whose real time tests move. */
export const testWorlds = async (
  options: { most?: number; idleAfter?: number; realm?: Realm } = {},
): Promise<{ worlds: Worlds; real: HandTime }> => {
  const real = handTime()
  const { realm = demo, ...limits } = options
  const worlds = await createWorlds({
    ...limits,
    realms: [realm],
    seed: '1',
    random: '',
    real,
    deliver: () => undefined,
  })
  return { worlds, real }
}
