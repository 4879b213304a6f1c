/** JSON Pointers (RFC 6901) into a document, and references that are followed through it. */

export const escapePointer = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

const unescapePointer = (part: string): string => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')

export const joinPointer = (...parts: string[]): string => parts.map((part) => `/${escapePointer(part)}`).join('')

/** The value at a pointer, or undefined where it leads nowhere. */
export const atPointer = (root: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map(unescapePointer)
    .reduce<unknown>(
      (node, key) => (node !== null && typeof node === 'object' ? (node as Record<string, unknown>)[key] : undefined),
      root,
    )

/** A value together with the place where it stands after all references were followed. */
export interface Located<T> {
  value: T
  pointer: string
}

const isReference = (node: unknown): node is { $ref: string } =>
  node !== null && typeof node === 'object' && typeof (node as { $ref?: unknown }).$ref === 'string'

/**
 * Follows `$ref` inside one bundled document.
 * @throws Error when a reference leaves the document, leads nowhere or goes in circles.
 */
export const follow = <T>(root: unknown, node: T | { $ref: string }, pointer: string): Located<T> => {
  const seen = new Set<string>()
  let here: unknown = node
  let at = pointer
  while (isReference(here)) {
    if (!here.$ref.startsWith('#')) throw new Error(`${at}: "${here.$ref}" leaves the document; bundle it first`)
    if (seen.has(here.$ref)) throw new Error(`${at}: "${here.$ref}" refers to itself`)
    seen.add(here.$ref)
    const target = here.$ref.slice(1)
    here = atPointer(root, target)
    if (here === undefined) throw new Error(`${at}: nothing stands at "#${target}"`)
    at = target
  }
  return { value: here as T, pointer: at }
}
