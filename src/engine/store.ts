/**
 * The state of one API in one world. Every call is atomic, and conditions are data, not functions, so that a store
 * shared by several processes can take the place of the one in memory without touching a behaviour.
 */

/** A plain JSON object; rows are never changed in place. */
export type Row = object

/** A test on one field of a row, or several of which one must hold. `null` also stands for an absent field. */
export type Condition<R extends Row> =
  | { [F in keyof R & string]: { field: F; is: '=' | '!='; value: R[F] | null } }[keyof R & string]
  | { field: keyof R & string; is: '<' | '<=' | '>' | '>='; value: string | number }
  | { field: keyof R & string; is: 'in'; value: readonly unknown[] }
  | { any: readonly Condition<R>[] }

export interface Query<R extends Row> {
  /** All must hold. Equality with an indexed field is what keeps a query fast among millions of rows. */
  where?: readonly Condition<R>[]
  /** Fields to sort by, the weightiest first; without it the order of insertion. */
  order?: readonly { field: keyof R & string; descending?: boolean }[]
  /** Rows to leave out at the front. */
  offset?: number
  /** Rows to give at most. */
  limit?: number
}

export interface Page<R> {
  rows: readonly R[]
  /** How many rows match, before offset and limit. */
  total: number
}

export interface Collection<R extends Row> {
  get(id: string): Promise<Readonly<R> | undefined>
  /** Whether a row with that id is here, or was and has been removed (as far back as the store remembers). */
  existed(id: string): Promise<boolean>
  list(query?: Query<R>): Promise<Page<Readonly<R>>>
  count(query?: Pick<Query<R>, 'where'>): Promise<number>
  /** False where a row with that id is there already. */
  insert(row: R): Promise<boolean>
  /** Lays `patch` over the row where it is there and every condition holds: the row as it is then, else undefined. */
  updateIf(id: string, conditions: readonly Condition<R>[], patch: Partial<R>): Promise<Readonly<R> | undefined>
  /** The row that was there and is gone now; undefined where there was none, or a condition did not hold. */
  delete(id: string, conditions?: readonly Condition<R>[]): Promise<Readonly<R> | undefined>
  /** The rows that matched and are gone now, in the order of insertion. */
  deleteMany(where: readonly Condition<R>[]): Promise<readonly Readonly<R>[]>
}

/** One step of a transition over several rows. */
export type Change<T extends Tables> = {
  [C in keyof T & string]:
    | { in: C; insert: T[C] }
    | { in: C; update: string; if?: readonly Condition<T[C]>[]; set: Partial<T[C]> }
    | { in: C; delete: string; if?: readonly Condition<T[C]>[] }
    | { in: C; deleteWhere: readonly Condition<T[C]>[] }
}[keyof T & string]

/** Row types by collection name. */
export type Tables = Record<string, Row>

/** The rows of a collection as they were at a moment, in the order of insertion. */
export interface CollectionView {
  readonly rows: {
    readonly size: number
    get(id: string): Row | undefined
    values(): IterableIterator<Row>
    entries(): IterableIterator<[string, Row]>
  }
  /** The ids of removed rows that are remembered. */
  readonly removed: Iterable<string>
}

/** A store as it was at a moment, by collection. A store of the same layout can adopt it. */
export type StoreImage = ReadonlyMap<string, CollectionView>

export interface Store<T extends Tables> {
  collection<C extends keyof T & string>(name: C): Collection<T[C]>
  /** All changes or none: false, and nothing changed, where a row or a condition of one of them was not as said. */
  commit(changes: readonly Change<T>[]): Promise<boolean>
  /** Every row, by collection, in the order of insertion. */
  dump(): Promise<{ [C in keyof T]: readonly T[C][] }>
  /** Replaces everything. @param removed ids of rows that were there once, by collection. */
  restore(
    rows: { readonly [C in keyof T]?: readonly T[C][] },
    removed?: { readonly [C in keyof T]?: Iterable<string> },
  ): Promise<void>
  /** How many rows there are in all collections. */
  size(): Promise<number>
  /** A number that is another one after every change. */
  revision(): Promise<number>
  /** The store as it is now; cheap however many rows there are. */
  capture(): Promise<StoreImage>
  /** Replaces everything by what an image holds, which stays as it is; cheap however many rows there are. */
  adopt(image: StoreImage): Promise<void>
}

/** How a collection is kept: the field that is its id, and the fields that are looked up by equality. */
export type Layout<T extends Tables> = {
  [C in keyof T]: { id: keyof T[C] & string; indexes?: readonly (keyof T[C] & string)[] }
}
