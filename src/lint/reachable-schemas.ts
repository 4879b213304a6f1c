import type { Schema } from '../contract/document.js'
import { follow } from './follow.js'
import type { At, Context } from './rule.js'

const MAPS = ['properties', 'patternProperties']
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const SINGLE = ['items', 'additionalProperties']

/** Every schema that a value of the given ones may be made of, by its place, references followed. */
export const reachableSchemas = (ctx: Context, starts: readonly At<Schema>[]): Map<string, At<Schema>> => {
  const found = new Map<string, At<Schema>>()
  const waiting = [...starts]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const at = follow<Schema>(ctx, next.node, next.location)
    if (!at || at.node === null || typeof at.node !== 'object' || found.has(at.location.absolutePointer)) continue
    found.set(at.location.absolutePointer, at)
    waiting.push(...partsOf(at))
  }
  return found
}

const partsOf = ({ node, location }: At<Schema>): At<Schema>[] => {
  const part = (...path: (string | number)[]): At<Schema> => ({
    node: path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], node) as Schema,
    location: location.child(path),
  })
  return [
    ...MAPS.flatMap((key) => Object.keys((node[key] as object | undefined) ?? {}).map((name) => part(key, name))),
    ...LISTS.flatMap((key) => (Array.isArray(node[key]) ? (node[key] as unknown[]).map((_, i) => part(key, i)) : [])),
    ...SINGLE.flatMap((key) => (node[key] !== null && typeof node[key] === 'object' ? [part(key)] : [])),
  ]
}
