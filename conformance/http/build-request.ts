import type { Operation } from '../contract/contract.js'
import type { HeaderLines } from './exchange.js'

/** The values of a call, by where they stand. Values are sent as given: a defect is a value like any other. */
export interface CallValues {
  path?: Readonly<Record<string, string | number>>
  /** Undefined leaves a parameter out; a list repeats it. */
  query?: Readonly<Record<string, unknown>>
  headers?: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Sent as JSON. */
  json?: unknown
  /** Sent as a form; undefined leaves a field out, a list repeats it. */
  form?: Readonly<Record<string, unknown>>
  /** Sent as it is. */
  body?: string | Uint8Array
}

export interface BuiltRequest {
  method: string
  path: string
  query: string
  headers: HeaderLines
  body?: string | Uint8Array
}

/** @throws Error when a path parameter has no value. */
export const buildRequest = (operation: Operation, values: CallValues): BuiltRequest => {
  const { path = {}, query = {} } = values
  const body =
    values.json !== undefined ? JSON.stringify(values.json) : values.form ? encodePairs(values.form) : values.body
  const type =
    values.json !== undefined ? 'application/json' : values.form ? 'application/x-www-form-urlencoded' : undefined
  const given = Object.entries(values.headers ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((line): [string, string] => [name, line as string]),
  )
  const typed = given.some(([name]) => name.toLowerCase() === 'content-type')
  return {
    method: operation.method,
    path: operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
      const value = path[name]
      if (value === undefined) throw new Error(`${operation.id} needs a value for {${name}}`)
      return encodeSegment(String(value))
    }),
    query: encodePairs(query),
    headers: type === undefined || typed ? given : [['content-type', type], ...given],
    ...(body === undefined ? {} : { body }),
  }
}

/** One path segment; dots alone are encoded, since clients on the way would take them for directions. */
export const encodeSegment = (text: string): string =>
  /^\.{1,2}$/.test(text) ? text.replaceAll('.', '%2E') : encodeURIComponent(text)

/** `a=1&b=2`, undefined left out, lists repeated. */
export const encodePairs = (pairs: Readonly<Record<string, unknown>>): string =>
  Object.entries(pairs)
    .flatMap(([name, value]) =>
      [value]
        .flat()
        .filter((each) => each !== undefined)
        .map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`),
    )
    .join('&')
