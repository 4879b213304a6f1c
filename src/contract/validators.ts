import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { SchemaAt } from './contract.js'
import { bindReferences, CLOSED, closeComponents, closeSchema, OPEN } from './closed.js'
import type { Document, Schema } from './document.js'
import { Places } from './places.js'

/** One way in which a value breaks its schema. */
export interface Finding {
  /** JSON Pointer into the value; empty for the value itself. */
  pointer: string
  /** JSON Pointer into the contract: the keyword that was broken. */
  contract: string
  /** The keyword, as JSON Schema spells it: `type`, `required`, `enum`, `additionalProperties`, … */
  rule: string
  /** The keyword's own details (`missingProperty`, `allowedValues`, `limit`, …). */
  params: Record<string, unknown>
  message: string
}

export type Check = (value: unknown) => Finding[]

/** Compiles the contract's schemas, each once. `open` reads them as written; `closed` also refuses unnamed fields. */
export interface Validators {
  open(schema: SchemaAt): Check
  closed(schema: SchemaAt): Check
  /** Compiles a schema that is not part of the contract; `contract:/#/…` refers into it. */
  foreign(schema: Schema): Check
}

const newAjv = (): Ajv2020 => {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    // what we compile is linted; the schema of schemas would cost every start
    validateSchema: false,
    meta: false,
    inlineRefs: false,
    verbose: true,
  })
  formats.default(ajv)
  return ajv
}

/** @param base where the compiled schema itself stands; what it refers to is looked up by `places`. */
const toFinding = (error: ErrorObject, base: string, places: Places): Finding => {
  const referred = places.of(error.parentSchema)
  return {
    pointer: error.instancePath,
    contract: referred === undefined ? base + error.schemaPath.replace(/^[^#]*#/, '') : `${referred}/${error.keyword}`,
    rule: error.keyword,
    params: error.params,
    message: `${error.message ?? 'is not valid'}${detail(error)}`,
  }
}

const detail = ({ keyword, params }: ErrorObject): string => {
  if (keyword === 'enum') return `: ${(params['allowedValues'] as unknown[]).map((v) => JSON.stringify(v)).join(', ')}`
  if (keyword === 'additionalProperties') return `: "${String(params['additionalProperty'])}"`
  if (keyword === 'unevaluatedProperties') return `: "${String(params['unevaluatedProperty'])}"`
  return ''
}

const made = new WeakMap<Document, Validators>()

/** The validators of a document; compiling is slow, and documents do not change, so each has one set of them. */
export const createValidators = (document: Document): Validators => {
  const found = made.get(document) ?? compileLazily(document)
  made.set(document, found)
  return found
}

const compileLazily = (document: Document): Validators => {
  const compiled = new Map<string, Check>()
  const foreign = new WeakMap<Schema, Check>()
  const places = new Places()
  let ajv: Ajv2020 | undefined
  let closedIsThere = false

  /** The compiler, with the open reading of the contract registered. */
  const compiler = (): Ajv2020 => {
    if (!ajv) {
      ajv = newAjv()
      register(ajv, document, OPEN)
    }
    return ajv
  }
  const register = (into: Ajv2020, reading: Document, root: string): void => {
    into.addSchema(reading as object, root)
    places.add(reading)
  }
  const check =
    (validate: ValidateFunction, base: string): Check =>
    (value) =>
      validate(value) ? [] : (validate.errors ?? []).map((error) => toFinding(error, base, places))

  const once = (mode: 'open' | 'closed', { schema, pointer }: SchemaAt): Check => {
    const key = `${mode}:${pointer}`
    let found = compiled.get(key)
    if (!found) {
      const own = (mode === 'open' ? bindReferences(schema, OPEN) : closeSchema(schema)) as object
      if (mode === 'closed' && !closedIsThere) {
        register(compiler(), closeComponents(document), CLOSED)
        closedIsThere = true
      }
      found = check(compiler().compile({ ...own, $id: key }), pointer)
      compiled.set(key, found)
    }
    return found
  }
  return {
    open: (schema) => once('open', schema),
    closed: (schema) => once('closed', schema),
    foreign(schema) {
      const found = foreign.get(schema) ?? check(compiler().compile(schema), '')
      foreign.set(schema, found)
      return found
    },
  }
}
