import * as general from '../../../checks/body.js'
import type { PassiveCheck } from '../../../checks/check.js'
import { jsonBody, type Exchange } from '../../../http/exchange.js'

const TIMES = new Set(['created_at', 'updated_at', 'expires_at'])

/** Readers of Protocol Buffers in JSON take any number of digits of a second up to nine. */
const padTime = (text: string): string =>
  text.replace(/\.(\d{1,9})(?=Z$)/, (_, digits: string) => `.${digits.padEnd(9, '0')}`)

/** As clients read JSON: a null is as good as nothing. */
const readValue = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') return TIMES.has(name) ? padTime(value) : value
  if (Array.isArray(value)) return value.map((item) => readValue(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, readValue(inner, key)]])),
  )
}

const asRead = (exchange: Exchange): Exchange => {
  const value = exchange.reply && jsonBody(exchange.reply)
  if (value === undefined || value === null) return exchange
  return { ...exchange, reply: { ...exchange.reply!, body: JSON.stringify(readValue(value)) } }
}

/** A check of bodies, with the freedom that the JSON of Protocol Buffers gives. */
const freely = (check: PassiveCheck): PassiveCheck => ({
  name: `things-stack-${check.name}`,
  judge: (exchange, subject) => check.judge(asRead(exchange), subject),
})

export const body = freely(general.body)
export const formats = freely(general.formats)
export const errorBody = freely(general.errorBody)
