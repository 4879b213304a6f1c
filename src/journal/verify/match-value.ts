import { isDeepStrictEqual } from 'node:util'
import { escapePointer } from '../../contract/pointer.js'
import type { SafeRegex } from './safe-regex.js'

/** One thing that does not fit. */
export interface Difference {
  where: string
  expected?: unknown
  found?: unknown
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const only = (value: unknown, key: string): unknown =>
  isObject(value) && Object.keys(value).length === 1 && key in value ? value[key] : undefined

/**
 * What of a value does not fit a pattern: given fields must be there and fit, others may be there too; lists have the same
 * length. `{ matches }` and `{ absent: true }` stand for a value.
 */
export const matchValue = (pattern: unknown, value: unknown, where: string, regex: SafeRegex): Difference[] => {
  const expression = only(pattern, 'matches')
  if (typeof expression === 'string') {
    const text = isObject(value) || Array.isArray(value) || value === undefined ? undefined : String(value)
    return text !== undefined && regex.test(expression, text) ? [] : [differ(where, pattern, value)]
  }
  if (only(pattern, 'absent') === true) return value === undefined ? [] : [differ(where, pattern, value)]
  if (isObject(pattern)) {
    if (!isObject(value)) return [differ(where, pattern, value)]
    return Object.entries(pattern).flatMap(([name, inner]) =>
      matchValue(inner, Object.hasOwn(value, name) ? value[name] : undefined, below(where, name), regex),
    )
  }
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value) || value.length !== pattern.length) return [differ(where, pattern, value)]
    return pattern.flatMap((inner, i) => matchValue(inner, value[i], below(where, String(i)), regex))
  }
  return isDeepStrictEqual(pattern, value) ? [] : [differ(where, pattern, value)]
}

/** Query parameters and headers are texts, so a number or a flag is compared as its text. */
export const matchText = (pattern: unknown, text: string | undefined, where: string, regex: SafeRegex): Difference[] =>
  matchValue(isObject(pattern) ? pattern : String(pattern), text, where, regex)

const below = (where: string, name: string): string =>
  where.includes(' ') ? `${where}/${escapePointer(name)}` : `${where} /${escapePointer(name)}`

const differ = (where: string, expected: unknown, found: unknown): Difference => ({
  where,
  expected,
  ...(found === undefined ? {} : { found }),
})
