import { isAnswered } from '../http/exchange.js'
import { isHttpLayerRefusal, type PassiveCheck } from './check.js'

/** An operation answers with a status that the contract documents for it. Faults of the server have their own check. */
export const status: PassiveCheck = {
  name: 'status',
  judge(exchange, { contract, documented }) {
    if (!isAnswered(exchange) || exchange.operation === undefined) return undefined
    const { status: came } = exchange.reply
    // any service may be throttled, whether its contract says so or not
    if (came >= 500 || came === 429 || isHttpLayerRefusal(came)) return undefined
    // what an odd request runs into before it reaches the operation is not the operation's answer
    if (exchange.intent === 'beside') return undefined
    if (documented) return []
    const known = contract.operations.find(({ id }) => id === exchange.operation)!.responses
    return [`${came} is not documented for ${exchange.operation}; documented are ${[...known.keys()].join(', ')}`]
  },
}
