import type { Collection } from '../../../src/engine/store.js'
import type { Kit } from '../mutant.js'

export type AnyRow = Readonly<Record<string, unknown>>

/** What a request changed in a collection. */
export interface Diff {
  removed: readonly AnyRow[]
  inserted: readonly AnyRow[]
  changed: readonly { before: AnyRow; after: AnyRow }[]
}

/** The true rows of one collection, with the changes that mutants need. */
export interface Rows {
  all(): Promise<readonly AnyRow[]>
  diff(before: readonly AnyRow[]): Promise<Diff>
  put(rows: readonly AnyRow[]): Promise<void>
  remove(rows: readonly AnyRow[]): Promise<void>
  /** Takes a change back, except for the first `keep` rows of each sort. */
  undo(diff: Diff, keep?: number): Promise<void>
  redo(diff: Diff): Promise<void>
  idOf(row: AnyRow): string
}

export const rowsOf = ({ context, provider }: Kit, name: string): Rows => {
  const collection = context.store.collection(name) as Collection<AnyRow>
  const field = provider.layout[name]!.id as string
  const idOf = (row: AnyRow) => String(row[field])
  const all = async () => (await collection.list()).rows
  const put = async (rows: readonly AnyRow[]) => {
    for (const row of rows) {
      if (!(await collection.insert(row))) await collection.updateIf(idOf(row), [], row)
    }
  }
  const remove = async (rows: readonly AnyRow[]) => {
    for (const row of rows) await collection.delete(idOf(row))
  }
  return {
    all,
    put,
    remove,
    idOf,
    async diff(before) {
      const after = await all()
      const was = new Map(before.map((row) => [idOf(row), row]))
      const is = new Map(after.map((row) => [idOf(row), row]))
      return {
        removed: before.filter((row) => !is.has(idOf(row))),
        inserted: after.filter((row) => !was.has(idOf(row))),
        changed: after.flatMap((row) => {
          const old = was.get(idOf(row))
          return old && JSON.stringify(old) !== JSON.stringify(row) ? [{ before: old, after: row }] : []
        }),
      }
    },
    async undo({ removed, inserted, changed }, keep = 0) {
      await put(removed.slice(keep))
      await remove(inserted.slice(keep))
      await put(changed.slice(keep).map(({ before }) => before))
    },
    async redo({ removed, inserted, changed }) {
      await remove(removed)
      await put([...inserted, ...changed.map(({ after }) => after)])
    },
  }
}

export const isEmpty = ({ removed, inserted, changed }: Diff): boolean =>
  removed.length + inserted.length + changed.length === 0
