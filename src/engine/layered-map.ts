/** An ordered map that is a plain one, or one laid over a plain one that no longer changes. */
export type OrderedMap<K, V> = Map<K, V> | LayeredMap<K, V>

/**
 * Laid over a map that no longer changes: holds only what differs from it, and behaves, order included, as if it were a
 * copy. One base lies below any number of these, so a copy costs what has changed and not what there is.
 */
export class LayeredMap<K, V> {
  /** Other values for keys of the base, which keep their place. */
  private readonly changed: Map<K, V>
  /** Keys behind those of the base. */
  private readonly added: Map<K, V>
  /** Keys that are not at their place in the base; one that came back is in `added` too. */
  private readonly gone: Set<K>

  constructor(
    private readonly base: ReadonlyMap<K, V>,
    from?: LayeredMap<K, V>,
  ) {
    this.changed = new Map(from?.changed)
    this.added = new Map(from?.added)
    this.gone = new Set(from?.gone)
  }

  /** Whether so much differs from the base that a plain copy is worth its making. */
  isHeavy(small: number): boolean {
    return this.changed.size + this.added.size + this.gone.size > small + this.base.size / 2
  }

  get size(): number {
    return this.base.size - this.gone.size + this.added.size
  }

  get(key: K): V | undefined {
    const own = this.changed.get(key) ?? this.added.get(key)
    return own !== undefined || this.gone.has(key) ? own : this.base.get(key)
  }

  has(key: K): boolean {
    return this.added.has(key) || (this.base.has(key) && !this.gone.has(key))
  }

  set(key: K, value: V): this {
    if (this.base.has(key) && !this.gone.has(key)) this.changed.set(key, value)
    else this.added.set(key, value)
    return this
  }

  delete(key: K): boolean {
    if (this.added.delete(key)) return true
    if (!this.base.has(key) || this.gone.has(key)) return false
    this.changed.delete(key)
    this.gone.add(key)
    return true
  }

  *entries(): IterableIterator<[K, V]> {
    for (const entry of this.base) {
      if (this.gone.has(entry[0])) continue
      const changed = this.changed.get(entry[0])
      yield changed === undefined ? entry : [entry[0], changed]
    }
    yield* this.added
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.entries()
  }

  *values(): IterableIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  copy(): LayeredMap<K, V> {
    return new LayeredMap(this.base, this)
  }
}

/** Below so many entries a plain copy is quicker to make, and then to use, than a layer. */
export const SMALL = 1000

/** A map with the same entries, to be changed without the given one seeing it; the given one must not change any more. */
export const laidOver = <K, V>(map: OrderedMap<K, V>, small: number): OrderedMap<K, V> => {
  if (map.size <= small) return new Map(map)
  return map instanceof LayeredMap ? map.copy() : new LayeredMap(map)
}

/** The same map, or a plain copy where too much differs from its base. */
export const lightened = <K, V>(map: OrderedMap<K, V>, small: number): OrderedMap<K, V> =>
  map instanceof LayeredMap && map.isHeavy(small) ? new Map(map) : map
