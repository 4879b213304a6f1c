/** An ordered set that is a plain one, or one laid over a plain one that no longer changes. */
export type OrderedSet<K> = Set<K> | LayeredSet<K>

/** What `LayeredMap` is for maps, for sets: only what differs from a base that no longer changes. */
export class LayeredSet<K> {
  private readonly added: Set<K>
  /** Those that are not at their place in the base; one that came back is in `added` too. */
  private readonly gone: Set<K>

  constructor(
    private readonly base: ReadonlySet<K>,
    from?: LayeredSet<K>,
  ) {
    this.added = new Set(from?.added)
    this.gone = new Set(from?.gone)
  }

  isHeavy(small: number): boolean {
    return this.added.size + this.gone.size > small + this.base.size / 2
  }

  get size(): number {
    return this.base.size - this.gone.size + this.added.size
  }

  has(key: K): boolean {
    return this.added.has(key) || (this.base.has(key) && !this.gone.has(key))
  }

  add(key: K): this {
    if (!this.has(key)) this.added.add(key)
    return this
  }

  delete(key: K): boolean {
    if (this.added.delete(key)) return true
    if (!this.base.has(key) || this.gone.has(key)) return false
    this.gone.add(key)
    return true
  }

  *values(): IterableIterator<K> {
    for (const key of this.base) if (!this.gone.has(key)) yield key
    yield* this.added
  }

  [Symbol.iterator](): IterableIterator<K> {
    return this.values()
  }

  copy(): LayeredSet<K> {
    return new LayeredSet(this.base, this)
  }
}

/** A set with the same members, to be changed without the given one seeing it; the given one must not change any more. */
export const setLaidOver = <K>(set: OrderedSet<K>, small: number): OrderedSet<K> => {
  if (set.size <= small) return new Set(set)
  if (!(set instanceof LayeredSet)) return new LayeredSet(set)
  return set.isHeavy(small) ? new Set(set) : set.copy()
}
