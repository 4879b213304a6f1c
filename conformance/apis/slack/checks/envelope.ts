import type { PassiveCheck } from '../../../checks/check.js'
import { isAnswered, jsonBody } from '../../../http/exchange.js'

/** Every body is a JSON object whose `ok` tells success from refusal; a refusal has a code. */
export const envelope: PassiveCheck = {
  name: 'slack-envelope',
  judge(exchange) {
    // odd requests may be turned away before they reach the methods, by a layer with errors of its own
    if (!isAnswered(exchange) || exchange.intent === 'beside') return undefined
    // any other status is another check's finding
    if (exchange.reply.status !== 200 && exchange.reply.status !== 429) return undefined
    const body = jsonBody(exchange.reply)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return ['the body is no JSON object']
    const { ok, error } = body as { ok?: unknown; error?: unknown }
    if (typeof ok !== 'boolean') return [`ok is ${JSON.stringify(ok)}, not true or false`]
    if (ok || (typeof error === 'string' && error !== '')) return []
    return [`ok is false, and error is ${JSON.stringify(error)}, not a code`]
  },
}
