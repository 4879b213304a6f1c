/** The time of one world. Times are milliseconds since the epoch. */
export interface Clock {
  now(): number
  /** The time as RFC 3339 text in UTC with milliseconds: `2026-01-01T00:00:00.000Z`. */
  iso(): string
  /** Moves the clock by so many milliseconds and runs what was due meanwhile. */
  advance(milliseconds: number): void
  /** Stops the clock, at the given time or where it is. */
  freeze(at?: number): void
  /** Lets the clock run on from where it is. */
  run(): void
  readonly running: boolean
  /** Runs an action once the clock has reached a time; returns how to call it off. */
  schedule(at: number, action: () => void): () => void
  /** Back to where the clock started, with nothing scheduled. */
  reset(): void
  close(): void
}

/** Milliseconds since the epoch that a date can hold, on either side. */
export const LATEST = 8.64e15

/** Where a seeded mock's clock stands: the same for everybody. */
export const SEEDED_START = Date.UTC(2026, 0, 1)

/** How the world tells the real time and waits for it; replaced in tests. */
export interface RealTime {
  now(): number
  after(milliseconds: number, action: () => void): () => void
}

const LONGEST_TIMER = 2 ** 31 - 1

export const realTime: RealTime = {
  now: () => Date.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, Math.min(Math.max(milliseconds, 0), LONGEST_TIMER))
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** @param start where the clock stands still from the beginning; undefined for one that follows the real time. */
export const createClock = (start?: number, real: RealTime = realTime): Clock => {
  let frozen = start
  let offset = 0
  let wake: (() => void) | undefined
  const due = new Set<{ at: number; action: () => void }>()

  const now = () => frozen ?? real.now() + offset

  const settle = () => {
    wake?.()
    wake = undefined
    const ready = [...due].filter((entry) => entry.at <= now()).sort((a, b) => a.at - b.at)
    for (const entry of ready) {
      due.delete(entry)
      entry.action()
    }
    if (frozen !== undefined || due.size === 0) return
    const next = Math.min(...[...due].map((entry) => entry.at))
    wake = real.after(next - now(), settle)
  }

  return {
    now,
    iso: () => new Date(now()).toISOString(),
    get running() {
      return frozen === undefined
    },
    advance(milliseconds) {
      if (frozen === undefined) offset += milliseconds
      else frozen += milliseconds
      settle()
    },
    freeze(at = now()) {
      frozen = at
      settle()
    },
    run() {
      offset = now() - real.now()
      frozen = undefined
      settle()
    },
    schedule(at, action) {
      const entry = { at, action }
      due.add(entry)
      settle()
      return () => {
        due.delete(entry)
      }
    },
    reset() {
      frozen = start
      offset = 0
      due.clear()
      settle()
    },
    close() {
      due.clear()
      settle()
    },
  }
}
