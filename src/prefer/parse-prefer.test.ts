import { expect, test } from 'vitest'
import { parsePrefer } from './parse-prefer.js'

const pairs = (header: string) => Object.fromEntries(parsePrefer(header).map(({ name, value }) => [name, value]))

test.each<[string, string, Record<string, string>]>([
  ['one', 'code=404', { code: '404' }],
  ['several in a header', 'code=404, example=a,wait=2', { code: '404', example: 'a', wait: '2' }],
  ['without a value', 'respond-async', { 'respond-async': '' }],
  ['in quotes', 'example="a, b; c=\\"d\\""', { example: 'a, b; c="d"' }],
  ['with parameters', 'code=404; a=b; c , wait=2', { code: '404', wait: '2' }],
  ['names in any case', 'Wait=2', { wait: '2' }],
  ['blanks around the equals sign', 'wait = 2', { wait: '2' }],
  ['twice: the first counts', 'code=404, code=500', { code: '404' }],
  ['what cannot be read is left out', 'code=404, =x, @, wait=2', { code: '404', wait: '2' }],
  ['a quote that is not closed', 'code=404, example="a', { code: '404' }],
  ['an empty value is none', 'example=, wait=""', { example: '', wait: '' }],
  ['nothing', '', {}],
])('%s', (_, header, want) => {
  expect(pairs(header)).toEqual(want)
})

test('a hostile header comes to an end', () => {
  expect(parsePrefer(`a${' ;'.repeat(50_000)}@`)).toHaveLength(1)
  expect(parsePrefer('"'.repeat(100_000))).toEqual([])
})
