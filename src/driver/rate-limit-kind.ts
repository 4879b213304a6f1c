import type { Context } from '../engine/context.js'
import type { DriverKind } from '../engine/provider.js'
import { record } from '../fixtures/schemas.js'

/**
 * A driver's kind `rate-limit`: while one is there, the vendor's rate limits are in force, and no window lets more calls
 * through than it says. So a suite can see a throttled answer without spending a real limit.
 */
export const rateLimitKind: DriverKind<Pick<Context, 'limiter' | 'ids'>> = {
  attributes: record({ limit: { type: 'integer', minimum: 1 } }),
  async create({ limit = 1 }, { limiter, ids }) {
    if (limiter.cap !== undefined) return { error: 'a rate limit is set already; delete it first' }
    limiter.setCap(limit as number)
    return { id: `limit-${ids.hex(8)}` }
  },
  async end(_id, { limiter }) {
    if (limiter.cap === undefined) return false
    limiter.setCap(undefined)
    return true
  },
}
