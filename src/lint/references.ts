/** One `$ref`, and the keys to the object that holds it. */
export interface ReferenceIn {
  ref: string
  path: string[]
}

/** Where data stands that only looks like a part of the document. */
const DATA = new Set(['example', 'value', 'default', 'enum', 'const'])

/** Every reference in data, extensions included; each shared object once. */
export const referencesIn = (data: unknown): ReferenceIn[] => {
  const found: ReferenceIn[] = []
  const seen = new Set<object>()
  const walk = (node: unknown, path: string[]): void => {
    if (node === null || typeof node !== 'object' || seen.has(node)) return
    seen.add(node)
    const ref: unknown = (node as { $ref?: unknown }).$ref
    if (typeof ref === 'string') found.push({ ref, path })
    for (const [key, value] of Object.entries(node)) {
      // a property of an object may have such a name
      if (DATA.has(key) && path.at(-1) !== 'properties') continue
      if (value !== null && typeof value === 'object') walk(value, [...path, key])
    }
  }
  walk(data, [])
  return found
}
