import { expect, test } from 'vitest'
import { createIds } from './ids.js'

const draw = (seed: string) => {
  const ids = createIds(seed)
  return [ids.hex(12), ids.uuid(), ids.base62(17), ids.ulid(0), ids.integer(1, 1000)]
}

test('the same seed gives the same ids, another seed others', () => {
  expect(draw('1')).toEqual(draw('1'))
  for (const other of ['2', '1 ', '']) expect(draw(other)).not.toEqual(draw('1'))
})

test('a stream goes on from its state', () => {
  const ids = createIds('1')
  ids.uuid()
  const later = createIds(ids.state())
  expect(later.uuid()).toBe(ids.uuid())
})

test('ids have the forms they are named after', () => {
  const ids = createIds('forms')
  for (let i = 0; i < 50; i++) {
    expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids.ulid(Date.UTC(2026, 0, 1))).toMatch(/^01KDV[0-9A-HJKMNP-TV-Z]{21}$/)
    const n = ids.integer(-1, 1)
    expect([-1, 0, 1]).toContain(n)
  }
})

test('ten thousand ids are all different', () => {
  const ids = createIds('many')
  expect(new Set(Array.from({ length: 10_000 }, () => ids.hex(12))).size).toBe(10_000)
})
