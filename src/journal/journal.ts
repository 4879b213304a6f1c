import type { Exchange } from '../mock/exchange.js'
import { createEntry, type Entry } from './entry.js'

/** How much a journal keeps. */
export interface JournalLimits {
  /** Exchanges at most. Default 1,000. */
  exchanges?: number
  /** Bytes at most, about. Default 16 KiB for each exchange, and no less than 16 MiB. */
  bytes?: number
}

/** The exchanges of one world, the last so many of them. */
export interface Journal {
  add(exchange: Exchange): Entry
  get(id: number): Entry | undefined
  /** What is kept with an id greater than `after`, the oldest first. */
  since(after: number): Iterable<Entry>
  /** What is kept with an id smaller than `before`, the newest first. */
  backwards(before?: number): Iterable<Entry>
  /** The id of the latest exchange; 0 before the first. */
  readonly last: number
  readonly kept: number
  /** How many gave way to newer ones since the last clearing. */
  readonly dropped: number
  /** Grows by one with each clearing, so that a reader sees that there was one. */
  readonly clearings: number
  /** True while nothing was cleared since the world began or was reset: then kept + dropped is all there was. */
  readonly complete: boolean
  /** Forgets what is kept; ids go on. */
  clear(): void
  /** Forgets what is kept and begins anew with the id 1, as after a reset of the world. */
  reset(): void
  /** Calls back after each exchange and each clearing, and at the end; returns how to stop that. */
  watch(told: () => void): () => void
  /** Ends what follows the journal. */
  close(): void
  readonly closed: boolean
}

/** Bytes that an exchange may have, on average. */
const BYTES_EACH = 16 * 1024

export const createJournal = (limits: JournalLimits = {}): Journal => {
  const { exchanges: most = 1000, bytes = Math.max(most, 1024) * BYTES_EACH } = limits
  // ids are consecutive, so an entry's place follows from its id
  const slots: (Entry | undefined)[] = []
  const watchers = new Set<() => void>()
  let [first, last, size, dropped, clearings] = [1, 0, 0, 0, 0]
  let [complete, closed] = [true, false]

  const tell = () => {
    for (const told of watchers) told()
  }
  const drop = () => {
    size -= slots[first % most]!.size
    slots[first % most] = undefined
    first += 1
    dropped += 1
  }
  const empty = () => {
    slots.length = 0
    size = 0
    dropped = 0
    first = last + 1
    clearings += 1
  }
  return {
    add(exchange) {
      const entry = createEntry(last + 1, exchange)
      if (last - first + 1 >= most) drop()
      last = entry.id
      slots[last % most] = entry
      size += entry.size
      while (size > bytes && first < last) drop()
      if (watchers.size > 0) tell()
      return entry
    },
    get: (id) => (id >= first && id <= last ? slots[id % most] : undefined),
    *since(after) {
      for (let id = Math.max(after + 1, first); id <= last; id++) yield slots[id % most]!
    },
    *backwards(before = Infinity) {
      for (let id = Math.min(before - 1, last); id >= first; id--) yield slots[id % most]!
    },
    get last() {
      return last
    },
    get kept() {
      return last - first + 1
    },
    get dropped() {
      return dropped
    },
    get clearings() {
      return clearings
    },
    get complete() {
      return complete
    },
    clear() {
      if (last > 0) complete = false
      empty()
      tell()
    },
    reset() {
      last = 0
      empty()
      complete = true
      tell()
    },
    watch(told) {
      watchers.add(told)
      return () => watchers.delete(told)
    },
    close() {
      closed = true
      tell()
    },
    get closed() {
      return closed
    },
  }
}
