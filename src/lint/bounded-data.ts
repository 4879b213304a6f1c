import { MAX_ALIAS_GROWTH, MAX_DEPTH } from './limits.js'

/** Why data is not walked: keys to the place, and a sentence. */
export interface Unbounded {
  path: string[]
  reason: string
}

/**
 * Whether parsed data can be walked without end or harm: YAML aliases may make it circular, or let a small file stand
 * for billions of nodes; both are seen here without unfolding anything.
 */
export const unbounded = (data: unknown): Unbounded | undefined => {
  const sizes = new Map<object, number>()
  const open = new Set<object>()
  let found: Unbounded | undefined
  let written = 0

  const measure = (node: unknown, path: string[]): number => {
    if (found || node === null || typeof node !== 'object') return 1
    const known = sizes.get(node)
    if (known !== undefined) return known
    if (open.has(node)) return refuse(path, 'an alias stands inside what it stands for')
    if (path.length > MAX_DEPTH) return refuse(path, `nested deeper than ${MAX_DEPTH} levels`)
    open.add(node)
    written += 1
    let size = 1
    for (const [key, value] of Object.entries(node)) {
      path.push(key)
      size += measure(value, path)
      path.pop()
      if (typeof value !== 'object') written += 1
    }
    open.delete(node)
    sizes.set(node, size)
    if (size > written + MAX_ALIAS_GROWTH)
      return refuse(path, `its aliases unfold to more than ${MAX_ALIAS_GROWTH} nodes`)
    return size
  }
  const refuse = (path: readonly string[], reason: string): number => {
    found ??= { path: [...path], reason }
    return 1
  }
  measure(data, [])
  return found
}
