import { expect, test } from 'vitest'
import type { Exchange } from '../mock/exchange.js'
import { BODY_KEPT } from './entry.js'
import { createJournal } from './journal.js'

const exchange = (sent = '', came = ''): Exchange => ({
  time: 0,
  world: 'default',
  api: 'okta',
  operationId: undefined,
  request: { method: 'POST', target: '/', mount: '', headers: {}, body: new TextEncoder().encode(sent) },
  reply: { status: 200, headers: {}, body: came },
  duration: 0,
  problem: undefined,
  answeredBy: 'behaviour',
  findings: [],
})

const ids = (entries: Iterable<{ id: number }>) => [...entries].map(({ id }) => id)

test('ids count from 1, and the oldest give way', () => {
  const journal = createJournal({ exchanges: 3 })
  for (let i = 0; i < 5; i++) journal.add(exchange())
  expect(ids(journal.since(0))).toEqual([3, 4, 5])
  expect(ids(journal.backwards())).toEqual([5, 4, 3])
  expect([journal.kept, journal.dropped, journal.last]).toEqual([3, 2, 5])
  expect([journal.get(2), journal.get(3)?.id, journal.get(6)]).toEqual([undefined, 3, undefined])
})

test('many bytes make the oldest give way too, but never the latest', () => {
  const journal = createJournal({ bytes: 100_000 })
  for (let i = 0; i < 5; i++) journal.add(exchange('x'.repeat(30_000)))
  expect(ids(journal.since(0))).toEqual([3, 4, 5])
  expect(createJournal({ bytes: 10 }).add(exchange('x'.repeat(100))).id).toBe(1)
})

test('a long body is kept cut, and how long it was', () => {
  const journal = createJournal()
  const { exchange: kept, whole } = journal.add(exchange('x'.repeat(BODY_KEPT + 1), 'ü'.repeat(BODY_KEPT + 1)))
  expect([kept.request.body.length, kept.reply.body?.length]).toEqual([BODY_KEPT, BODY_KEPT])
  expect(whole).toEqual({ request: BODY_KEPT + 1, reply: 2 * (BODY_KEPT + 1) })
})

test('after a clearing ids go on, after a reset they begin anew', () => {
  const journal = createJournal({ exchanges: 2 })
  for (let i = 0; i < 3; i++) journal.add(exchange())
  journal.clear()
  expect([journal.kept, journal.dropped, journal.complete]).toEqual([0, 0, false])
  expect(journal.add(exchange()).id).toBe(4)
  journal.reset()
  expect([journal.kept, journal.complete, journal.add(exchange()).id]).toEqual([0, true, 1])
  expect(journal.clearings).toBe(2)
})

test('whoever watches is told until it stops', () => {
  const journal = createJournal()
  let told = 0
  const stop = journal.watch(() => told++)
  journal.add(exchange())
  journal.clear()
  stop()
  journal.add(exchange())
  expect(told).toBe(2)
})
