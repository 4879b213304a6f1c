import type { Allowance } from '../../engine/rate-limiter.js'
import type { Stage } from '../../engine/provider.js'
import { refusal } from './refusal.js'
import type { OktaContext } from './tables.js'

/** Requests in one window, as recorded on a developer organization; one bucket for all callers. */
export const RECORDED_LIMIT = 50

/** What the headers promise while the vendor's limits are off: so much that nobody counts, and it is never enforced. */
export const AMPLE_LIMIT = 1_000_000

/** Windows begin with their first call. */
const WINDOW_MS = 60_000

/** The three headers of every answer. The end of the window is in seconds since the epoch, rounded up. */
const rateLimitHeaders = ({ limit, remaining, resetAt }: Allowance): Record<string, string> => ({
  'x-rate-limit-limit': String(limit),
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(Math.ceil(resetAt / 1000)),
})

const take = ({ limiter, clock }: OktaContext, bucket: string, limit: number): Allowance =>
  limiter.take(bucket, limit, WINDOW_MS, clock.now())

/** Counts a call of the operation before anything else is looked at, and refuses it where the window is used up. */
export const rateLimit: Stage<OktaContext> = ({ context, operation, replyHeaders }) => {
  const allowance = take(context, operation.id, context.rateLimits ? RECORDED_LIMIT : AMPLE_LIMIT)
  Object.assign(replyHeaders, rateLimitHeaders(allowance))
  return context.rateLimits && !allowance.allowed ? refusal('E0000047', context.ids) : undefined
}

/** The refusal of one call too many, whether it was counted or only said to be so. `retryAfter` in seconds. */
export const throttled = ({ context: { ids, clock } }: { context: OktaContext }, retryAfter: number) => ({
  ...refusal('E0000047', ids),
  headers: rateLimitHeaders({
    allowed: false,
    limit: RECORDED_LIMIT,
    remaining: 0,
    resetAt: clock.now() + retryAfter * 1000,
  }),
})

/** The headers of an answer that was given before its call was counted: as of the first call in a window. */
export const uncountedRateLimit = ({ rateLimits, clock }: OktaContext): Record<string, string> => {
  const limit = rateLimits ? RECORDED_LIMIT : AMPLE_LIMIT
  return rateLimitHeaders({ allowed: true, limit, remaining: limit - 1, resetAt: clock.now() + WINDOW_MS })
}

/** The headers of an answer that belongs to no operation; such calls have a bucket of their own and are never refused. */
export const unmatchedRateLimit = (context: OktaContext): Record<string, string> =>
  rateLimitHeaders(take(context, 'unmatched', AMPLE_LIMIT))
