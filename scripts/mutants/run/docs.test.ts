import { expect, test } from 'vitest'
import { inReadme } from './docs.js'

const none = {
  unbroken: { seeds: 1, runs: [], free: [], faults: [] },
  outcomes: [],
  checks: [],
  requirements: [],
  unexercised: [],
}

test('what a run came to replaces what stood between the marks, and nothing else', () => {
  const readme = 'before\n<!-- mutants -->\nold\n<!-- /mutants -->\nafter\n'
  const written = inReadme(readme, none)
  expect(written).toMatch(/^before\n<!-- mutants -->\n/)
  expect(written).toMatch(/\n<!-- \/mutants -->\nafter\n$/)
  expect(written).toContain('mutants: 0 made, 0 killed, 0 explained, 0 missed')
  expect(written).not.toContain('old')
  expect(inReadme(written, none)).toBe(written)
})

test('a README without marks is not written to', () => {
  expect(() => inReadme('nothing', none)).toThrow('README.md has no <!-- mutants -->')
})
