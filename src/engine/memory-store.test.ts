import { beforeEach, expect, test } from 'vitest'
import { createMemoryStore } from './memory-store.js'
import type { Store } from './store.js'

type Session = { id: string; user: string; at: number; ends: number | null }
type Tables = { sessions: Session; seats: { id: string; free: number } }

let store: Store<Tables>
const row = (id: string, user: string, at = 0, ends: number | null = null): Session => ({ id, user, at, ends })
const ids = async (query: Parameters<ReturnType<typeof sessions>['list']>[0]) =>
  (await sessions().list(query)).rows.map(({ id }) => id)
const sessions = () => store.collection('sessions')

beforeEach(async () => {
  store = createMemoryStore<Tables>({ sessions: { id: 'id', indexes: ['user'] }, seats: { id: 'id' } })
  await store.restore({
    sessions: [row('c', 'bob', 1), row('a', 'bob', 3, 10), row('b', 'bob', 2, 5), row('x', 'eve', 9)],
    seats: [{ id: 's', free: 1 }],
  })
})

test('a list keeps the order of insertion, or sorts as asked', async () => {
  const where = [{ field: 'user', is: '=', value: 'bob' }] as const
  expect(await ids({ where })).toEqual(['c', 'a', 'b'])
  expect(await ids({ where, order: [{ field: 'id' }] })).toEqual(['a', 'b', 'c'])
  expect(await ids({ where, order: [{ field: 'at', descending: true }] })).toEqual(['a', 'b', 'c'])
})

test('pages joined are the whole; the total counts all; past the end is empty', async () => {
  const where = [{ field: 'user', is: '=', value: 'bob' }] as const
  const page = (offset: number) => sessions().list({ where, order: [{ field: 'id' }], offset, limit: 2 })
  expect((await page(0)).rows.concat((await page(2)).rows).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(await page(4)).toEqual({ rows: [], total: 3 })
})

test.each([
  ['ends after 5', [{ field: 'ends', is: '>', value: 5 }], ['a']],
  ['ends at 5 or later', [{ field: 'ends', is: '>=', value: 5 }], ['a', 'b']],
  ['ends before 10', [{ field: 'ends', is: '<', value: 10 }], ['b']],
  ['ends never', [{ field: 'ends', is: '=', value: null }], ['c', 'x']],
  ['ends some time', [{ field: 'ends', is: '!=', value: null }], ['a', 'b']],
  ['one of these', [{ field: 'id', is: 'in', value: ['a', 'x'] }], ['a', 'x']],
  [
    'never, or after 5',
    [
      {
        any: [
          { field: 'ends', is: '=', value: null },
          { field: 'ends', is: '>', value: 5 },
        ],
      },
    ],
    ['c', 'a', 'x'],
  ],
] as const)('%s', async (_, where, want) => {
  expect(await ids({ where })).toEqual(want)
  expect(await sessions().count({ where })).toBe(want.length)
})

test('an id is inserted once', async () => {
  expect(await sessions().insert(row('c', 'eve'))).toBe(false)
  expect((await sessions().get('c'))?.user).toBe('bob')
})

test('an update happens where its conditions hold, and moves the row in the index', async () => {
  expect(await sessions().updateIf('c', [{ field: 'at', is: '=', value: 7 }], { user: 'eve' })).toBeUndefined()
  expect(await sessions().updateIf('c', [{ field: 'at', is: '=', value: 1 }], { user: 'eve' })).toMatchObject({
    user: 'eve',
  })
  expect(await ids({ where: [{ field: 'user', is: '=', value: 'eve' }] })).toEqual(['x', 'c'])
  expect(await sessions().updateIf('nobody', [], { user: 'eve' })).toBeUndefined()
})

test('of two concurrent deletes one wins', async () => {
  const won = await Promise.all([sessions().delete('c'), sessions().delete('c')])
  expect(won.filter(Boolean)).toHaveLength(1)
})

test('a removed row is remembered by its id, one that never was is not', async () => {
  await sessions().delete('c')
  expect([await sessions().existed('c'), await sessions().existed('a'), await sessions().existed('z')]).toEqual([
    true,
    true,
    false,
  ])
})

test('deleting many answers what is gone', async () => {
  const gone = await sessions().deleteMany([{ field: 'user', is: '=', value: 'bob' }])
  expect(gone.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  expect((await sessions().list()).total).toBe(1)
})

test('a commit changes everything or nothing', async () => {
  const take = (id: string) =>
    store.commit([
      { in: 'seats', update: 's', if: [{ field: 'free', is: '>', value: 0 }], set: { free: 0 } },
      { in: 'sessions', insert: row(id, 'dan') },
    ])
  expect(await Promise.all([take('d1'), take('d2')])).toEqual([true, false])
  expect(await ids({ where: [{ field: 'user', is: '=', value: 'dan' }] })).toEqual(['d1'])
  expect(
    await store.commit([
      { in: 'sessions', delete: 'nobody' },
      { in: 'sessions', deleteWhere: [] },
    ]),
  ).toBe(false)
  expect((await sessions().list()).total).toBe(5)
})

test('a dump restored is the same again', async () => {
  const before = await store.dump()
  await sessions().deleteMany([])
  await store.restore(before)
  expect(await store.dump()).toEqual(before)
})
