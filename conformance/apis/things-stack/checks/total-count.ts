import type { PassiveCheck } from '../../../checks/check.js'
import { headerValue, isAnswered, jsonBody } from '../../../http/exchange.js'

/** `X-Total-Count`, where it is sent, is a number, and no less than the sessions that came with it. */
export const totalCount: PassiveCheck = {
  name: 'things-stack-total-count',
  judge(exchange) {
    if (!isAnswered(exchange) || exchange.reply.status !== 200 || exchange.operation !== 'UserSessionRegistry_List') {
      return undefined
    }
    const total = headerValue(exchange.reply.headers, 'x-total-count')
    if (total === undefined) return []
    if (!/^\d+$/.test(total)) return [`X-Total-Count is "${total}", which is no number`]
    const { sessions } = (jsonBody(exchange.reply) ?? {}) as { sessions?: unknown }
    const shown = Array.isArray(sessions) ? sessions.length : 0
    return shown > Number(total) ? [`X-Total-Count is ${total}, but ${shown} sessions came`] : []
  },
}
