import { mediaType } from '../contract/responses.js'
import { headerValue, isAnswered } from '../http/exchange.js'
import type { PassiveCheck } from './check.js'

/** A body comes in a media type that the contract documents for its status. */
export const mediaTypeCheck: PassiveCheck = {
  name: 'media-type',
  judge(exchange, { documented }) {
    if (!isAnswered(exchange) || !documented || documented.content.size === 0) return undefined
    if (exchange.request.method === 'HEAD' || exchange.reply.body === '') return undefined
    if (exchange.intent === 'beside' && exchange.reply.status >= 400) return undefined
    const came = headerValue(exchange.reply.headers, 'content-type')
    const known = [...documented.content.keys()].join(' or ')
    if (came === undefined) return [`the body has no Content-Type; documented is ${known}`]
    return documented.content.has(mediaType(came)) ? [] : [`Content-Type is "${came}"; documented is ${known}`]
  },
}
