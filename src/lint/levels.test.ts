import { expect, test } from 'vitest'
import { globToRegExp } from './glob.js'
import { createLevels, levelsFromFlags } from './levels.js'

const asked = (rule: string, file = '/w/specs/a/openapi.yaml', pointer = '/paths/~1a/get') => ({ rule, file, pointer })

test('a rule weighs what it says itself, unless the configuration, an override or a flag says otherwise', () => {
  const config = {
    folder: '/w',
    rules: { struct: 'warn' },
    overrides: [{ files: 'specs/a/*', rules: { struct: 'off' } }],
  } as const
  expect(createLevels([], {}).levelOf(asked('struct'))).toBe('error')
  expect(createLevels([config], {}).levelOf(asked('struct', '/w/specs/b/openapi.yaml'))).toBe('warn')
  expect(createLevels([config], {}).levelOf(asked('struct'))).toBe('off')
  expect(createLevels([config], { struct: 'error' }).levelOf(asked('struct'))).toBe('error')
})

test('an override for a place holds there and below, and nowhere else', () => {
  const { levelOf } = createLevels([{ folder: '/w', overrides: [{ at: '/paths/~1a', rules: { struct: 'off' } }] }], {})
  expect(levelOf(asked('struct', '/w/a.yaml', '/paths/~1a'))).toBe('off')
  expect(levelOf(asked('struct', '/w/a.yaml', '/paths/~1a/get'))).toBe('off')
  expect(levelOf(asked('struct', '/w/a.yaml', '/paths/~1ab'))).toBe('error')
})

test('a rule that is off everywhere does not run; one that an override switches on does', () => {
  expect([...createLevels([{ folder: '/', rules: { struct: 'off' } }], {}).off]).toEqual(['struct'])
  const on = {
    folder: '/',
    rules: { struct: 'off' },
    overrides: [{ files: 'a.yaml', rules: { struct: 'warn' } }],
  } as const
  expect([...createLevels([on], {}).off]).toEqual([])
})

test('flags with unknown ids or levels are refused, with the nearest known one', () => {
  expect(levelsFromFlags(['struct=off', 'paging-bounds=error'])).toEqual({ struct: 'off', 'paging-bounds': 'error' })
  expect(() => levelsFromFlags(['pagingbounds=off'])).toThrow(
    '--rule: no rule "pagingbounds"; did you mean "paging-bounds"?',
  )
  expect(() => levelsFromFlags(['struct=high'])).toThrow('--rule takes <id>=off, warn or error, not "struct=high"')
})

test.each([
  ['specs/*/openapi.yaml', 'specs/a/openapi.yaml', true],
  ['specs/*/openapi.yaml', 'specs/a/b/openapi.yaml', false],
  ['**/*.yaml', 'a.yaml', true],
  ['**/*.yaml', 'a/b/c.yaml', true],
  ['specs/{a,b}.json', 'specs/b.json', true],
  ['specs/{a,b}.json', 'specs/c.json', false],
  ['a?.yaml', 'ab.yaml', true],
  ['a.yaml', 'abyaml', false],
])('the pattern %s and the file %s', (pattern, file, want) => {
  expect(globToRegExp(pattern).test(file)).toBe(want)
})
