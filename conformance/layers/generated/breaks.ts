import type { Contract, PlacedSchema } from '../../contract/contract.js'
import { readText } from '../../run/own-request.js'
import type { Subject } from './calls.js'
import type { Draft } from './request.js'
import { fieldsOf, shapeOf } from './shape.js'

/** Whether a request breaks the contract indeed: a value that was nearly right may be right by chance. */
export const breaks = (
  { contract, operation, validators, credentials }: Subject,
  { path, query, headers, body, media, raw }: Draft,
): boolean => {
  if (raw) return true
  const values = { path, query, header: headers, cookie: {} } as const
  const inParameters = operation.parameters.some(({ in: place, name, required, schema }) => {
    const value = (values[place] as Readonly<Record<string, unknown>>)[name]
    if (value === undefined) return required && !credentials.includes(name)
    if (Array.isArray(value)) return true
    return schema !== undefined && validators.check(schema, readText(String(value), schema.schema)).length > 0
  })
  const schema = media === undefined ? undefined : operation.body?.content.get(media)?.schema
  if (inParameters || !schema || body === undefined) return inParameters
  return (
    validators.check(schema, media === 'application/x-www-form-urlencoded' ? readForm(contract, body, schema) : body)
      .length > 0
  )
}

/** A form's texts as its schema types them. */
const readForm = (contract: Contract, body: unknown, schema: PlacedSchema): Record<string, unknown> => {
  const shape = shapeOf(contract, schema)
  const types = new Map(shape && fieldsOf(shape).map(({ name, placed }) => [name, shapeOf(contract, placed)?.schema]))
  return Object.fromEntries(
    Object.entries(body as object).map(([name, value]) => [name, readText(value, types.get(name) ?? {})]),
  )
}
