import { headerValue, isAnswered } from '../http/exchange.js'
import type { PassiveCheck } from './check.js'

/** Where the contract documents no body, there is none. */
export const noBody: PassiveCheck = {
  name: 'no-body',
  judge(exchange, { documented }) {
    if (!isAnswered(exchange) || !documented || documented.content.size > 0) return undefined
    const { status, body, headers } = exchange.reply
    if (body !== '') return [`${status} has no body by the contract, but came with "${body.slice(0, 120)}"`]
    const length = headerValue(headers, 'content-length')
    // clients skip the body of a 204, and take it for the next answer
    if (status === 204 && length !== undefined && Number(length) > 0) return [`204 announces a body of ${length} bytes`]
    return []
  },
}
