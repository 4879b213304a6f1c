import { expect, test } from 'vitest'
import { GONE, placesIn, replaceAt, valuesAt } from './reply-places.js'

const body = { a: 1, list: [{ b: 'x' }, { b: 'y', c: null }] }

test('every place of a body is found, items of lists once', () => {
  expect(placesIn(body).map((path) => path.join('.'))).toEqual(['a', 'list', 'list.*', 'list.*.b', 'list.*.c'])
})

test.each([
  ['a value', ['a'], () => 2, { a: 2, list: body.list }],
  ['a value in every item', ['list', '*', 'b'], () => 7, { a: 1, list: [{ b: 7 }, { b: 7, c: null }] }],
  ['a field that goes', ['a'], () => GONE, { list: body.list }],
  ['items that go', ['list', '*'], () => GONE, { a: 1, list: [] }],
])('%s is replaced', (_, path, change, value) => {
  expect(replaceAt(body, path, change)).toEqual({ value, changed: true })
})

test('what is not there is left alone', () => {
  expect(replaceAt(body, ['z', 'y'], () => 1)).toEqual({ value: body, changed: false })
  expect(valuesAt(body, ['list', '*', 'b'])).toEqual(['x', 'y'])
})
