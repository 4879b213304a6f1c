import { afterEach, beforeEach, expect, test } from 'vitest'
import { testWorlds } from '../worlds/testing/worlds.js'
import { createSnapshots } from '../worlds/snapshots.js'
import { workbench, type Workbench } from '../testing/workbench.js'

let bench: Workbench
beforeEach(async () => {
  bench = await workbench({ apis: ['identity', 'okta'] })
})
afterEach(() => expect(bench.exchanges.flatMap(({ findings }) => findings)).toEqual([]))

const ID = 'b0b00000-5e55-4000-8000-000000000001'
const session = async (prefix = '') => (await bench.send('GET', `${prefix}/identity/sessions/${ID}`)).status
const end = () => bench.send('DELETE', `/identity/sessions/${ID}`)
const refusal = (status: number, reason: string) => ({
  status,
  body: { error: expect.stringContaining(reason) as string },
})

test('a snapshot is taken, told, replaced and dropped', async () => {
  const shown = {
    name: 's1',
    world: 'default',
    now: '2026-01-01T00:00:00.000Z',
    running: false,
    rows: expect.any(Number),
  }
  expect(await bench.control('PUT', '/snapshots/s1')).toMatchObject({ status: 201, body: shown })
  expect(await bench.control('GET', '/snapshots/s1')).toMatchObject({ status: 200, body: shown })
  expect((await bench.control('GET', '/snapshots')).body).toEqual({ snapshots: [shown], total: 1, most: 100 })
  await bench.control('POST', '/clock', { advance: 'PT1H' })
  expect(await bench.control('PUT', '/snapshots/s1')).toMatchObject({
    status: 200,
    body: { now: '2026-01-01T01:00:00.000Z' },
  })
  expect((await bench.control('DELETE', '/snapshots/s1')).status).toBe(204)
  expect((await bench.control('GET', '/snapshots')).body).toMatchObject({ snapshots: [], total: 0 })
})

test('a world goes back to a snapshot: rows, ids, clock and rate limits', async () => {
  const user = async () => (await bench.send('POST', '/_facsimile/driver/identity/user', { body: '{}' })).body
  const cap = () => bench.send('POST', '/_facsimile/driver/identity/rate-limit', { body: '{}' })
  await bench.control('PUT', '/snapshots/s1')
  const first = await user()
  await end()
  await cap()
  await bench.control('POST', '/clock', { advance: 'PT1H' })
  expect((await bench.control('POST', '/snapshots/s1/restore')).status).toBe(204)
  expect(await session()).toBe(200)
  expect((await bench.control('GET', '/clock')).body).toMatchObject({ now: '2026-01-01T00:00:00.000Z' })
  expect(await user()).toEqual(first)
})

test('a snapshot serves any number of times, in any world', async () => {
  await bench.control('PUT', '/snapshots/s1')
  for (const prefix of ['', '/~w1', '', '/~w1']) {
    await bench.send('DELETE', `${prefix}/identity/sessions/${ID}`)
    expect(await session(prefix)).toBe(404)
    await bench.send('POST', `${prefix}/_facsimile/snapshots/s1/restore`)
    expect(await session(prefix)).toBe(200)
  }
})

test('worlds that were forked from a snapshot outlive it', async () => {
  await end()
  await bench.control('PUT', '/snapshots/s1')
  await bench.control('PUT', '/worlds/w1', { from: 's1' })
  await bench.control('DELETE', '/snapshots/s1')
  expect(await session('/~w1')).toBe(404)
})

test('the difference to now, and to another, is a patch that leads there', async () => {
  await bench.control('PUT', '/snapshots/before')
  await end()
  await bench.control('PATCH', '/state', [
    { op: 'replace', path: '/identity/users/b0b00000-0000-4000-8000-000000000002/name', value: 'Robert' },
  ])
  const changes = [
    { op: 'replace', path: '/identity/users/b0b00000-0000-4000-8000-000000000002/name', value: 'Robert' },
    { op: 'remove', path: `/identity/sessions/${ID}` },
  ]
  const told = await bench.control('GET', '/snapshots/before/difference')
  expect(told.body).toEqual(expect.arrayContaining(changes))
  expect(told.body).toHaveLength(2)
  await bench.control('PUT', '/snapshots/after')
  expect((await bench.control('GET', '/snapshots/before/difference?to=after')).body).toEqual(told.body)
  const after = (await bench.control('GET', '/state')).body
  await bench.control('POST', '/snapshots/before/restore')
  expect((await bench.control('PATCH', '/state', told.body)).status).toBe(204)
  expect((await bench.control('GET', '/state')).body).toEqual(after)
})

test('between equal states there is none', async () => {
  await bench.control('PUT', '/snapshots/s1')
  const state = (await bench.control('GET', '/state')).body
  await bench.control('POST', '/reset')
  await bench.control('PUT', '/state', state)
  expect((await bench.control('GET', '/snapshots/s1/difference')).body).toEqual([])
})

test.each([
  ['PUT', '/snapshots/S1', 400, 'Names are lower case: write "s1" for the snapshot "S1"'],
  ['GET', '/snapshots/s2', 404, 'There is no snapshot "s2": did you mean "s1"?'],
  ['DELETE', '/snapshots/s2', 404, 'did you mean "s1"?'],
  ['POST', '/snapshots/s2/restore', 404, 'did you mean "s1"?'],
  ['GET', '/snapshots/s2/difference', 404, 'did you mean "s1"?'],
  ['GET', '/snapshots/s1/difference?to=s2', 404, 'did you mean "s1"?'],
  ['GET', '/snapshots?limit=none', 400, 'limit'],
] as const)('%s %s is refused with %i', async (method, path, status, reason) => {
  await bench.control('PUT', '/snapshots/s1')
  expect(await bench.control(method, path)).toMatchObject(refusal(status, reason))
})

test('where there is none yet, it is said how to take one', async () => {
  expect(await bench.control('GET', '/snapshots/s1')).toMatchObject(
    refusal(404, 'take one with PUT /_facsimile/snapshots/s1'),
  )
})

test('one snapshot too many is refused; one that is there can be taken anew', async () => {
  const { worlds } = await testWorlds()
  const snapshots = createSnapshots(1)
  await snapshots.take('s1', worlds.default)
  expect(await snapshots.take('s2', worlds.default)).toMatchObject({ refused: 409 })
  expect(await snapshots.take('s1', worlds.default)).toMatchObject({ isNew: false })
})
