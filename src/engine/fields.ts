import type { Schema } from '../contract/document.js'
import type { Row, Tables } from './store.js'

/** The JSON Schema of every field of a row: what a hand outside the API may write there without breaking a behaviour. */
export type Fields<R extends Row> = { readonly [F in keyof R & string]-?: Schema }

/** The fields of each collection. */
export type FieldsOf<T extends Tables> = { readonly [C in keyof T & string]: Fields<T[C]> }

export const TEXT: Schema = { type: 'string' }
export const FLAG: Schema = { type: 'boolean' }
/** How many of something. */
export const COUNT: Schema = { type: 'integer', minimum: 0 }
/** Milliseconds since the epoch, as far as a date reaches. */
export const TIME: Schema = { type: 'number', minimum: -8.64e15, maximum: 8.64e15 }
/** A length of time in milliseconds. */
export const SPAN: Schema = { type: 'number', minimum: 0, maximum: 8.64e15 }
export const TEXTS: Schema = { type: 'array', items: TEXT }

/** `null` besides what a schema allows. */
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
export const oneOf = (values: readonly string[]): Schema => ({ enum: [...values] })

/** The schema of a row: every field, and no other. */
export const rowSchema = (fields: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties: fields,
  required: Object.keys(fields),
  additionalProperties: false,
})
