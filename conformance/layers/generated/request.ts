import type { Live, Values } from '../../apis/requests.js'
import { encodePairs, type CallValues } from '../../http/build-request.js'

/** Where in a request a value stands: a parameter, or a field of the body by its names and indexes from the outside in. */
export interface Place {
  in: 'path' | 'query' | 'header' | 'body'
  name: readonly string[]
}

/** A request that a story is about to make. */
export interface Draft extends Values {
  /** Of the body. */
  media: string | undefined
  /** What is sent in place of the body and its media type. */
  raw?: { text: string | undefined; type: string | undefined }
}

export const draftOf = (live: Live, media: string | undefined): Draft => ({
  path: live.path ?? {},
  query: live.query ?? {},
  headers: live.headers ?? {},
  body: live.body,
  media,
})

const PARTS = { path: 'path', query: 'query', header: 'headers' } as const

export const valueAt = (draft: Values, place: Place): unknown =>
  place.in === 'body'
    ? place.name.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], draft.body)
    : draft[PARTS[place.in]][place.name[0]!]

/** The draft with another value; undefined takes it out. */
export const withValue = (draft: Draft, place: Place, value: unknown): Draft => {
  if (place.in === 'body') return { ...draft, body: replaced(draft.body, place.name, value) }
  const part = PARTS[place.in]
  const { [place.name[0]!]: _, ...rest } = draft[part] as Record<string, unknown>
  return { ...draft, [part]: value === undefined ? rest : { ...rest, [place.name[0]!]: value } }
}

const replaced = (node: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown => {
  if (key === undefined) return value
  if (Array.isArray(node)) return node.map((item, i) => (String(i) === key ? replaced(item, deeper, value) : item))
  const { [key]: inner, ...rest } = (node ?? {}) as Record<string, unknown>
  const next = deeper.length === 0 ? value : replaced(inner, deeper, value)
  return next === undefined ? rest : { ...rest, [key]: next }
}

/** As the client takes it. */
export const toCall = ({ path, query, headers: given, body, media, raw }: Draft): CallValues => {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
  if (raw) {
    const type = raw.type === undefined ? {} : { 'content-type': raw.type }
    return { path, query, headers: { ...headers, ...type }, ...(raw.text === undefined ? {} : { body: raw.text }) }
  }
  if (body === undefined) return { path, query, headers }
  return media === 'application/x-www-form-urlencoded'
    ? { path, query, headers, form: body as Record<string, unknown> }
    : { path, query, headers, json: body }
}

/** A body as it goes out. */
export const encoded = ({ body, media }: Draft): string =>
  media === 'application/x-www-form-urlencoded' ? encodePairs(body as Record<string, unknown>) : JSON.stringify(body)

/** Every text and number in a value, as text. */
export const leaves = (node: unknown): string[] => {
  if (node === null || typeof node !== 'object')
    return typeof node === 'string' || typeof node === 'number' ? [String(node)] : []
  return Object.values(node).flatMap(leaves)
}
