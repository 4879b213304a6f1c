import { byFields, matches } from './conditions.js'
import { laidOver, lightened, SMALL, type OrderedMap } from './layered-map.js'
import { LayeredSet, setLaidOver, type OrderedSet } from './layered-set.js'
import type { Condition, Page, Query, Row } from './store.js'

/** How many ids of removed rows a collection remembers; the oldest are forgotten first. */
const MOST_REMEMBERED = 1_000_000

/** Per value of a field the ids that have it, in the order in which they came to have it. */
type Index = OrderedMap<unknown, OrderedSet<string>>

/** A collection as it was at a moment; nothing in it changes any more. */
export interface CollectionImage<R extends Row> {
  readonly rows: OrderedMap<string, R>
  readonly removed: OrderedSet<string>
  readonly indexes: ReadonlyMap<string, Index>
}

/**
 * The rows of one collection in memory: a map by id, and per indexed field a map from value to the ids that have it.
 * Synchronous inside; `MemoryStore` puts the asynchronous face on it.
 */
export class MemoryCollection<R extends Row> {
  rows: OrderedMap<string, R> = new Map()
  /** Counts the changes. */
  revision = 0
  private removed: OrderedSet<string> = new Set()
  private indexes: Map<string, Index>
  /** The index entries made since an image was last taken or adopted; undefined while no image shares any. */
  private owned: WeakSet<OrderedSet<string>> | undefined

  constructor(
    private readonly id: keyof R & string,
    private readonly fields: readonly (keyof R & string)[],
    /** What is copied rather than laid over; only tests set it. */
    private readonly small = SMALL,
  ) {
    this.indexes = emptyIndexes(fields)
  }

  idOf(row: R): string {
    return String(row[this.id])
  }

  insert(row: R): boolean {
    const id = this.idOf(row)
    if (this.rows.has(id)) return false
    this.rows.set(id, row)
    this.enlist(id, row)
    this.changed()
    return true
  }

  update(id: string, patch: Partial<R>): R {
    const before = this.rows.get(id)!
    const after = { ...before, ...patch }
    // delisting only what moved keeps the order of insertion inside the other index entries
    for (const [field, index] of this.indexes) {
      if (valueOf(before, field) === valueOf(after, field)) continue
      this.drop(index, valueOf(before, field), id)
      this.add(index, valueOf(after, field), id)
    }
    this.rows.set(id, after)
    this.changed()
    return after
  }

  remove(id: string): R | undefined {
    const row = this.rows.get(id)
    if (!row) return undefined
    this.rows.delete(id)
    this.remember(id)
    for (const [field, index] of this.indexes) this.drop(index, valueOf(row, field), id)
    this.changed()
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
    this.rows = new Map()
    this.removed = new Set()
    this.indexes = emptyIndexes(this.fields)
    this.owned = undefined
    this.revision += 1
  }

  /** The collection as it is now. Costs what has changed since the last image, not what there is. */
  capture(): CollectionImage<R> {
    const { rows, removed, indexes } = this
    const image = { rows, removed, indexes }
    this.layOver(image)
    return image
  }

  /** Remembers ids of rows that were removed before. */
  rememberAll(ids: Iterable<string>): void {
    for (const id of ids) this.remember(id)
  }

  /** Becomes what an image holds; neither sees the other's changes, nor do others that adopt it. */
  adopt(image: CollectionImage<R>): void {
    this.layOver(image)
    this.revision += 1
  }

  private layOver({ rows, removed, indexes }: CollectionImage<R>): void {
    this.rows = laidOver(rows, this.small)
    this.removed = setLaidOver(removed, this.small)
    this.indexes = new Map([...indexes].map(([field, index]) => [field, laidOver(index, this.small)]))
    this.owned = new WeakSet()
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
  private candidates(where: readonly Condition<R>[]): {
    ids: OrderedSet<string> | undefined
    rest: readonly Condition<R>[]
  } {
    let ids: OrderedSet<string> | undefined
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

  private filter(ids: OrderedSet<string> | undefined, rest: readonly Condition<R>[]): R[] {
    const found: R[] = []
    for (const row of ids ? this.byId(ids) : this.rows.values()) if (matches(row, rest)) found.push(row)
    return found
  }

  private *byId(ids: OrderedSet<string>): Iterable<R> {
    for (const id of ids) yield this.rows.get(id)!
  }

  private remember(id: string): void {
    if (this.removed.size >= MOST_REMEMBERED) this.removed.delete(this.removed.values().next().value!)
    this.removed.add(id)
  }

  private enlist(id: string, row: R): void {
    for (const [field, index] of this.indexes) this.add(index, valueOf(row, field), id)
  }

  private add(index: Index, value: unknown, id: string): void {
    this.mine(index, value).add(id)
  }

  private drop(index: Index, value: unknown, id: string): void {
    const ids = this.mine(index, value)
    ids.delete(id)
    if (ids.size === 0) index.delete(value)
  }

  /** The ids of a value, to be changed: what an image shares is copied first. */
  private mine(index: Index, value: unknown): OrderedSet<string> {
    const found = index.get(value)
    if (found && (!this.owned || (this.owned.has(found) && !this.isHeavy(found)))) return found
    const ids = found ? setLaidOver(found, this.small) : new Set<string>()
    this.owned?.add(ids)
    index.set(value, ids)
    return ids
  }

  private isHeavy(ids: OrderedSet<string>): boolean {
    return ids instanceof LayeredSet && ids.isHeavy(this.small)
  }

  /** So that a collection that has moved far from its image reads and copies like any other. */
  private changed(): void {
    this.revision += 1
    if (!this.owned) return
    this.rows = lightened(this.rows, this.small)
    for (const [field, index] of this.indexes) this.indexes.set(field, lightened(index, this.small))
  }
}

const valueOf = (row: Row, field: string): unknown => (row as Record<string, unknown>)[field] ?? null

const emptyIndexes = (fields: readonly string[]): Map<string, Index> =>
  new Map(fields.map((field) => [field, new Map<unknown, OrderedSet<string>>()]))

const take = <R>(rows: Iterable<R>, offset: number, limit: number): R[] => {
  const page: R[] = []
  let at = 0
  for (const row of rows) {
    if (page.length >= limit) break
    if (at++ >= offset) page.push(row)
  }
  return page
}
