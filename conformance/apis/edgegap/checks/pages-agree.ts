import type { PassiveCheck } from '../../../checks/check.js'
import { isAnswered, jsonBody } from '../../../http/exchange.js'
import { fieldsOf, type Fields } from '../sessions.js'

/** What a page says of itself agrees: a next page has a number, the first has none before it, the last none after it. */
export const pagesAgree: PassiveCheck = {
  name: 'edgegap-pages-agree',
  judge(exchange) {
    if (!isAnswered(exchange) || exchange.operation !== 'list-sessions' || exchange.reply.status !== 200)
      return undefined
    const { pagination, total_count: total, data } = fieldsOf(jsonBody(exchange.reply))
    const paged = typeof pagination === 'object' && pagination !== null
    if (!paged && typeof total !== 'number') return undefined
    const shown = Array.isArray(data) ? data.length : 0
    const { has_next, has_previous } = fieldsOf(pagination)
    const more = shown > 0 && (has_next === true || has_previous === true)
    return [
      ...(typeof total === 'number' && more && total === shown
        ? [`total_count is ${total}, as many as came, and there is another page`]
        : []),
      ...(typeof total === 'number' && total < shown ? [`total_count is ${total}, and ${shown} sessions came`] : []),
      ...(paged ? faultsOf(fieldsOf(pagination)) : []),
    ]
  },
}

const faultsOf = (pagination: Fields): string[] => {
  const { number, has_next, has_previous, next_page_number: next, previous_page_number: previous } = pagination
  const { num_pages } = fieldsOf(pagination['paginator'])
  const last = typeof number === 'number' && typeof num_pages === 'number' ? number >= num_pages : undefined
  return [
    ...(has_next === false && typeof next === 'number' ? [`has_next is false and next_page_number is ${next}`] : []),
    ...(has_next === true && next === null ? ['has_next is true and next_page_number is null'] : []),
    ...(has_next === last && last !== undefined
      ? [`has_next is ${String(has_next)} on page ${String(number)} of ${String(num_pages)}`]
      : []),
    ...(has_next === true && typeof next === 'number' && typeof number === 'number' && next !== number + 1
      ? [`page ${next} comes next after page ${number}`]
      : []),
    ...(has_previous === false && typeof previous === 'number'
      ? [`has_previous is false and previous_page_number is ${previous}`]
      : []),
    ...(has_previous === true && previous === null ? ['has_previous is true and previous_page_number is null'] : []),
    ...(has_previous === true && number === 1 ? ['has_previous is true on page 1'] : []),
  ]
}
