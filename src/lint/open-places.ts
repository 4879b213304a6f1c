import type { Location } from '@redocly/openapi-core'
import type { Schema } from '../contract/document.js'
import { follow } from './follow.js'
import type { At, Context } from './rule.js'

/** A schema without any demand, and the part of an example that shows what it could demand. */
export interface OpenPlace {
  schema: Location
  example: Location
  /** `the fields a, b` or `a list of texts`. */
  shows: string
}

/** Keywords that say nothing of the value. */
const SAYS_NOTHING =
  /^(title|description|default|examples?|deprecated|readOnly|writeOnly|nullable|externalDocs|xml|\$comment|x-.*)$/

const isObject = (node: unknown): node is Record<string, unknown> =>
  node !== null && typeof node === 'object' && !Array.isArray(node)

/** Where, in the schema and of any depth, everything is accepted while the example has fields or items there. */
export const openPlaces = (ctx: Context, schema: At<Schema>, example: At<unknown>): OpenPlace[] => {
  const found = follow<Schema>(ctx, schema.node, schema.location)
  if (!found || !isObject(found.node)) return []
  const { node, location } = found
  const value = example.node
  const demands = Object.keys(node).filter((key) => !SAYS_NOTHING.test(key))
  const only = (type: string) => demands.length === 0 || (demands.length === 1 && node['type'] === type)
  if (isObject(value) && Object.keys(value).length > 0) {
    if (only('object'))
      return [
        {
          schema: location,
          example: example.location,
          shows: `the fields ${Object.keys(value).slice(0, 5).join(', ')}`,
        },
      ]
    const properties = isObject(node['properties']) ? node['properties'] : {}
    return Object.keys(value)
      .filter((name) => Object.hasOwn(properties, name))
      .flatMap((name) =>
        openPlaces(
          ctx,
          { node: properties[name] as Schema, location: location.child(['properties', name]) },
          { node: value[name], location: example.location.child([name]) },
        ),
      )
  }
  if (!Array.isArray(value) || value.length === 0) return []
  if (only('array')) return [{ schema: location, example: example.location, shows: `a list of ${value.length}` }]
  if (!isObject(node['items'])) return []
  const items = { node: node['items'] as Schema, location: location.child(['items']) }
  return value.flatMap((item: unknown, i) =>
    openPlaces(ctx, items, { node: item, location: example.location.child([i]) }),
  )
}
