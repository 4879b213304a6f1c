/** What a limiter says of one more call. Times are milliseconds since the epoch. */
export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** When the window ends and calls are counted afresh. */
  resetAt: number
}

/** What a limiter without windows says: `resetAt` is when all calls are available again. */
export interface DripAllowance extends Allowance {
  /** When the next call will be let through; now, where this one was. */
  retryAt: number
}

/** Everything a limiter has counted, as plain data. */
export interface LimiterState {
  cap: number | undefined
  windows: [key: string, window: { resetAt: number; used: number }][]
  drips: [key: string, until: number][]
}

/** Counts calls per key. */
export interface RateLimiter {
  /** In windows that begin with their first call. */
  take(key: string, limit: number, windowMs: number, now: number): Allowance
  /** Without windows: `limit` calls at once, each of which comes back `windowMs / limit` after the one before (GCRA). */
  drip(key: string, limit: number, windowMs: number, now: number): DripAllowance
  /** The most calls that any window lets through, whatever limit it is asked for; undefined for no such bound. */
  readonly cap: number | undefined
  /** Sets or lifts the bound, and begins all windows anew. */
  setCap(cap: number | undefined): void
  /** Forgets every call; lifts the bound. */
  reset(): void
  state(): LimiterState
  restore(state: LimiterState): void
}

/** Keys beyond this number push the oldest windows out, so that a flood of keys cannot fill the memory. */
const MOST_KEYS = 100_000

/** Sums of times that are no whole milliseconds are a little off; so little does not count. */
const TOLERANCE_MS = 0.5

export const createRateLimiter = (): RateLimiter => {
  const windows = new Map<string, { resetAt: number; used: number }>()
  const drips = new Map<string, number>()
  let cap: number | undefined
  const forget = () => {
    windows.clear()
    drips.clear()
  }
  return {
    get cap() {
      return cap
    },
    setCap(bound) {
      cap = bound
      forget()
    },
    take(key, asked, windowMs, now) {
      const limit = Math.min(asked, cap ?? asked)
      let window = windows.get(key)
      if (!window || now >= window.resetAt) {
        windows.delete(key)
        if (windows.size >= MOST_KEYS) windows.delete(windows.keys().next().value!)
        window = { resetAt: now + windowMs, used: 0 }
        windows.set(key, window)
      }
      const allowed = window.used < limit
      if (allowed) window.used += 1
      return { allowed, limit, remaining: limit - window.used, resetAt: window.resetAt }
    },
    drip(key, asked, windowMs, now) {
      const limit = Math.min(asked, cap ?? asked)
      const apart = windowMs / limit
      const before = Math.max(drips.get(key) ?? now, now)
      const after = before + apart
      const allowed = after - now <= windowMs + TOLERANCE_MS
      if (allowed) {
        drips.delete(key)
        if (drips.size >= MOST_KEYS) drips.delete(drips.keys().next().value!)
        drips.set(key, after)
      }
      const resetAt = allowed ? after : before
      const remaining = Math.max(0, Math.floor((windowMs + TOLERANCE_MS - (resetAt - now)) / apart))
      return { allowed, limit, remaining, resetAt, retryAt: allowed ? now : after - windowMs }
    },
    reset() {
      cap = undefined
      forget()
    },
    state: () => ({
      cap,
      windows: [...windows].map(([key, window]) => [key, { ...window }]),
      drips: [...drips],
    }),
    restore(state) {
      cap = state.cap
      forget()
      for (const [key, window] of state.windows) windows.set(key, { ...window })
      for (const [key, until] of state.drips) drips.set(key, until)
    },
  }
}
