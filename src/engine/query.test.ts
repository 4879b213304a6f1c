import { expect, test } from 'vitest'
import { parseQuery, splitTarget } from './query.js'

test.each<[string, [string, string[]][]]>([
  ['', []],
  [
    'a=1&b=2',
    [
      ['a', ['1']],
      ['b', ['2']],
    ],
  ],
  ['a=1&a=2', [['a', ['1', '2']]]],
  ['a', [['a', ['']]]],
  [
    'a=&&b',
    [
      ['a', ['']],
      ['b', ['']],
    ],
  ],
  ['a=x+y%20z', [['a', ['x y z']]]],
  ['a=b=c', [['a', ['b=c']]]],
  ['a=%zz', [['a', ['%zz']]]],
  ['user_ids.email=a@b.c', [['user_ids.email', ['a@b.c']]]],
  ['__proto__=1', [['__proto__', ['1']]]],
])('%s', (text, want) => {
  expect([...parseQuery(text)]).toEqual(want)
})

test('a target is path and query, without fragment', () => {
  expect(splitTarget('/a/b?c=d?e#f')).toEqual({ path: '/a/b', queryText: 'c=d?e' })
  expect(splitTarget('/a')).toEqual({ path: '/a', queryText: '' })
})
