import { MemoryCollection, type CollectionImage } from './memory-collection.js'
import type { Change, Collection, Condition, Layout, Row, Store, Tables } from './store.js'

/** A store that can take part in a change of several. */
export interface MemoryStore<T extends Tables> extends Store<T> {
  /**
   * What carries the changes out; undefined where a row or a condition is not as said, or the store has changed since that
   * revision. To be called before anything else happens.
   */
  prepare(changes: readonly Change<T>[], revision: number): (() => void) | undefined
}

/** The default store: rows in this process's memory. Each call runs to its end before another begins. */
export const createMemoryStore = <T extends Tables>(layout: Layout<T>): MemoryStore<T> => {
  const tables = new Map<string, MemoryCollection<Row>>()
  for (const [name, { id, indexes = [] }] of Object.entries(layout)) {
    tables.set(name, new MemoryCollection<Row>(id as never, indexes as never[]))
  }
  const table = (name: string): MemoryCollection<Row> => {
    const found = tables.get(name)
    if (!found) throw new Error(`no collection "${name}"; there are ${[...tables.keys()].join(', ')}`)
    return found
  }
  const revision = () => [...tables.values()].reduce((sum, rows) => sum + rows.revision, 0)
  const ready = (changes: readonly AnyChange[]): (() => void) | undefined => {
    if (!changes.every((change) => possible(table(change.in), change))) return undefined
    return () => {
      for (const change of changes) apply(table(change.in), change)
    }
  }
  const faces = new Map([...tables].map(([name, rows]) => [name, face(rows)]))

  return {
    collection: (name) => {
      table(name)
      return faces.get(name) as never
    },
    commit: async (changes) => {
      const run = ready(changes as readonly AnyChange[])
      run?.()
      return run !== undefined
    },
    prepare: (changes, at) => (at === revision() ? ready(changes as readonly AnyChange[]) : undefined),
    dump: async () => Object.fromEntries([...tables].map(([name, { rows }]) => [name, [...rows.values()]])) as never,
    restore: async (rows, removed = {}) => {
      for (const [name, collection] of tables) {
        collection.clear()
        for (const row of (rows as Record<string, readonly Row[]>)[name] ?? []) collection.insert(row)
        collection.rememberAll((removed as Record<string, Iterable<string>>)[name] ?? [])
      }
    },
    size: async () => [...tables.values()].reduce((sum, { rows }) => sum + rows.size, 0),
    revision: async () => revision(),
    capture: async () => new Map([...tables].map(([name, collection]) => [name, collection.capture()])),
    adopt: async (image) => {
      // images come from stores of this kind and layout: a mock has no other
      for (const [name, collection] of tables) collection.adopt(image.get(name) as CollectionImage<Row>)
    },
  }
}

type AnyChange = Change<Record<string, Record<string, unknown>>>

const possible = (rows: MemoryCollection<Row>, change: AnyChange): boolean => {
  if ('insert' in change) return !rows.rows.has(rows.idOf(change.insert))
  if ('update' in change) return rows.holds(change.update, (change.if ?? []) as readonly Condition<Row>[])
  if ('delete' in change) return rows.holds(change.delete, (change.if ?? []) as readonly Condition<Row>[])
  return true
}

const apply = (rows: MemoryCollection<Row>, change: AnyChange): void => {
  if ('insert' in change) rows.insert(change.insert)
  else if ('update' in change) rows.update(change.update, change.set)
  else if ('delete' in change) rows.remove(change.delete)
  else removeWhere(rows, change.deleteWhere as readonly Condition<Row>[])
}

const removeWhere = <R extends Row>(rows: MemoryCollection<R>, where: readonly Condition<R>[]): readonly R[] => {
  const { rows: found } = rows.list({ where })
  for (const row of found) rows.remove(rows.idOf(row))
  return found
}

const face = <R extends Row>(rows: MemoryCollection<R>): Collection<R> => ({
  get: async (id) => rows.rows.get(id),
  existed: async (id) => rows.existed(id),
  list: async (query = {}) => rows.list(query),
  count: async ({ where = [] } = {}) => rows.count(where),
  insert: async (row) => rows.insert(row),
  updateIf: async (id, conditions, patch) => (rows.holds(id, conditions) ? rows.update(id, patch) : undefined),
  delete: async (id, conditions = []) => (rows.holds(id, conditions) ? rows.remove(id) : undefined),
  deleteMany: async (where) => removeWhere(rows, where),
})
