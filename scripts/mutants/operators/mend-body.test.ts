import { expect, test } from 'vitest'
import { createValidators } from '../../../src/contract/validators.js'
import { mendBody } from './mend-body.js'

const schema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string', maxLength: 3 } } },
}
const check = createValidators({ openapi: '3.1.0', paths: {} } as never).foreign(schema)

test.each([
  ['what is right stays', { name: 'a', tags: ['b'] }, { name: 'a', tags: ['b'] }],
  ['a wrong item goes', { name: 'a', tags: ['b', 'much too long', 7] }, { name: 'a', tags: ['b'] }],
  ['a wrong field goes', { name: 'a', tags: 'none' }, { name: 'a' }],
  ['what is missing cannot be mended', { tags: ['b'] }, { tags: ['b'] }],
])('%s', (_, given, want) => {
  expect(mendBody(JSON.stringify(given), check)).toBe(JSON.stringify(want))
})

test('what is no JSON stays', () => {
  expect(mendBody('a=1', check)).toBe('a=1')
})
