import type { Location } from '@redocly/openapi-core'
import type { Schema } from '../contract/document.js'

const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'])
const DATA = new Set(['enum', 'const', 'required'])
/** What does not decide whether a value fits. */
const SILENT = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'discriminator',
  'xml',
  'externalDocs',
])
/** What would make a validator resolve references by itself. */
const IDENTITY = new Set(['$id', '$schema', '$anchor', '$dynamicAnchor', 'id'])

const isObject = (node: unknown): node is Schema => node !== null && typeof node === 'object' && !Array.isArray(node)

/** How a copy is made. */
export interface Copying {
  /** True for OpenAPI 3.0. */
  old: boolean
  /** Names the schema that a reference means, for the validator. */
  name(ref: string, from: Location): string
  /** Remembers where the original of a copied schema stands. */
  places: WeakMap<object, Location>
}

/** A copy of a schema that a validator of JSON Schema 2020-12 understands, whatever version of OpenAPI it comes from. */
export const checkableSchema = (schema: unknown, location: Location, how: Copying): unknown => {
  if (!isObject(schema)) return schema
  const copy = copyOf(schema, location, how)
  how.places.set(copy, location)
  return copy
}

const copyOf = (schema: Schema, location: Location, how: Copying): Schema => {
  const ref = schema['$ref']
  // in 3.0 nothing beside a reference counts
  if (how.old && typeof ref === 'string') return { $ref: how.name(ref, location) }
  const copy: Schema = {}
  for (const [key, value] of Object.entries(schema)) {
    if (IDENTITY.has(key) || SILENT.has(key) || key.startsWith('x-')) continue
    const place = location.child([key])
    if (key === '$ref' && typeof value === 'string') copy[key] = how.name(value, location)
    else if (DATA.has(key)) copy[key] = value
    else if (Array.isArray(value)) copy[key] = value.map((v, i) => checkableSchema(v, place.child([i]), how))
    else if (isObject(value) && MAPS.has(key)) {
      copy[key] = Object.fromEntries(
        Object.entries(value).map(([k, v]) => [k, checkableSchema(v, place.child([k]), how)]),
      )
    } else copy[key] = checkableSchema(value, place, how)
  }
  const chosen = byDiscriminator(copy, schema)
  return how.old ? modern(chosen) : chosen
}

/** Marks a choice that was a `oneOf` in the document. */
export const WAS_ONE_OF = 'x-was-one-of'

/** Where a discriminator decides, values may fit several schemas of the choice. */
const byDiscriminator = ({ oneOf, ...copy }: Schema, { discriminator }: Schema): Schema => {
  if (oneOf === undefined) return copy
  return isObject(discriminator) && copy['anyOf'] === undefined
    ? { ...copy, anyOf: oneOf, [WAS_ONE_OF]: true }
    : { ...copy, oneOf }
}

/** What 3.0 says in its own way: `nullable`, and bounds that are exclusive by a flag. */
const modern = ({ nullable, ...old }: Schema): Schema => {
  const schema = { ...old, ...bound(old, 'exclusiveMinimum', 'minimum'), ...bound(old, 'exclusiveMaximum', 'maximum') }
  if (nullable !== true) return schema
  const { type } = old
  return typeof type === 'string' ? { ...schema, type: [type, 'null'] } : { anyOf: [{ type: 'null' }, schema] }
}

const bound = (schema: Schema, flag: string, limit: string): Schema =>
  typeof schema[flag] === 'boolean' ? { [flag]: schema[flag] ? schema[limit] : undefined } : {}
