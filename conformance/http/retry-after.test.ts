import { expect, test } from 'vitest'
import { retryAfter } from './retry-after.js'

const NOW = Date.parse('2026-01-01T00:00:00Z')
const DATE = 'Thu, 01 Jan 2026 00:00:10 GMT'

test.each([
  ['seconds', { 'Retry-After': '7' }, 7000],
  ['a date', { 'Retry-After': 'Thu, 01 Jan 2026 00:01:10 GMT', date: DATE }, 60_000],
  ['seconds, as The Things Stack says it', { 'x-rate-limit-retry': '3', 'x-rate-limit-reset': '60' }, 3000],
  [
    "a time, as Okta says it, by the server's own clock",
    { 'X-Rate-Limit-Reset': String(NOW / 1000 + 40), Date: DATE },
    31_000,
  ],
  ['seconds under the name of a time', { 'x-rate-limit-reset': '12' }, 12_000],
  ['nothing', {}, undefined],
])('how long to wait: %s', (_, headers, want) => {
  expect(retryAfter({ status: 429, headers: Object.entries(headers), body: '' }, NOW)).toBe(want)
})
