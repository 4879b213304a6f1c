import { isAnswered, jsonBody, type Exchange } from '../../../http/exchange.js'
import { fieldsOf, type Fields } from '../sessions.js'

const READING = new Set(['get-session', 'list-sessions'])

/** Every session that an answer shows, alone or in a list. */
export const sessionsIn = (exchange: Exchange): Fields[] => {
  if (!isAnswered(exchange) || exchange.reply.status !== 200 || !READING.has(exchange.operation ?? '')) return []
  const body = fieldsOf(jsonBody(exchange.reply))
  const shown = exchange.operation === 'get-session' ? [body] : body['data']
  return Array.isArray(shown) ? shown.map(fieldsOf) : []
}

/** Judges every session of an answer by a rule, which says what is wrong, nothing, or that it has nothing to say. */
export const eachSession = (exchange: Exchange, rule: (session: Fields) => string[] | undefined) => {
  const said = sessionsIn(exchange).map(rule)
  const judged = said.filter((faults) => faults !== undefined)
  return judged.length === 0 ? undefined : judged.flat()
}
