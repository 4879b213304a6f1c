import type { Location } from '@redocly/openapi-core'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { boundedRegExp, type Pattern } from './bounded-regexp.js'
import { checkableSchema } from './checkable-schema.js'
import { requiredKeyword, type Direction } from './required-keyword.js'
import type { At, Context } from './rule.js'
import { tellingBreaches, type Breach } from './telling-breaches.js'

/** Validates values against schemas where they stand in the document. */
export interface SchemaChecker {
  /**
   * What the value has against the schema at a place, the most telling first; nothing where the schema itself cannot
   * be used, which other rules report.
   * @param direction whether fields that only answers or only requests carry may be missing.
   */
  check(ctx: Context, schema: At<unknown>, value: unknown, direction?: Direction): Breach[]
}

const NOWHERE = 'schema:nowhere'

export const createSchemaChecker = (): SchemaChecker => {
  const places = new WeakMap<object, Location>()
  const names = new Map<string, string>()
  const compiled = new Map<string, ValidateFunction | undefined>()
  const state: { direction: Direction } = { direction: 'either' }
  const ajv = createAjv(state)

  /** Makes a schema and all that it refers to known to the validator; gives the name by which it is. */
  const register = (ctx: Context, { node, location }: At<unknown>): string => {
    const known = names.get(location.absolutePointer)
    if (known) return known
    const name = `schema:${names.size}`
    names.set(location.absolutePointer, name)
    const copy = checkableSchema(node, location, {
      old: ctx.specVersion === 'oas3_0',
      places,
      name(ref, from) {
        const target = ctx.resolve<object>({ $ref: ref } as never, from.source.absoluteRef)
        return target.node === undefined || !target.location
          ? NOWHERE
          : register(ctx, { node: target.node, location: target.location })
      },
    })
    try {
      ajv.addSchema(copy as object, name)
    } catch {
      // what the validator cannot take is not checked
    }
    return name
  }

  const compile = (name: string): ValidateFunction | undefined => {
    if (!compiled.has(name)) {
      try {
        compiled.set(name, ajv.getSchema(name))
      } catch {
        compiled.set(name, undefined)
      }
    }
    return compiled.get(name)
  }

  return {
    check(ctx, schema, value, direction = 'either') {
      const validate = compile(register(ctx, schema))
      state.direction = direction
      if (!validate || validate(value)) return []
      return tellingBreaches(validate.errors ?? [], places)
    },
  }
}

const createAjv = (state: { direction: Direction }): Ajv2020 => {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    verbose: true,
    code: {
      optimize: false,
      regExp: Object.assign((source: string) => usablePattern(source) as RegExp, { code: 'usablePattern' }),
    },
  })
  formats.default(ajv)
  requiredKeyword(ajv, state)
  return ajv
}

/** A pattern that is none is a finding of its own; examples are not to be blamed for it. */
const usablePattern = (source: string): Pattern => {
  try {
    return boundedRegExp(source)
  } catch {
    return { test: () => true, toString: () => source }
  }
}
