import type { Referable } from './document.js'

/** A JSON Pointer (RFC 6901) made of unescaped parts. */
export const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const partsOf = (text: string): string[] =>
  text
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))

/** What stands at a pointer, or undefined. */
export const lookUp = (root: unknown, at: string): unknown => {
  let node = root
  for (const part of partsOf(at)) {
    if (node === null || typeof node !== 'object') return undefined
    node = (node as Record<string, unknown>)[part]
  }
  return node
}

/** A value and the place where it really stands. */
export interface Placed<T> {
  value: T
  at: string
}

/**
 * The value behind any number of `$ref`s.
 * @throws Error when a reference leads out of the document, nowhere, or in a circle.
 */
export const resolve = <T>(root: unknown, node: Referable<T>, at: string): Placed<T> => {
  let value: unknown = node
  let place = at
  for (let hops = 0; isReference(value); hops++) {
    if (!value.$ref.startsWith('#/') || hops > 32) throw new Error(`${at}: cannot follow "${value.$ref}"`)
    place = value.$ref.slice(1)
    value = lookUp(root, place)
    if (value === undefined) throw new Error(`${at}: nothing stands at "#${place}"`)
  }
  return { value: value as T, at: place }
}

const isReference = (node: unknown): node is { $ref: string } =>
  typeof node === 'object' && node !== null && typeof (node as { $ref?: unknown }).$ref === 'string'
