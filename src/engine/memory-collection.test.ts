import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MemoryCollection } from './memory-collection.js'
import type { Query } from './store.js'

type Thing = { id: string; owner: string; at: number }
type Step =
  | { do: 'insert'; id: string; owner: string; at: number }
  | { do: 'update'; id: string; owner: string }
  | { do: 'remove'; id: string }
  | { do: 'clear' }
  | { do: 'fork' }

const plain = () => new MemoryCollection<Thing>('id', ['owner'])

const apply = (things: MemoryCollection<Thing>, step: Step): unknown => {
  if (step.do === 'insert') return things.insert({ id: step.id, owner: step.owner, at: step.at })
  if (step.do === 'update') return things.rows.has(step.id) ? things.update(step.id, { owner: step.owner }) : 'none'
  if (step.do === 'remove') return things.remove(step.id)
  if (step.do === 'clear') things.clear()
  return undefined
}

const IDS = [...'abcdefghij']
const OWNERS = [...'xyz']
const QUERIES: Query<Thing>[] = [
  {},
  { offset: 2, limit: 3 },
  ...OWNERS.map((owner): Query<Thing> => ({ where: [{ field: 'owner', is: '=', value: owner }] })),
  { where: [{ field: 'owner', is: '=', value: 'x' }], offset: 1, limit: 2 },
  { where: [{ field: 'at', is: '>', value: 3 }], order: [{ field: 'at', descending: true }] },
]

const seen = (things: MemoryCollection<Thing>) => ({
  lists: QUERIES.map((query) => things.list(query)),
  counts: QUERIES.map(({ where = [] }) => things.count(where)),
  existed: IDS.map((id) => things.existed(id)),
  rows: [...things.rows.values()],
  size: things.rows.size,
  got: IDS.map((id) => things.rows.get(id)),
})

const id = fc.constantFrom(...IDS)
const owner = fc.constantFrom(...OWNERS)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('insert' as const), id, owner, at: fc.nat(9) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('update' as const), id, owner }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
  { weight: 2, arbitrary: fc.constant({ do: 'fork' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'clear' as const }) },
)

/** A collection that came about by forks, and the steps that lead to the same one without any. */
interface Branch {
  forked: MemoryCollection<Thing>
  history: Step[]
}

test.each([0, 3, 1000])('forks behave as collections of their own; up to %i rows are copied', (small) => {
  const walk = fc.array(fc.tuple(fc.nat(2), step), { maxLength: 60, size: 'max' })
  fc.assert(
    fc.property(walk, (steps) => {
      const branches: Branch[] = [{ forked: new MemoryCollection<Thing>('id', ['owner'], small), history: [] }]
      for (const [choice, next] of steps) {
        const branch = branches[choice % branches.length]!
        if (next.do === 'fork') {
          const forked = new MemoryCollection<Thing>('id', ['owner'], small)
          forked.adopt(branch.forked.capture())
          branches.push({ forked, history: [...branch.history] })
          continue
        }
        const own = plain()
        for (const before of branch.history) apply(own, before)
        expect(apply(branch.forked, next)).toEqual(apply(own, next))
        branch.history.push(next)
      }
      for (const { forked, history } of branches) {
        const own = plain()
        for (const before of history) apply(own, before)
        expect(seen(forked)).toEqual(seen(own))
      }
    }),
    { seed: 1, numRuns: 300 },
  )
})

test('an image stays as it is, whatever becomes of the collection', () => {
  const things = new MemoryCollection<Thing>('id', ['owner'], 0)
  for (const id of IDS) things.insert({ id, owner: 'x', at: 0 })
  const image = things.capture()
  const before = [...image.rows.entries()]
  things.update('a', { owner: 'y' })
  things.remove('b')
  things.insert({ id: 'k', owner: 'z', at: 1 })
  expect([...image.rows.entries()]).toEqual(before)
  things.adopt(image)
  expect(things.list({ where: [{ field: 'owner', is: '=', value: 'x' }] }).total).toBe(IDS.length)
})

test('a fork takes little memory and no time to speak of, however many rows there are', () => {
  const things = plain()
  for (let i = 0; i < 100_000; i++) things.insert({ id: String(i), owner: String(i % 1000), at: i })
  const image = things.capture()
  const forks = Array.from({ length: 1000 }, () => {
    const fork = plain()
    fork.adopt(image)
    return fork
  })
  // a thousand copies would be a hundred million rows, which this process could not hold
  forks[7]!.remove('7')
  expect([forks[7]!.rows.size, forks[8]!.rows.size, things.rows.size]).toEqual([99_999, 100_000, 100_000])
})

test('a collection that has moved far from its image lets go of it', () => {
  const things = new MemoryCollection<Thing>('id', ['owner'], 2)
  for (const id of IDS) things.insert({ id, owner: 'x', at: 0 })
  things.adopt(things.capture())
  expect(things.rows).not.toBeInstanceOf(Map)
  for (const id of IDS.slice(0, 8)) things.remove(id)
  expect(things.rows).toBeInstanceOf(Map)
  expect(things.list({}).rows.map((row) => row.id)).toEqual(['i', 'j'])
})

test('every change counts, and taking an image is none', () => {
  const things = plain()
  const counted = [things.revision]
  things.insert({ id: 'a', owner: 'x', at: 0 })
  counted.push(things.revision)
  things.update('a', { at: 1 })
  counted.push(things.revision)
  const image = things.capture()
  expect(things.revision).toBe(counted.at(-1))
  things.remove('a')
  counted.push(things.revision)
  things.adopt(image)
  counted.push(things.revision)
  expect(new Set(counted).size).toBe(5)
})
