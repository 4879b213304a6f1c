import type { StoreImage } from '../engine/store.js'
import type { WorldImage } from '../engine/world.js'

/** A row, whatever its collection. */
export type Fields = Record<string, unknown>

/** Rows by id, by collection. */
export type ApiState = Record<string, Record<string, Fields>>

/** All rows of a world: by API, collection and id. */
export type State = Record<string, ApiState>

/** An object without a prototype: ids may be any text, `constructor` and `__proto__` too. */
export const bare = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> => {
  const object = Object.create(null) as Record<string, T>
  for (const [key, value] of entries) object[key] = value
  return object
}

/** The rows of a store as it was; they are the store's own and must not be changed. */
export const apiStateOf = (image: StoreImage): ApiState =>
  bare([...image].map(([name, { rows }]) => [name, bare(rows.entries() as Iterable<[string, Fields]>)] as const))

export const stateOf = ({ apis }: WorldImage): State =>
  bare([...apis].map(([api, { store }]) => [api, apiStateOf(store)] as const))
