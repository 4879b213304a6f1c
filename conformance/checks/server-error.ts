import { isMethodRefusal, type PassiveCheck } from './check.js'

/** No request, however odd, makes the server fail. */
export const serverError: PassiveCheck = {
  name: 'server-error',
  judge(exchange, { api }) {
    if (!exchange.reply) return undefined
    const { status } = exchange.reply
    if (status < 500 || isMethodRefusal(exchange) || api.namedServerError?.(exchange)) return []
    return [`the server failed with ${status}: ${exchange.reply.body.slice(0, 200)}`]
  },
}
