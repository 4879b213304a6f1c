import { expect, test } from 'vitest'
import type { Call, RawInput } from './call.js'
import { watchReads } from './read-watch.js'

const watched = (copying = true) => {
  const read: string[] = []
  const wants = (_: string, __: string, name: string) => name !== 'known'
  const call = {
    operation: { id: 'o', parameters: [{ in: 'header', name: 'X-A' }] },
    request: { headers: { 'x-a': '1', host: 'x' } },
    input: { path: {}, query: { page: 1, known: 2 }, header: {}, cookie: {}, body: { user: { name: 'a' }, more: 1 } },
  } as unknown as Call<RawInput>
  const stop = watchReads(call, { wants, read: (_, place, name) => void read.push(`${place} ${name}`) }, copying)
  return { call, read, stop: stop! }
}

test('each read is noticed, and everything has its value', () => {
  const { call, read } = watched()
  expect([call.input.query['page'], (call.input.body as { user: object }).user]).toEqual([1, { name: 'a' }])
  expect(read).toEqual(['query page', 'body user'])
})

test('a copy reads all fields for a behaviour, and none for a stage', () => {
  const { call, read } = watched(true)
  expect({ ...(call.input.body as object) }).toEqual({ user: { name: 'a' }, more: 1 })
  expect(read).toEqual(['body user', 'body more'])
  const stage = watched(false)
  expect(Object.entries(stage.call.input.body as object)).toHaveLength(2)
  expect(stage.read).toEqual([])
  expect((stage.call.input.body as { more: number }).more).toBe(1)
  expect(stage.read).toEqual(['body more'])
})

test('a documented header that a stage reads raw is noticed', () => {
  const { call, read } = watched()
  expect([call.request.headers['host'], call.request.headers['x-a']]).toEqual(['x', '1'])
  expect(read).toEqual(['header X-A'])
})

test('afterwards all is as it was, but what a stage has put in place stays', () => {
  const { call, stop } = watched(false)
  const { request } = call
  call.input.query = { other: 1 }
  stop()
  expect(call.input.query).toEqual({ other: 1 })
  expect(structuredClone(call.input.body)).toEqual({ user: { name: 'a' }, more: 1 })
  expect(call.request).not.toBe(request)
})

test('where nothing is of interest nothing is watched', () => {
  const { call } = watched()
  expect(watchReads(call, { wants: () => false, read: () => undefined }, true)).toBeUndefined()
})
