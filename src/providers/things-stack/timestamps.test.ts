import { expect, test } from 'vitest'
import { hasEnded, readTimestamp, shownTimestamp, timestampOf } from './timestamps.js'

const START = Date.UTC(2026, 0, 1)

test.each([
  ['PT0S', '2026-01-01T00:00:00.000000Z'],
  ['-PT1S', '2025-12-31T23:59:59.000000Z'],
  ['-PT0.5S', '2025-12-31T23:59:59.500000Z'],
  ['-PT29M59.876544S', '2025-12-31T23:30:00.123456Z'],
  ['PT0.000001S', '2026-01-01T00:00:00.000001Z'],
  ['PT0.0000019S', '2026-01-01T00:00:00.000001Z'],
  ['2024-10-24T13:28:12.1234567Z', '2024-10-24T13:28:12.123456Z'],
  ['2024-10-24T13:28:12.1234+02:00', '2024-10-24T11:28:12.123400Z'],
  ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
])('%s is kept as %s', (text, kept) => {
  expect(readTimestamp(text, START)).toBe(kept)
})

test.each(['P9999Y', '-P3000Y', '2026-13-01T00:00:00Z', 'soon'])('%s is no time', (text) => {
  expect(readTimestamp(text, START)).toBeUndefined()
})

test.each([
  ['2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00Z'],
  ['2026-01-01T00:00:00.100000Z', '2026-01-01T00:00:00.100Z'],
  ['2026-01-01T00:00:00.000100Z', '2026-01-01T00:00:00.000100Z'],
  ['2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123456Z'],
])('%s is shown as %s', (kept, shown) => {
  expect(shownTimestamp(kept)).toBe(shown)
})

test('an end has passed once it lies before now', () => {
  expect(hasEnded(timestampOf(START), START)).toBe(false)
  expect(hasEnded(timestampOf(START), START + 1)).toBe(true)
  expect(hasEnded('2025-12-31T23:59:59.999999Z', START)).toBe(true)
  expect(hasEnded(null, START)).toBe(false)
})
