import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { SchemaAt } from './contract.js'
import { closeComponents, closeSchema } from './closed.js'
import type { Document, Schema } from './document.js'

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

const ROOT = 'contract:/'

const newAjv = (document: Document) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false, validateSchema: false, inlineRefs: false })
  formats.default(ajv)
  ajv.addSchema(document as object, ROOT)
  return ajv
}

const toFinding = (error: ErrorObject, base: string): Finding => ({
  pointer: error.instancePath,
  contract: error.schemaPath.startsWith('#')
    ? base + error.schemaPath.slice(1)
    : error.schemaPath.replace(/^[^#]*#/, ''),
  rule: error.keyword,
  params: error.params,
  message: `${error.message ?? 'is not valid'}${detail(error)}`,
})

const detail = ({ keyword, params }: ErrorObject): string => {
  if (keyword === 'enum') return `: ${(params['allowedValues'] as unknown[]).map((v) => JSON.stringify(v)).join(', ')}`
  if (keyword === 'additionalProperties') return `: "${String(params['additionalProperty'])}"`
  if (keyword === 'unevaluatedProperties') return `: "${String(params['unevaluatedProperty'])}"`
  return ''
}

const check =
  (validate: ValidateFunction, base: string): Check =>
  (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((error) => toFinding(error, base))

export const createValidators = (document: Document): Validators => {
  const compiled = new Map<string, Check>()
  const roots: Partial<Record<'open' | 'closed', Ajv2020>> = {}

  const once = (mode: 'open' | 'closed', { schema, pointer }: SchemaAt): Check => {
    const key = `${mode} ${pointer}`
    let found = compiled.get(key)
    if (!found) {
      const ajv = (roots[mode] ??= newAjv(mode === 'open' ? document : closeComponents(document)))
      const own = (mode === 'open' ? schema : closeSchema(schema)) as object
      found = check(ajv.compile({ ...rebase(own), $id: `${ROOT}${mode}${pointer}` }), pointer)
      compiled.set(key, found)
    }
    return found
  }
  return {
    open: (schema) => once('open', schema),
    closed: (schema) => once('closed', schema),
    foreign: (schema) => check((roots.open ??= newAjv(document)).compile(schema), ''),
  }
}

/** References to `#/…` mean the contract, also when the schema is compiled on its own. */
const rebase = (node: object): object =>
  JSON.parse(JSON.stringify(node), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${ROOT}${value}` : value,
  ) as object
