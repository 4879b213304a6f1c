import { expect, test } from 'vitest'
import { twists } from './constraints.js'

const names = (schema: Record<string, unknown>) => twists(schema).map(({ name }) => name)

test.each([
  [
    'a whole number with bounds',
    { type: 'integer', minimum: 0, maximum: 1000 },
    ['minimum-skipped', 'maximum-skipped', 'type-skipped', 'minimum-1', 'minimum--1', 'maximum-999', 'maximum-1001'],
  ],
  [
    'a text with a pattern',
    { type: 'string', pattern: '^[a-z]+$' },
    [
      'pattern-skipped',
      'type-skipped',
      'pattern-not-anchored-at-start',
      'pattern-not-anchored-at-end',
      'at-most-12-long',
    ],
  ],
  [
    'an enum',
    { type: 'string', enum: ['', 'a'] },
    ['enum-skipped', 'type-skipped', 'enum-without-empty', 'enum-without-a'],
  ],
  ['a flag', { type: 'boolean' }, ['type-skipped', 'true-refused', 'false-refused']],
])('%s can be held too laxly and too strictly', (_, schema, want) => {
  expect(names(schema)).toEqual(want)
})

test('each twist changes the schema that it is given', () => {
  const schema = { type: 'string', maxLength: 36, pattern: '^a$', enum: ['a', 'b'] }
  for (const { change, name } of twists(schema)) {
    const copy = structuredClone(schema)
    change(copy)
    expect(copy, name).not.toEqual(schema)
  }
})
