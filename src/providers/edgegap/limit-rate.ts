import type { Stage } from '../../engine/provider.js'
import { keyOf } from './authenticate.js'
import { refusal } from './refusal.js'
import type { EdgegapContext } from './tables.js'

/** The vendor throttles, and no source says at what rate: room for what its clients do, polling five times a second. */
export const CALLS_PER_WINDOW = 50
const WINDOW = 1000

/** The refusal of one call too many. `retryAfter` in seconds. */
export const throttled = (_call: unknown, retryAfter: number) => ({
  ...refusal(429, 'Too many requests. Slow down.'),
  headers: { 'retry-after': String(Math.ceil(retryAfter)) },
})

/** Counts a key's calls, where rate limits are in force. */
export const limitRate: Stage<EdgegapContext> = ({ request, context: { rateLimits, limiter, clock } }) => {
  if (!rateLimits) return undefined
  const now = clock.now()
  const key = keyOf(request.headers['authorization'] ?? '') ?? ''
  const { allowed, resetAt } = limiter.take(key, CALLS_PER_WINDOW, WINDOW, now)
  if (allowed) return undefined
  return throttled(undefined, (resetAt - now) / 1000)
}
