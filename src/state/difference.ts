import { createPatch, type Operation } from 'rfc6902'
import type { CollectionView } from '../engine/store.js'
import type { WorldImage } from '../engine/world.js'
import { bare, type Fields, type State } from './state.js'

/** What a JSON Patch (RFC 6902) has to do to turn the state of one image into that of another of the same APIs. */
export const difference = (from: WorldImage, to: WorldImage): Operation[] => {
  const [before, after]: [State, State] = [bare([]), bare([])]
  for (const [api, { store }] of from.apis) {
    before[api] = bare([])
    after[api] = bare([])
    for (const [name, view] of store) {
      const other = to.apis.get(api)!.store.get(name)!
      before[api][name] = bare(unlike(view, other))
      after[api][name] = bare(unlike(other, view))
    }
  }
  return createPatch(before, after)
}

/** The rows that the other has not in the same object: rows never change in place, so the same object is the same row. */
function* unlike({ rows }: CollectionView, other: CollectionView): Iterable<[string, Fields]> {
  for (const [id, row] of rows.entries()) if (other.rows.get(id) !== row) yield [id, row as Fields]
}
