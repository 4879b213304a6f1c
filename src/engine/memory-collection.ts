import { byFields, matches } from './conditions.js'
import type { Condition, Page, Query, Row } from './store.js'

/** How many ids of removed rows a collection remembers; the oldest are forgotten first. */
const MOST_REMEMBERED = 1_000_000

/**
 * The rows of one collection in memory: a map by id, and per indexed field a map from value to the ids that have it.
 * Synchronous inside; `MemoryStore` puts the asynchronous face on it.
 */
export class MemoryCollection<R extends Row> {
  readonly rows = new Map<string, R>()
  private readonly removed = new Set<string>()
  private readonly indexes: Map<string, Map<unknown, Set<string>>>

  constructor(
    private readonly id: keyof R & string,
    indexes: readonly (keyof R & string)[],
  ) {
    this.indexes = new Map(indexes.map((field) => [field, new Map<unknown, Set<string>>()]))
  }

  idOf(row: R): string {
    return String(row[this.id])
  }

  insert(row: R): boolean {
    const id = this.idOf(row)
    if (this.rows.has(id)) return false
    this.rows.set(id, row)
    this.enlist(id, row)
    return true
  }

  update(id: string, patch: Partial<R>): R {
    const before = this.rows.get(id)!
    const after = { ...before, ...patch }
    // delisting only what moved keeps the order of insertion inside the other index entries
    for (const [field, index] of this.indexes) {
      if (valueOf(before, field) === valueOf(after, field)) continue
      drop(index, valueOf(before, field), id)
      add(index, valueOf(after, field), id)
    }
    this.rows.set(id, after)
    return after
  }

  remove(id: string): R | undefined {
    const row = this.rows.get(id)
    if (!row) return undefined
    this.rows.delete(id)
    this.remember(id)
    for (const [field, index] of this.indexes) drop(index, valueOf(row, field), id)
    return row
  }

  holds(id: string, conditions: readonly Condition<R>[]): boolean {
    const row = this.rows.get(id)
    return row !== undefined && matches(row, conditions)
  }

  /** Whether a row with that id is here or was removed since the last clearing. */
  existed(id: string): boolean {
    return this.rows.has(id) || this.removed.has(id)
  }

  clear(): void {
    this.rows.clear()
    this.removed.clear()
    for (const index of this.indexes.values()) index.clear()
  }

  list({ where = [], order, offset = 0, limit = Infinity }: Query<R>): Page<R> {
    const { ids, rest } = this.candidates(where)
    if (!order && rest.length === 0) {
      const total = ids ? ids.size : this.rows.size
      return { rows: take(ids ? this.byId(ids) : this.rows.values(), offset, limit), total }
    }
    const found = this.filter(ids, rest)
    if (order) found.sort(byFields(order))
    return { rows: found.slice(offset, offset + limit), total: found.length }
  }

  count(where: readonly Condition<R>[]): number {
    const { ids, rest } = this.candidates(where)
    return rest.length === 0 ? (ids ? ids.size : this.rows.size) : this.filter(ids, rest).length
  }

  /** The ids that the smallest fitting index gives, and the conditions that it does not answer. */
  private candidates(where: readonly Condition<R>[]): { ids: Set<string> | undefined; rest: readonly Condition<R>[] } {
    let ids: Set<string> | undefined
    let used: Condition<R> | undefined
    for (const condition of where) {
      if ('any' in condition || condition.is !== '=') continue
      const index = this.indexes.get(condition.field)
      if (!index) continue
      const found = index.get(condition.value ?? null) ?? new Set<string>()
      if (!ids || found.size < ids.size) [ids, used] = [found, condition]
    }
    return { ids, rest: used ? where.filter((condition) => condition !== used) : where }
  }

  private filter(ids: Set<string> | undefined, rest: readonly Condition<R>[]): R[] {
    const found: R[] = []
    for (const row of ids ? this.byId(ids) : this.rows.values()) if (matches(row, rest)) found.push(row)
    return found
  }

  private *byId(ids: Set<string>): Iterable<R> {
    for (const id of ids) yield this.rows.get(id)!
  }

  private remember(id: string): void {
    if (this.removed.size >= MOST_REMEMBERED) this.removed.delete(this.removed.values().next().value!)
    this.removed.add(id)
  }

  private enlist(id: string, row: R): void {
    for (const [field, index] of this.indexes) add(index, valueOf(row, field), id)
  }
}

const valueOf = (row: Row, field: string): unknown => (row as Record<string, unknown>)[field] ?? null

const add = (index: Map<unknown, Set<string>>, value: unknown, id: string): void => {
  const ids = index.get(value)
  if (ids) ids.add(id)
  else index.set(value, new Set([id]))
}

const drop = (index: Map<unknown, Set<string>>, value: unknown, id: string): void => {
  const ids = index.get(value)
  ids?.delete(id)
  if (ids?.size === 0) index.delete(value)
}

const take = <R>(rows: Iterable<R>, offset: number, limit: number): R[] => {
  const page: R[] = []
  let at = 0
  for (const row of rows) {
    if (page.length >= limit) break
    if (at++ >= offset) page.push(row)
  }
  return page
}
