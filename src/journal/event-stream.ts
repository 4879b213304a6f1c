import type { RealTime } from '../engine/clock.js'
import type { ApiReaders } from './api-reader.js'
import type { Entry } from './entry.js'
import { followJournal, type News } from './follow.js'
import type { Journal } from './journal.js'
import type { Remark } from './remark.js'
import { summarize } from './show-exchange.js'

/** More readers than these are turned away, in all worlds together. */
export const MOST_STREAMS = 32

/** How many streams are open; shared by the worlds of one mock. */
export interface StreamCount {
  open: number
}

/** What a stream shows, and how. */
export interface StreamSource {
  journal: Journal
  readers: ApiReaders
  explain(entry: Entry): readonly Remark[]
  count: StreamCount
  real?: RealTime | undefined
}

/**
 * The journal as server-sent events: `exchange`, `dropped`, `cleared`.
 * Counts as open from here on until it is read to its end or returned. Undefined where too many are open.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const openStream = (source: StreamSource, after: number | undefined): AsyncIterable<string> | undefined => {
  const { count, journal, real } = source
  if (count.open >= MOST_STREAMS) return undefined
  count.open += 1
  const stop = new AbortController()
  const news = followJournal(journal, after, stop.signal, real)
  let isOpen = true
  const close = () => {
    if (isOpen) count.open -= 1
    isOpen = false
    stop.abort()
  }
  const iterator: AsyncIterator<string> = {
    async next() {
      const { value, done } = await news.next()
      if (!done) return { value: eventsOf(value, source), done: false }
      close()
      return { value: undefined, done: true }
    },
    // a reader that has gone must not wait for the next exchange
    async return() {
      close()
      return { value: undefined, done: true }
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}

const eventsOf = ({ entries, left, cleared }: News, { explain, readers }: StreamSource): string => {
  const events = entries.map((entry) => event('exchange', summarize(entry, explain(entry), readers), entry.id))
  if (left > 0) events.unshift(event('dropped', { count: left }))
  if (cleared) events.unshift(event('cleared', {}))
  return events.length > 0 ? events.join('') : ':\n\n'
}

const event = (name: string, data: object, id?: number): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
