import type { Document, Referable, Schema } from './document.js'
import { resolve } from './pointer.js'

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const

/**
 * Pointers of the fields in a value that the contract does not name. Such fields are allowed; reports mention them, since
 * they show where contract and server drift apart.
 */
export const undocumentedFields = (document: Document, schema: Schema, value: unknown, at = ''): string[] => {
  const readings = expand(document, schema)
  if (Array.isArray(value)) {
    const items = readings.flatMap((reading) => (isSchema(reading['items']) ? [reading['items']] : []))
    if (items.length === 0) return []
    return [...new Set(value.flatMap((item) => undocumentedFields(document, { anyOf: items }, item, `${at}/*`)))]
  }
  if (value === null || typeof value !== 'object') return []
  if (readings.some((reading) => reading['additionalProperties'] !== undefined || reading['patternProperties']))
    return []
  const known = new Map<string, Schema[]>()
  for (const { properties } of readings) {
    for (const [name, inner] of Object.entries((properties as Record<string, Schema> | undefined) ?? {})) {
      known.set(name, [...(known.get(name) ?? []), inner])
    }
  }
  if (known.size === 0) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const schemas = known.get(name)
    return schemas ? undocumentedFields(document, { anyOf: schemas }, inner, `${at}/${name}`) : [`${at}/${name}`]
  })
}

const isSchema = (node: unknown): node is Schema => typeof node === 'object' && node !== null && !Array.isArray(node)

/** The schema and all its branches, references followed; a bound keeps schemas that contain themselves finite. */
const expand = (document: Document, schema: Schema, depth = 0): Schema[] => {
  if (depth > 8) return []
  const { $ref, ...own } = schema
  const target = typeof $ref === 'string' ? [resolve<Schema>(document, { $ref } as Referable<Schema>, '').value] : []
  const branches = BRANCHES.flatMap((key) => (Array.isArray(own[key]) ? (own[key] as Schema[]) : []))
  return [own, ...[...target, ...branches].filter(isSchema).flatMap((inner) => expand(document, inner, depth + 1))]
}
