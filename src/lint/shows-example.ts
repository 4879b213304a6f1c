import type { Schema } from '../contract/document.js'
import { follow } from './follow.js'
import type { At, Context } from './rule.js'

/** Levels of schemas that are looked through for examples. */
const LEVELS = 4
const SHOWN = ['example', 'examples', 'default', 'const', 'enum']

/** Whether a value can be put together from what the schema itself shows: an example, or one for every part. */
export const showsExample = (ctx: Context, at: At<Schema>, levels = LEVELS): boolean => {
  const found = follow<Schema>(ctx, at.node, at.location)
  if (!found || typeof found.node !== 'object' || found.node === null) return false
  const { node, location } = found
  if (SHOWN.some((key) => node[key] !== undefined)) return true
  if (levels === 0) return false
  const part = (...path: (string | number)[]) => {
    const inner = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], node)
    return showsExample(ctx, { node: inner as Schema, location: location.child(path) }, levels - 1)
  }
  const { properties, items, allOf } = node
  if (properties && typeof properties === 'object') {
    const names = Object.keys(properties)
    return names.length > 0 && names.every((name) => part('properties', name))
  }
  if (items && typeof items === 'object') return part('items')
  if (Array.isArray(allOf)) return allOf.length > 0 && allOf.every((_, i) => part('allOf', i))
  return node['type'] === 'boolean' || node['type'] === 'null'
}
