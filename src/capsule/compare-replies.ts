import { isDeepStrictEqual } from 'node:util'
import { escapePointer } from '../contract/pointer.js'
import type { HttpReply } from '../engine/http.js'
import { messageValue } from '../journal/message-value.js'
import type { CapsuleExchange } from './capsule.js'

/** The first thing in which an answer differs from the packed one. */
export interface ReplyDifference {
  /** `status`, `header x-request-id`, `body`. */
  where: string
  /** JSON Pointer into the body; empty for all else. */
  pointer: string
  expected: unknown
  found: unknown
}

/** Says when the connection's own work was done, not what was answered. */
const IGNORED = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'])

/** @param tolerance milliseconds by which times in bodies may differ: a running clock is read more than once. */
export const compareReplies = (
  { reply: expected }: CapsuleExchange,
  found: HttpReply,
  tolerance: number,
): ReplyDifference | undefined => {
  if (expected.status !== found.status)
    return { where: 'status', pointer: '', expected: expected.status, found: found.status }
  const names = [...new Set([...Object.keys(expected.headers), ...Object.keys(found.headers)])]
  for (const name of names.filter((name) => !IGNORED.has(name)).sort()) {
    if (expected.headers[name] !== found.headers[name])
      return { where: `header ${name}`, pointer: '', expected: expected.headers[name], found: found.headers[name] }
  }
  const body = expected.kept === undefined ? found.body : found.body?.slice(0, expected.kept)
  if (expected.body === body) return undefined
  const type = found.headers['content-type']
  if (expected.kept !== undefined) return { where: 'body', pointer: '', expected: expected.body, found: body }
  const inside = firstDifference(messageValue(expected.body, type), messageValue(body, type), '', tolerance)
  return inside && { where: 'body', ...inside }
}

type Inside = Omit<ReplyDifference, 'where'>

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const firstDifference = (expected: unknown, found: unknown, pointer: string, tolerance: number): Inside | undefined => {
  const both = (a: readonly unknown[], b: readonly unknown[], names: readonly string[]): Inside | undefined => {
    for (const [i, name] of names.entries()) {
      const inside = firstDifference(a[i], b[i], `${pointer}/${escapePointer(name)}`, tolerance)
      if (inside) return inside
    }
    return undefined
  }
  if (isObject(expected) && isObject(found)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    const of = (value: Record<string, unknown>) => names.map((name) => value[name])
    return both(of(expected), of(found), names)
  }
  if (Array.isArray(expected) && Array.isArray(found)) {
    const length = Math.max(expected.length, found.length)
    return both(
      expected,
      found,
      Array.from({ length }, (_, i) => String(i)),
    )
  }
  if (isDeepStrictEqual(expected, found) || areNearTimes(expected, found, tolerance)) return undefined
  return { pointer, expected, found }
}

const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/

const areNearTimes = (a: unknown, b: unknown, tolerance: number): boolean =>
  tolerance > 0 &&
  typeof a === 'string' &&
  typeof b === 'string' &&
  TIME.test(a) &&
  TIME.test(b) &&
  Math.abs(Date.parse(a) - Date.parse(b)) <= tolerance
