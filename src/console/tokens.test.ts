import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast } from './testing/contrast.js'

const CSS = readFileSync(new URL('./assets/style/tokens.css', import.meta.url), 'utf8')

const token = (name: string, theme: 'light' | 'dark'): string => {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(CSS)
  if (!found) throw new Error(`no colour "--${name}"`)
  return found[theme === 'light' ? 1 : 2]!
}

/** Grounds that text of the usual colours lies on. */
const GROUNDS = ['ground', 'surface', 'sunken', 'hover', 'chosen']

/** Text and its ground; WCAG 1.4.3 asks for 4.5 : 1. */
const TEXT = [
  ...GROUNDS.flatMap((ground) => [
    ['ink', ground],
    ['ink-quiet', ground],
    ['accent', ground],
  ]),
  ...['good', 'note', 'warn', 'bad'].map((name) => [name, `${name}-ground`]),
  ...['warn-ground', 'bad-ground'].flatMap((ground) => [
    ['ink', ground],
    ['ink-quiet', ground],
    ['accent', ground],
  ]),
  ['on-accent', 'accent'],
  // what is said in the corner, inverted
  ['ground', 'ink'],
]

/** Edges of controls and the mark of focus, and what they stand out from; WCAG 1.4.11 asks for 3 : 1. */
const EDGES = [
  ...['ground', 'surface'].map((ground) => ['edge', ground]),
  ...GROUNDS.map((ground) => ['focus', ground]),
]

describe.each(['light', 'dark'] as const)('in the %s', (theme) => {
  test.each(TEXT)('text in %s can be read on %s', (text, ground) => {
    expect(contrast(token(text!, theme), token(ground!, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(EDGES)('%s can be seen on %s', (edge, ground) => {
    expect(contrast(token(edge!, theme), token(ground!, theme))).toBeGreaterThanOrEqual(3)
  })
})

test('the ratio is that of the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
