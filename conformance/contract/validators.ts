import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { PlacedSchema } from './contract.js'
import type { Document, Schema } from './document.js'

/** One way in which a value breaks its schema. */
export interface Fault {
  /** JSON Pointer into the value. */
  at: string
  /** The keyword that was broken. */
  keyword: string
  message: string
}

/** Compiles schemas of one contract, each once, and reads them as written: what they do not name is allowed. */
export interface Validators {
  check(schema: PlacedSchema, value: unknown): Fault[]
}

const BASE = 'contract:/'

export const createValidators = (document: Document): Validators => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, validateSchema: false })
  formats.default(ajv)
  ajv.addSchema(document, BASE)
  const compiled = new Map<string, ValidateFunction>()
  return {
    check({ schema, at }, value) {
      let validate = compiled.get(at)
      if (!validate) {
        validate = ajv.compile({ ...absolute(schema), $id: `${BASE}${at}` })
        compiled.set(at, validate)
      }
      return validate(value) ? [] : (validate.errors ?? []).map(toFault)
    },
  }
}

/** References of a schema mean the whole contract, also where it is compiled alone. */
const absolute = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${BASE}${value}` : value,
  ) as Schema

const toFault = ({ instancePath, keyword, message = 'is not valid', params }: ErrorObject): Fault => {
  const allowed = keyword === 'enum' || keyword === 'const' ? Object.values(params as object).flat() : []
  const more = allowed.length > 0 ? ` (${allowed.map((value) => JSON.stringify(value)).join(', ')})` : ''
  return { at: instancePath, keyword, message: `${message}${more}` }
}

/** A fault as a phrase: where, and what. */
export const describeFault = ({ at, message }: Fault): string => `${at === '' ? 'the whole' : at} ${message}`
