import type { Clock } from './clock.js'

/** The world's clock as one API sees it: the same time, but what that API has scheduled can be called off alone. */
export const createOwnClock = (clock: Clock): { clock: Clock; callOff(): void } => {
  const pending = new Map<symbol, () => void>()
  const schedule: Clock['schedule'] = (at, action) => {
    const token = Symbol()
    let ran = false
    const off = clock.schedule(at, () => {
      ran = true
      pending.delete(token)
      action()
    })
    // what is due already runs inside the call
    if (!ran) pending.set(token, off)
    return () => {
      pending.delete(token)
      off()
    }
  }
  return {
    clock: Object.assign(Object.create(clock) as Clock, { schedule }),
    callOff() {
      for (const off of pending.values()) off()
      pending.clear()
    },
  }
}
