import * as general from '../../../checks/body.js'
import type { PassiveCheck } from '../../../checks/check.js'
import { jsonBody, type Exchange } from '../../../http/exchange.js'
import { comparableTime } from '../sessions.js'

const TIMES = new Set(['created_at', 'updated_at', 'expires_at'])

/** As clients read JSON: a null is as good as nothing. */
const readValue = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') return TIMES.has(name) ? comparableTime(value) : value
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
export const errorBody = freely(general.errorBody)

const isOfId = (fault: string): boolean => /\/session_id\b/.test(fault)
const freeFormats = freely(general.formats)

/** Faults of formats that a condition holds for. */
const formatsOf = (name: string, wanted: (fault: string) => boolean): PassiveCheck => ({
  name,
  judge: (exchange, subject) => freeFormats.judge(exchange, subject)?.filter(wanted),
})

export const formats = formatsOf('things-stack-formats', (fault) => !isOfId(fault))
/** The page says no more of session IDs than that they are texts. */
export const sessionIds = formatsOf('things-stack-session-ids', isOfId)
