import type { Schema } from '../contract/document.js'
import { describeFault } from '../contract/validators.js'
import { resolve } from '../contract/pointer.js'
import { headerValue, isAnswered } from '../http/exchange.js'
import type { PassiveCheck } from './check.js'

/** Documented headers are there where they are required, and hold what their schemas say. */
export const headers: PassiveCheck = {
  name: 'headers',
  judge(exchange, { documented, contract, validators }) {
    if (!isAnswered(exchange) || !documented || documented.headers.length === 0) return undefined
    if (exchange.intent === 'beside') return undefined
    const { reply } = exchange
    return documented.headers.flatMap(({ name, required, schema }) => {
      const value = headerValue(reply.headers, name)
      if (value === undefined) return required ? [`${reply.status} came without the header ${name}`] : []
      if (!schema) return []
      const { type } = resolve<Schema>(contract.document, schema.schema, schema.at).value
      const faults = validators.check(schema, read(value, type))
      return faults.map((fault) => `header ${name} is "${value}": ${describeFault(fault)}`)
    })
  },
}

/** Header values are text; numbers and booleans among them are read as their schemas want them. */
const read = (text: string, type: unknown): unknown => {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}
