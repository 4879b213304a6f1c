/** What a limiter says of one more call. Times are milliseconds since the epoch. */
export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** When the window ends and calls are counted afresh. */
  resetAt: number
}

/** Counts calls per key in windows that begin with their first call. */
export interface RateLimiter {
  take(key: string, limit: number, windowMs: number, now: number): Allowance
  reset(): void
}

/** Keys beyond this number push the oldest windows out, so that a flood of keys cannot fill the memory. */
const MOST_KEYS = 100_000

export const createRateLimiter = (): RateLimiter => {
  const windows = new Map<string, { resetAt: number; used: number }>()
  return {
    take(key, limit, windowMs, now) {
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
    reset: () => windows.clear(),
  }
}
