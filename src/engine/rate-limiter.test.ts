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

test('without windows, calls come back one by one', () => {
  const limiter = createRateLimiter()
  const drip = (now: number) => limiter.drip('bob', 2, 60_000, now)
  expect(drip(0)).toEqual({ allowed: true, limit: 2, remaining: 1, resetAt: 30_000, retryAt: 0 })
  expect(drip(0)).toEqual({ allowed: true, limit: 2, remaining: 0, resetAt: 60_000, retryAt: 0 })
  expect(drip(0)).toEqual({ allowed: false, limit: 2, remaining: 0, resetAt: 60_000, retryAt: 30_000 })
  expect(drip(29_999)).toMatchObject({ allowed: false, retryAt: 30_000 })
  expect(drip(30_000)).toMatchObject({ allowed: true, remaining: 0, resetAt: 90_000 })
  expect(drip(200_000)).toMatchObject({ allowed: true, remaining: 1 })
})

test.each([7, 60, 999])('without windows, exactly %d calls pass at once', (limit) => {
  const limiter = createRateLimiter()
  const start = Date.UTC(2026, 0, 1)
  const left = Array.from({ length: limit }, () => limiter.drip('bob', limit, 60_000, start).remaining)
  expect(left).toEqual(Array.from({ length: limit }, (_, i) => limit - 1 - i))
  expect(limiter.drip('bob', limit, 60_000, start)).toMatchObject({ allowed: false, remaining: 0 })
  limiter.reset()
  expect(limiter.drip('bob', limit, 60_000, start).allowed).toBe(true)
})

test('a cap bounds every limit and begins the windows anew; lifting it does too', () => {
  const limiter = createRateLimiter()
  limiter.take('bob', 5, 1000, 0)
  limiter.setCap(1)
  expect([limiter.take('bob', 5, 1000, 0), limiter.take('bob', 5, 1000, 0)]).toMatchObject([
    { allowed: true, limit: 1, remaining: 0 },
    { allowed: false, limit: 1 },
  ])
  expect(limiter.drip('eve', 60, 60_000, 0).allowed).toBe(true)
  expect(limiter.drip('eve', 60, 60_000, 0).allowed).toBe(false)
  limiter.setCap(undefined)
  expect(limiter.take('bob', 5, 1000, 0)).toMatchObject({ allowed: true, limit: 5, remaining: 4 })
})
