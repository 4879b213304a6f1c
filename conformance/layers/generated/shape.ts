import type { Contract, PlacedSchema } from '../../contract/contract.js'
import type { Referable, Schema } from '../../contract/document.js'
import { pointer, resolve } from '../../contract/pointer.js'

/** A schema with its references followed; its first branch speaks for alternatives. */
export interface Shape {
  schema: Schema
  at: string
  type: string | undefined
}

/** Reads a schema; undefined for one that is not of the contract's profile. */
export const shapeOf = (contract: Contract, placed: PlacedSchema): Shape | undefined => {
  const { schema, at } = follow(contract, placed)
  const profile = placed.schema['x-profile'] ?? schema['x-profile']
  if (profile !== undefined && profile !== contract.profile) return undefined
  const { type } = schema
  return { schema, at, type: typeof type === 'string' ? type : Array.isArray(type) ? String(type[0]) : undefined }
}

const follow = (contract: Contract, { schema, at }: PlacedSchema): PlacedSchema => {
  const { value, at: place } = resolve<Schema>(contract.document, schema as Referable<Schema>, at)
  for (const key of ['anyOf', 'oneOf'] as const) {
    const [first] = (value[key] as Schema[] | undefined) ?? []
    if (first) return follow(contract, { schema: first, at: `${place}/${key}/0` })
  }
  return { schema: value, at: place }
}

/** A schema has alternatives when more than its first branch is allowed. */
export const isAlternative = (contract: Contract, { schema, at }: PlacedSchema): boolean => {
  const { value } = resolve<Schema>(contract.document, schema as Referable<Schema>, at)
  return value['anyOf'] !== undefined || value['oneOf'] !== undefined
}

/** The fields of an object, in the contract's order. */
export const fieldsOf = ({ schema, at }: Shape): { name: string; required: boolean; placed: PlacedSchema }[] => {
  const required = (schema['required'] as string[] | undefined) ?? []
  return Object.entries((schema['properties'] as Record<string, Schema> | undefined) ?? {}).map(([name, inner]) => ({
    name,
    required: required.includes(name),
    placed: { schema: inner, at: `${at}/properties${pointer(name)}` },
  }))
}

/** The entries of a list. */
export const itemsOf = ({ schema, at }: Shape): PlacedSchema | undefined => {
  const items = schema['items']
  return typeof items === 'object' && items !== null ? { schema: items as Schema, at: `${at}/items` } : undefined
}

/** What a schema gives as examples, and its default. */
export const examplesOf = ({ schema }: Shape): unknown[] => [
  ...((schema['examples'] as unknown[] | undefined) ?? []),
  ...('default' in schema ? [schema['default']] : []),
]
