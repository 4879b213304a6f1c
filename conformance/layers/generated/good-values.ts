import fc from 'fast-check'
import type { Contract, PlacedSchema } from '../../contract/contract.js'
import { examplesOf, fieldsOf, itemsOf, shapeOf, type Shape } from './shape.js'

/** Texts are plain where a schema leaves them open: hostile ones are another layer's. */
const PLAIN = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 3, maxLength: 8 })

/** Numbers that need more room than this are for schemas that ask for them. */
const MOST = 2 ** 31 - 1

/** Values by a schema without parts. */
const arbitraryOf = ({ schema, type }: Shape): fc.Arbitrary<unknown> => {
  const { minimum = -MOST, maximum = MOST, minLength = 1, maxLength = 12 } = schema as Record<string, number>
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]))
  if (type === 'integer') return fc.integer({ min: Math.max(minimum, -MOST), max: Math.min(maximum, MOST) })
  if (type === 'number') return fc.double({ min: Math.max(minimum, -1000), max: Math.min(maximum, 1000), noNaN: true })
  if (type === 'boolean') return fc.boolean()
  if (schema['format'] === 'uuid') return fc.uuid({ version: 4 })
  if (typeof schema['pattern'] === 'string') {
    return fc
      .stringMatching(new RegExp(schema['pattern']))
      .filter(({ length }) => length >= minLength && length <= maxLength)
  }
  if ('minLength' in schema || 'maxLength' in schema) return textOf(minLength, Math.min(maxLength, 40))
  return PLAIN
}

const textOf = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength, maxLength })

/** The edges of what a schema allows. */
export const edgesOf = ({ schema, type }: Shape): unknown[] => {
  const { minimum, maximum, minLength, maxLength } = schema as Record<string, number | undefined>
  if (Array.isArray(schema['enum'])) return schema['enum'] as unknown[]
  if (type === 'boolean') return [true, false]
  if (type === 'integer' || type === 'number') return [minimum, maximum].filter((edge) => edge !== undefined)
  if (schema['pattern'] !== undefined || schema['format'] !== undefined) return []
  return [minLength, maxLength].flatMap((length) => (length === undefined || length === 0 ? [] : ['x'.repeat(length)]))
}

/** Good values of a schema without parts: its edges, its examples, and one by chance; each once. */
export const goodValues = (shape: Shape, seed: number, examples: readonly unknown[] = []): unknown[] => {
  const known = [...edgesOf(shape), ...examples, ...examplesOf(shape)]
  const closed = Array.isArray(shape.schema['enum']) || shape.type === 'boolean'
  const all = closed ? known : [...known, ...fc.sample(arbitraryOf(shape), { seed, numRuns: 1 })]
  return [...new Map(all.map((value) => [String(value), value])).values()]
}

/** A whole value by a schema, with every part that it has: examples where it gives some. */
export const completeValue = (contract: Contract, placed: PlacedSchema, seed: number): unknown => {
  const shape = shapeOf(contract, placed)
  if (!shape) return undefined
  if (shape.type === 'array') {
    const items = itemsOf(shape)
    return items ? [completeValue(contract, items, seed)] : []
  }
  if (shape.type === 'object' || shape.schema['properties']) {
    const fields = fieldsOf(shape).map(
      ({ name, placed: inner }) => [name, completeValue(contract, inner, seed)] as const,
    )
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
  }
  const [example] = examplesOf(shape)
  return example ?? fc.sample(arbitraryOf(shape), { seed, numRuns: 1 })[0]
}
