import type { PassiveCheck } from '../../../checks/check.js'
import { headerValue, isAnswered } from '../../../http/exchange.js'

/** Windows last 60 seconds; clocks and rounding may be off by some. */
const LATEST = 120
const EARLIEST = -5

/**
 * `X-Rate-Limit-Reset` is a time in seconds since the epoch, about a minute ahead at most; `Remaining` is no more than
 * `Limit`. Where too many calls run at once, both are 0 and the time is a guess.
 */
export const rateLimitHeaders: PassiveCheck = {
  name: 'okta-rate-limit-headers',
  judge(exchange) {
    if (!isAnswered(exchange)) return undefined
    const number = (name: string) => {
      const text = headerValue(exchange.reply.headers, name)
      return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
    }
    const limit = number('x-rate-limit-limit')
    const remaining = number('x-rate-limit-remaining')
    const reset = number('x-rate-limit-reset')
    if (limit === undefined || remaining === undefined || reset === undefined) return undefined
    if (limit === 0) return []
    const faults: string[] = []
    if (remaining > limit) faults.push(`x-rate-limit-remaining is ${remaining}, more than the limit of ${limit}`)
    const date = Date.parse(headerValue(exchange.reply.headers, 'date') ?? '')
    const now = Number.isNaN(date) ? exchange.startedAt : date
    const ahead = reset - Math.floor(now / 1000)
    if (ahead > LATEST || ahead < EARLIEST) {
      faults.push(
        `x-rate-limit-reset is ${reset}, which is ${ahead} s after Date; seconds since the epoch, within the next minute or so, are expected`,
      )
    }
    return faults
  },
}
