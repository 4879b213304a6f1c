import type { Collection, Row, Store, Tables } from '../engine/store.js'

/** A store that calls back before each call that may change it. */
export const watchedStore = (store: Store<Tables>, onChange: () => void): Store<Tables> => {
  const told =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      onChange()
      return call(...args)
    }
  return {
    ...store,
    collection: (name) => watchedCollection(store.collection(name), told) as never,
    commit: told((changes) => store.commit(changes)),
    restore: told((rows, removed) => store.restore(rows, removed)),
    adopt: told((image) => store.adopt(image)),
  }
}

type Told = <A extends unknown[], R>(call: (...args: A) => R) => (...args: A) => R

const watchedCollection = (rows: Collection<Row>, told: Told): Collection<Row> => ({
  ...rows,
  insert: told((row) => rows.insert(row)),
  updateIf: told((id, conditions, patch) => rows.updateIf(id, conditions, patch)),
  delete: told((id, conditions) => rows.delete(id, conditions)),
  deleteMany: told((where) => rows.deleteMany(where)),
})
