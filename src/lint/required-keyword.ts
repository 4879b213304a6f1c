import type { AnySchemaObject, SchemaValidateFunction } from 'ajv'
import type { Ajv2020 } from 'ajv/dist/2020.js'

/** Who sends the value: fields that are `readOnly` are absent from requests, those that are `writeOnly` from answers. */
export type Direction = 'request' | 'response' | 'either'

type Fields = Readonly<Record<string, { readOnly?: unknown; writeOnly?: unknown; $ref?: string }>>

/** Reads `required` as OpenAPI does: it binds only the side that sends the field. */
export const requiredKeyword = (ajv: Ajv2020, state: { direction: Direction }): void => {
  const absent = (fields: Fields | undefined, name: string): boolean => {
    const field = fields?.[name]
    if (!field || typeof field !== 'object') return false
    const target = field.$ref === undefined ? undefined : (ajv.schemas[field.$ref]?.schema as typeof field | undefined)
    const only = (flag: 'readOnly' | 'writeOnly') => field[flag] === true || target?.[flag] === true
    return (state.direction !== 'response' && only('readOnly')) || (state.direction !== 'request' && only('writeOnly'))
  }
  const validate: SchemaValidateFunction = (
    required: unknown,
    value: Readonly<Record<string, unknown>>,
    schema?: AnySchemaObject,
  ) => {
    if (!Array.isArray(required)) return true
    const fields = schema?.['properties'] as Fields | undefined
    const missing = (required as string[]).filter((name) => value[name] === undefined && !absent(fields, name))
    validate.errors = missing.map((name) => ({
      keyword: 'required',
      params: { missingProperty: name },
      message: `must have "${name}"`,
      ...(schema ? { parentSchema: schema } : {}),
    }))
    return missing.length === 0
  }
  ajv.removeKeyword('required')
  ajv.addKeyword({ keyword: 'required', type: 'object', schemaType: 'array', errors: true, validate })
}
