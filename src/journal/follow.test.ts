import { expect, test } from 'vitest'
import type { RealTime } from '../engine/clock.js'
import type { Exchange } from '../mock/exchange.js'
import { followJournal, type News } from './follow.js'
import { createJournal } from './journal.js'

/** A real time that only passes when told to. */
const handTime = () => {
  const due = new Set<{ at: number; action: () => void }>()
  let now = 0
  const real: RealTime = {
    now: () => now,
    after(milliseconds, action) {
      const entry = { at: now + milliseconds, action }
      due.add(entry)
      return () => due.delete(entry)
    },
  }
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const entry of [...due].filter(({ at }) => at <= now)) {
      due.delete(entry)
      entry.action()
    }
  }
  return { real, pass, waiting: () => due.size }
}

const EXCHANGE = { request: { target: '/', headers: {}, body: new Uint8Array() }, reply: {} } as unknown as Exchange
const PACE = { batch: 2, every: 100, quiet: 1000 }
const shown = ({ value }: IteratorResult<News, void>) =>
  value && { ids: value.entries.map(({ id }) => id), left: value.left, cleared: value.cleared }

const begin = (after?: number, kept = 0) => {
  const time = handTime()
  const journal = createJournal({ exchanges: 5 })
  for (let i = 0; i < kept; i++) journal.add(EXCHANGE)
  const stop = new AbortController()
  const news = followJournal(journal, after, stop.signal, time.real, PACE)
  return {
    time,
    journal,
    stop,
    news,
    add: (count: number) => Array.from({ length: count }, () => journal.add(EXCHANGE)),
  }
}

test('a reader is told of what comes after it began', async () => {
  const { news, add, time } = begin(undefined, 3)
  expect(shown(await news.next())).toEqual({ ids: [], left: 0, cleared: false })
  const next = news.next()
  time.pass(100)
  await Promise.resolve()
  add(1)
  expect(shown(await next)).toEqual({ ids: [4], left: 0, cleared: false })
})

test('a reader that comes back gets what it missed, as far as it is kept', async () => {
  expect(shown(await begin(1, 3).news.next())).toEqual({ ids: [2, 3], left: 0, cleared: false })
  expect(shown(await begin(1, 9).news.next())).toEqual({ ids: [8, 9], left: 6, cleared: false })
})

test('of too many at once the latest are told, and how many were left out', async () => {
  const { news, add, time } = begin()
  await news.next()
  const next = news.next()
  add(7)
  time.pass(100)
  expect(shown(await next)).toEqual({ ids: [6, 7], left: 5, cleared: false })
})

test('a slow reader lets nothing grow', async () => {
  const { news, add, journal } = begin()
  await news.next()
  add(1000)
  expect([journal.kept, journal.dropped]).toEqual([5, 995])
})

test('a clearing is told, and ids of another life mean one', async () => {
  const { news, journal, add, time } = begin(undefined, 3)
  await news.next()
  const next = news.next()
  journal.reset()
  add(1)
  time.pass(100)
  expect(shown(await next)).toEqual({ ids: [1], left: 0, cleared: true })
  expect(shown(await begin(99, 1).news.next())).toEqual({ ids: [1], left: 0, cleared: true })
})

test('with nothing new there is a sign of life', async () => {
  const { news, time } = begin()
  await news.next()
  const next = news.next()
  time.pass(100)
  await Promise.resolve()
  time.pass(1000)
  expect(shown(await next)).toEqual({ ids: [], left: 0, cleared: false })
})

test.each(['told to stop', 'the end of the mock'])('%s ends it at once, and nothing waits on', async (how) => {
  const { news, journal, stop, time } = begin()
  await news.next()
  const next = news.next()
  if (how === 'told to stop') stop.abort()
  else journal.close()
  expect((await next).done).toBe(true)
  expect(time.waiting()).toBe(0)
})
