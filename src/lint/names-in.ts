import { atPointer } from '../contract/pointer.js'

/** The names of all properties, parameters and headers that a part of a document reaches, references followed. */
export const namesIn = (root: unknown, part: unknown): Set<string> => {
  const names = new Set<string>()
  const seen = new Set<object>()
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object' || seen.has(node)) return
    seen.add(node)
    const { $ref, properties, headers, name, in: place } = node as Readonly<Record<string, unknown>>
    if (typeof $ref === 'string' && $ref.startsWith('#')) walk(atPointer(root, $ref.slice(1)))
    for (const map of [properties, headers])
      if (map !== null && typeof map === 'object') Object.keys(map).forEach((key) => names.add(key))
    if (typeof name === 'string' && typeof place === 'string') names.add(name)
    Object.values(node).forEach(walk)
  }
  walk(part)
  return names
}
