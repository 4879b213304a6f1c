import type { Document, Schema } from './document.js'

/**
 * Contracts leave objects open, so that a server may add fields. Our own replies are held to more: a field that the
 * contract does not name is a bug. These functions make that stricter reading of a schema.
 */

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const
const NESTED = ['items', 'contains', 'additionalProperties', 'not', 'if', 'then', 'else'] as const
const MAPS = ['properties', 'patternProperties', '$defs'] as const

const isSchema = (value: unknown): value is Schema =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const describesObject = (schema: Schema): boolean =>
  isSchema(schema['properties']) && Object.keys(schema['properties']).length > 0

/** Where the two readings of a contract are registered: references say which one they mean. */
export const OPEN = 'contract:/'
export const CLOSED = 'closed:/'

/** The same node with its references into the contract (`#/…`) bound to one reading. */
export const bindReferences = (node: unknown, root: string): unknown =>
  JSON.parse(JSON.stringify(node), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${root}${value}` : value,
  )

/**
 * The same schema, refusing every property that it does not name, and those that are only ever written. Free-form
 * objects stay free.
 */
export const closeSchema = (schema: unknown): unknown => {
  if (!isSchema(schema)) return schema
  if (schema['writeOnly'] === true) return false
  const closed: Schema = { ...schema }
  if (typeof closed['$ref'] === 'string') closed['$ref'] = closed['$ref'].replace(/^#/, `${CLOSED}#`)
  for (const key of NESTED) if (key in closed) closed[key] = closeSchema(closed[key])
  for (const key of MAPS) {
    const map = closed[key]
    if (isSchema(map)) closed[key] = Object.fromEntries(Object.entries(map).map(([name, s]) => [name, closeSchema(s)]))
  }
  const composed = BRANCHES.some((key) => Array.isArray(closed[key])) && (describesObject(schema) || 'allOf' in closed)
  for (const key of BRANCHES) {
    const branches = closed[key]
    // a branch of a composed object sees only its share of the properties: closing it would refuse the others' fields
    if (Array.isArray(branches)) closed[key] = composed ? bindReferences(branches, OPEN) : branches.map(closeSchema)
  }
  const named = describesObject(schema) || composed
  const openByMap = isSchema(closed['additionalProperties'])
  if (named && !openByMap && !('unevaluatedProperties' in closed)) {
    if (composed) closed['unevaluatedProperties'] = false
    else closed['additionalProperties'] = false
  }
  return closed
}

/** A copy of the document whose component schemas are closed. */
export const closeComponents = (document: Document): Document => ({
  ...document,
  components: {
    ...document.components,
    schemas: Object.fromEntries(
      Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [name, closeSchema(schema) as Schema]),
    ),
  },
})
