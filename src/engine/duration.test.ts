import { expect, test } from 'vitest'
import { addDuration } from './duration.js'

const start = Date.UTC(2026, 0, 31, 12)

test.each([
  ['PT1H', '2026-01-31T13:00:00.000Z'],
  ['PT0S', '2026-01-31T12:00:00.000Z'],
  ['-P1D', '2026-01-30T12:00:00.000Z'],
  ['+P1W', '2026-02-07T12:00:00.000Z'],
  ['P1DT2H3M4.5S', '2026-02-01T14:03:04.500Z'],
  ['P1M', '2026-03-03T12:00:00.000Z'],
  ['-P1Y', '2025-01-31T12:00:00.000Z'],
])('%s', (text, want) => {
  expect(new Date(addDuration(start, text)!).toISOString()).toBe(want)
})

test.each(['', 'P', 'PT', '1H', 'PT1', 'P1H', 'PT1D', 'tomorrow', 'PT1H '])('"%s" is no duration', (text) => {
  expect(addDuration(start, text)).toBeUndefined()
})
