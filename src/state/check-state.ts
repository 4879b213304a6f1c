import type { Finding } from '../contract/validators.js'
import { joinPointer } from '../contract/pointer.js'
import { suggestion } from '../input/nearest.js'
import type { MockedRealm } from '../mock/realms.js'
import type { ApiState, Fields, State } from './state.js'

/** What stands wrong in a state that somebody gave: where (JSON Pointer), and why. */
export interface StateFault {
  pointer: string
  reason: string
}

/**
 * Whether a text may become the state of these APIs: each collection is named, each row stands under its id and has the
 * fields that it must have.
 * @param before rows that are known to be right, and are not looked at again where they are the same objects.
 */
export const checkState = (
  realms: readonly MockedRealm[],
  given: unknown,
  before: State = {},
): StateFault | undefined => {
  const names = realms.map(({ provider }) => provider.api)
  const fault = checkKeys(given, names, '', (name) => `there is no API "${name}" here`)
  if (fault) return fault
  for (const realm of realms) {
    const { api } = realm.provider
    const found = checkApiState(realm, (given as State)[api], before[api])
    if (found) return { ...found, pointer: joinPointer(api) + found.pointer }
  }
  return undefined
}

/** The same for the state of one API. */
export const checkApiState = (
  { provider: { api, layout }, rowCheck }: MockedRealm,
  given: unknown,
  before: ApiState = {},
): StateFault | undefined => {
  const fault = checkKeys(given, Object.keys(layout), '', (name) => `${api} has no collection "${name}"`)
  if (fault) return fault
  for (const [name, { id }] of Object.entries(layout)) {
    const rows = (given as ApiState)[name]
    if (!isObject(rows)) return { pointer: joinPointer(name), reason: 'is not an object of rows by id' }
    for (const [key, row] of Object.entries(rows)) {
      if (row === before[name]?.[key]) continue
      const reason = checkRow(key, row, id, rowCheck(name))
      if (reason) return { pointer: joinPointer(name, key) + reason.pointer, reason: reason.reason }
    }
  }
  return undefined
}

const checkRow = (
  key: string,
  row: unknown,
  id: string,
  check: (row: unknown) => Finding[],
): StateFault | undefined => {
  const [finding] = check(row)
  if (finding) return { pointer: finding.pointer, reason: finding.message }
  const own = String((row as Record<string, unknown>)[id])
  if (own === key) return undefined
  return { pointer: joinPointer(id), reason: `is ${JSON.stringify(own)}, but the row stands under "${key}"` }
}

/** Every name and no other: what is left out could mean "as it is" as well as "empty", so it has to be said. */
const checkKeys = (
  given: unknown,
  names: readonly string[],
  pointer: string,
  unknown: (name: string) => string,
): StateFault | undefined => {
  if (!isObject(given)) return { pointer, reason: `is not an object with ${names.join(', ')}` }
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) {
      return { pointer: joinPointer(name), reason: `${unknown(name)}: ${suggestion(name, names)}` }
    }
  }
  const missing = names.find((name) => !Object.hasOwn(given, name))
  if (missing === undefined) return undefined
  return { pointer: joinPointer(missing), reason: 'is missing; a whole state names everything, {} for what is empty' }
}

const isObject = (value: unknown): value is Record<string, Fields> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** A fault as one sentence. */
export const faultSentence = ({ pointer, reason }: StateFault): string => `${pointer || '(the whole)'}: ${reason}`
