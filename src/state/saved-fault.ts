import type { Layout, Tables } from '../engine/store.js'
import { STATE_MARK, STATE_VERSION } from './state-text.js'

type Known = ReadonlyMap<string, { profile: string; layout: Layout<Tables> }>

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** What keeps a value read from a file from being the state of these APIs, as a sentence; rows are not looked at. */
export const savedFault = (saved: unknown, known: Known): string | undefined => {
  if (!isObject(saved) || saved['facsimile'] !== STATE_MARK) {
    return 'is not a state file of facsimile, so it is left alone; name another file with --state'
  }
  if (saved['version'] !== STATE_VERSION) {
    return `is of version ${JSON.stringify(saved['version'])}, and this program reads version ${STATE_VERSION}; name another file, or use the program that wrote it`
  }
  const { clock, apis } = saved
  const hasClock =
    isObject(clock) && isNumber(clock['now']) && isNumber(clock['ahead']) && typeof clock['running'] === 'boolean'
  if (!hasClock || !isObject(apis)) return damaged('clock or apis')
  const names = [...known.keys()]
  const missing = names.filter((name) => !Object.hasOwn(apis, name))
  const more = Object.keys(apis).filter((name) => !known.has(name))
  if (missing.length > 0 || more.length > 0) {
    return `is of ${Object.keys(apis).join(', ')}, and this mock is of ${names.join(', ')}; start it with the same APIs, or name another file`
  }
  for (const [api, { profile, layout }] of known) {
    const fault = apiFault(api, apis[api], profile, layout)
    if (fault) return fault
  }
  return undefined
}

const damaged = (what: string): string => `is damaged: ${what} cannot be used; begin anew with another file`

const apiFault = (api: string, saved: unknown, profile: string, layout: Layout<Tables>): string | undefined => {
  if (!isObject(saved)) return damaged(api)
  if (saved['profile'] !== profile) {
    return `has ${api} in the profile ${JSON.stringify(saved['profile'])}, and this mock has it in "${profile}"; use the same --profile, or name another file`
  }
  const { ids, limiter, moved, rows, removed } = saved
  if (!Array.isArray(ids) || ids.length !== 4 || !ids.every(isNumber)) return damaged(`${api}/ids`)
  if (!isNumber(moved)) return damaged(`${api}/moved`)
  if (!isLimiter(limiter)) return damaged(`${api}/limiter`)
  for (const name of Object.keys(layout)) {
    if (!isObject(rows) || !Array.isArray(rows[name])) return damaged(`${api}/rows/${name}`)
    if (!isObject(removed) || !Array.isArray(removed[name])) return damaged(`${api}/removed/${name}`)
  }
  return undefined
}

const isLimiter = (value: unknown): boolean =>
  isObject(value) &&
  (value['cap'] === undefined || isNumber(value['cap'])) &&
  isList(value['windows'], (window) => isObject(window) && isNumber(window['resetAt']) && isNumber(window['used'])) &&
  isList(value['drips'], isNumber)

const isList = (value: unknown, isValue: (value: unknown) => boolean): boolean =>
  Array.isArray(value) &&
  value.every((entry) => Array.isArray(entry) && typeof entry[0] === 'string' && isValue(entry[1]))
