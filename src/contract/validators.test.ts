import { describe, expect, test } from 'vitest'
import { createValidators } from './validators.js'
import type { Document, Schema } from './document.js'

const document: Document = {
  openapi: '3.1.0',
  info: { title: 'demo', version: '1' },
  paths: {},
  components: {
    schemas: {
      Base: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } }, required: ['id'] },
      Nested: { type: 'object', properties: { base: { $ref: '#/components/schemas/Base' } } },
    },
  },
}
const at = (schema: Schema) => ({ schema, pointer: '/x' })
const id = '00000000-0000-4000-8000-000000000000'
const broken = (mode: 'open' | 'closed', schema: Schema, value: unknown) => {
  const validators = createValidators({ ...document })
  return validators[mode](at(schema))(value).map(({ rule, pointer }) => `${rule} ${pointer}`.trim())
}

test('findings name the place in the value and in the contract', () => {
  const [finding] = createValidators({ ...document }).open(at({ $ref: '#/components/schemas/Nested' }))({
    base: { id: 'x' },
  })
  expect(finding).toMatchObject({
    pointer: '/base/id',
    rule: 'format',
    contract: '/components/schemas/Base/properties/id/format',
  })
  const [own] = createValidators({ ...document }).open(at({ type: 'integer' }))('x')
  expect(own).toMatchObject({ pointer: '', contract: '/x/type' })
})

describe('closed', () => {
  const rows: [string, Schema, unknown, string[]][] = [
    ['a named object', { type: 'object', properties: { a: {} } }, { a: 1, b: 2 }, ['additionalProperties']],
    [
      'through a reference',
      { $ref: '#/components/schemas/Nested' },
      { base: { id, more: 1 } },
      ['additionalProperties /base'],
    ],
    [
      'in lists',
      { type: 'array', items: { $ref: '#/components/schemas/Base' } },
      [{ id, more: 1 }],
      ['additionalProperties /0'],
    ],
    [
      'a declared openness',
      { type: 'object', properties: { a: {} }, additionalProperties: true },
      { b: 1 },
      ['additionalProperties'],
    ],
    ['a free-form object', { type: 'object' }, { b: 1 }, []],
    ['what is only written', { type: 'object', properties: { a: { writeOnly: true } } }, { a: 1 }, ['false schema /a']],
    ['a map', { type: 'object', properties: { a: {} }, additionalProperties: { type: 'integer' } }, { b: 1 }, []],
    [
      'an alternative',
      { oneOf: [{ type: 'object', properties: { a: {} }, required: ['a'] }] },
      { a: 1, b: 1 },
      ['additionalProperties', 'oneOf'],
    ],
    [
      'a composition sees all its parts',
      { allOf: [{ $ref: '#/components/schemas/Base' }], properties: { a: {} } },
      { id, a: 1 },
      [],
    ],
    [
      'and nothing else',
      { allOf: [{ $ref: '#/components/schemas/Base' }], properties: { a: {} } },
      { id, a: 1, b: 1 },
      ['unevaluatedProperties'],
    ],
  ]
  test.each(rows)('%s', (_, schema, value, want) => {
    expect(broken('closed', schema, value)).toEqual(want)
  })
  test.each(rows)('%s: open accepts unnamed fields', (_, schema, value) => {
    expect(broken('open', schema, value)).toEqual([])
  })
})
