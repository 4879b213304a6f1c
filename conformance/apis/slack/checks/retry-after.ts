import type { PassiveCheck } from '../../../checks/check.js'
import { headerValue, isAnswered } from '../../../http/exchange.js'

/** Clients wait for as many seconds as `Retry-After` says, and fail without it. */
export const retryAfterHeader: PassiveCheck = {
  name: 'slack-retry-after',
  judge(exchange) {
    if (!isAnswered(exchange) || exchange.reply.status !== 429) return undefined
    const value = headerValue(exchange.reply.headers, 'retry-after')
    if (value === undefined) return ['429 came without Retry-After']
    return /^\d+$/.test(value) ? [] : [`Retry-After is "${value}", not whole seconds`]
  },
}
