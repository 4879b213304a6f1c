import { expect, test } from 'vitest'
import { createRateLimiter } from './rate-limiter.js'

test('a window begins with its first call, and counts afresh after it', () => {
  const limiter = createRateLimiter()
  const take = (now: number) => limiter.take('bob', 2, 60_000, now)
  expect(take(500)).toEqual({ allowed: true, limit: 2, remaining: 1, resetAt: 60_500 })
  expect(take(600)).toMatchObject({ allowed: true, remaining: 0 })
  expect(take(60_499)).toEqual({ allowed: false, limit: 2, remaining: 0, resetAt: 60_500 })
  expect(take(60_500)).toMatchObject({ allowed: true, remaining: 1 })
})

test('keys do not share a window', () => {
  const limiter = createRateLimiter()
  limiter.take('bob', 1, 1000, 0)
  expect(limiter.take('eve', 1, 1000, 0).allowed).toBe(true)
  expect(limiter.take('bob', 1, 1000, 0).allowed).toBe(false)
  limiter.reset()
  expect(limiter.take('bob', 1, 1000, 0).allowed).toBe(true)
})
