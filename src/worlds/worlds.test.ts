import { expect, test } from 'vitest'
import { createSnapshots } from './snapshots.js'
import { demo, testWorlds } from './testing/worlds.js'
import { isRefused } from './refused.js'

const HOUR = 3_600_000

const made = async <T extends object>(value: T | Promise<T>) => {
  const found = await value
  if (isRefused(found)) throw new Error('refused')
  return found as Exclude<T, { refused: number }>
}

test('a world without a request for an hour is dropped, the default one never', async () => {
  const { worlds, real } = await testWorlds()
  await worlds.enter('w1')
  await worlds.enter('w2')
  real.pass(HOUR / 2)
  await worlds.enter('w2')
  real.pass(HOUR / 2)
  expect(worlds.list().map(({ name }) => name)).toEqual(['default', 'w2'])
  real.pass(HOUR / 2)
  expect(worlds.list().map(({ name }) => name)).toEqual(['default'])
  await worlds.enter('w3')
  real.pass(HOUR)
  expect(worlds.list()).toHaveLength(1)
})

test('the time is a setting, and can be without end', async () => {
  const short = await testWorlds({ idleAfter: 10 })
  const endless = await testWorlds({ idleAfter: Infinity })
  for (const { worlds, real } of [short, endless]) {
    await worlds.enter('w1')
    real.pass(HOUR * 24 * 365)
  }
  expect([short.worlds.list().length, endless.worlds.list().length]).toEqual([1, 2])
})

test('one in use from inside the process is not dropped for being idle', async () => {
  const { worlds, real } = await testWorlds()
  const world = await made(worlds.enter('w1'))
  world.pinned = true
  real.pass(HOUR * 3)
  expect(worlds.get('w1')).toBe(world)
})

test('many requests that name a world at once make one', async () => {
  const { worlds } = await testWorlds()
  const entered = await Promise.all(Array.from({ length: 20 }, () => worlds.enter('w1')))
  expect(new Set(entered).size).toBe(1)
  expect(worlds.list()).toHaveLength(2)
})

test('many that would be too many make as many as there may be', async () => {
  const { worlds } = await testWorlds({ most: 4 })
  const entered = await Promise.all(Array.from({ length: 10 }, (_, i) => worlds.enter(`w${i}`)))
  expect(entered.filter((world) => isRefused(world))).toHaveLength(7)
  expect(worlds.list()).toHaveLength(4)
})

test('a world keeps what was scheduled to itself, and a fork takes it along', async () => {
  const told: string[] = []
  const { worlds } = await testWorlds({
    realm: {
      ...demo,
      async resume({ clock, store }, since) {
        const { rows } = await store.collection('things').list()
        for (const row of rows as { id: string; owner: string; at: number }[]) {
          if (row.at > since) clock.schedule(row.at, () => told.push(row.id))
        }
      },
    },
  })
  const snapshots = createSnapshots()
  const w1 = await made(worlds.enter('w1'))
  const { store, clock } = w1.contexts.get('demo')!
  await store.collection('things').insert({ id: 'soon', owner: 'x', at: clock.now() + 1000 } as object)
  await w1.resume('demo')
  await snapshots.take('s1', w1)
  const w2 = await made(worlds.make('w2', await made(snapshots.get('s1'))))
  w1.clock.advance(1000)
  expect(told).toEqual(['soon'])
  await w1.adopt((await made(snapshots.get('s1'))).image)
  w1.clock.advance(1000)
  expect(told).toEqual(['soon', 'soon'])
  await w2.reset()
  w2.clock.advance(1000)
  expect(told).toHaveLength(2)
})

test('a snapshot holds ids, rate limits and what a driver has moved', async () => {
  const { worlds } = await testWorlds()
  const world = worlds.default
  const { ids, limiter } = world.contexts.get('demo')!
  limiter.setCap(3)
  limiter.take('key', 10, 1000, 0)
  limiter.drip('key', 10, 1000, 0)
  world.moved.set('demo', 5)
  ids.hex(4)
  const image = await world.capture()
  const next = ids.hex(16)
  limiter.reset()
  world.moved.clear()
  const fork = await made(worlds.make('w1', { name: 's', world: 'default', image }))
  for (const here of [fork, world]) {
    await here.adopt(image)
    const context = here.contexts.get('demo')!
    expect([context.ids.hex(16), context.limiter.cap, here.moved.get('demo')]).toEqual([next, 3, 5])
    expect(context.limiter.take('key', 10, 1000, 0).remaining).toBe(1)
    expect(context.limiter.drip('key', 10, 1000, 0).remaining).toBe(1)
  }
})

test('a world of 100,000 rows is forked again and again, and each fork is on its own', async () => {
  const { worlds } = await testWorlds()
  const { store } = worlds.default.contexts.get('demo')!
  const rows = Array.from({ length: 100_000 }, (_, i) => ({ id: `t${i}`, owner: `o${i % 100}`, at: i }))
  await store.restore({ things: rows })
  for (let i = 0; i < 50; i++) {
    const image = await worlds.default.capture()
    const fork = await made(worlds.make(`w${i}`, { name: 's', world: 'default', image }))
    await fork.contexts.get('demo')!.store.collection('things').delete(`t${i}`)
  }
  expect(await store.size()).toBe(100_000)
  expect(await worlds.get('w7')!.contexts.get('demo')!.store.size()).toBe(99_999)
})
