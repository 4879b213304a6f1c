import { expect, test } from 'vitest'
import { createSafeRegex, UnusablePattern } from './safe-regex.js'

test('an expression finds something or does not', () => {
  const regex = createSafeRegex()
  expect([regex.test('^a+$', 'aaa'), regex.test('^a+$', 'aab')]).toEqual([true, false])
})

test('what is no expression is refused', () => {
  expect(() => createSafeRegex().test('(', 'a')).toThrow(UnusablePattern)
})

test('an expression that would run for years is stopped', () => {
  expect(() => createSafeRegex(50).test('^(a+)+$', `${'a'.repeat(40)}b`)).toThrow('takes too long')
})
