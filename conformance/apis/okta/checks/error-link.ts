import type { PassiveCheck } from '../../../checks/check.js'
import { isAnswered, jsonBody } from '../../../http/exchange.js'

/** `errorLink` repeats `errorCode`. */
export const errorLink: PassiveCheck = {
  name: 'okta-error-link',
  judge(exchange) {
    if (!isAnswered(exchange) || exchange.reply.status < 400) return undefined
    const { errorCode, errorLink } = (jsonBody(exchange.reply) ?? {}) as { errorCode?: unknown; errorLink?: unknown }
    // a missing one is a matter of the body's shape
    if (typeof errorCode !== 'string' || typeof errorLink !== 'string') return undefined
    return errorLink === errorCode ? [] : [`errorLink is "${errorLink}" where errorCode is "${errorCode}"`]
  },
}
