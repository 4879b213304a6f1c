import type { DripAllowance } from '../../engine/rate-limiter.js'
import type { Stage } from '../../engine/provider.js'
import { refusal } from './refusal.js'
import type { StackCall, StackContext } from './tables.js'
import { presented } from './token.js'

const MINUTE = 60_000

/** What is counted (`pkg/ratelimit/resource.go`): operation and user, and the token where credentials mean something. */
const resource = ({ operation, pathValues, request, context }: StackCall): string => {
  const method = operation.id.replace('_', '/')
  const key = `grpc:method:/ttn.lorawan.v3.${method}:user:${pathValues['user_ids.user_id']}`
  const token = presented(request)
  return context.profile === 'live' && 'id' in token ? `${key}:token:${token.id}` : key
}

/** Seconds from now. Those to wait are rounded up, so that waiting as long as the header says is enough. */
const rateLimitHeaders = ({ limit, remaining, resetAt, retryAt }: DripAllowance, now: number) => ({
  'x-rate-limit-limit': String(limit),
  'x-rate-limit-available': String(remaining),
  'x-rate-limit-reset': String(Math.floor((resetAt - now) / 1000)),
  'x-rate-limit-retry': String(Math.ceil((retryAt - now) / 1000)),
})

/** The refusal of one call too many. `retryAfter` in seconds. */
export const throttled = (call: StackCall, retryAfter: number) => {
  const { settings, ids } = call.context
  const rate = settings.callsPerMinute
  const at = retryAfter * 1000
  const spent = { allowed: false, limit: rate, remaining: 0, resetAt: at, retryAt: at }
  return {
    ...refusal('pkg/ratelimit:rate_limit_exceeded', ids, { key: resource(call), rate }),
    headers: rateLimitHeaders(spent, 0),
  }
}

/** Counts a call that has passed validation, and refuses it where too many came within a minute. */
export const limitRate: Stage<StackContext> = (call) => {
  const { rateLimits, limiter, clock, settings, ids } = call.context
  if (!rateLimits) return undefined
  const key = resource(call)
  const rate = settings.callsPerMinute
  const allowance = limiter.drip(key, rate, MINUTE, clock.now())
  Object.assign(call.replyHeaders, rateLimitHeaders(allowance, clock.now()))
  return allowance.allowed ? undefined : refusal('pkg/ratelimit:rate_limit_exceeded', ids, { key, rate })
}
