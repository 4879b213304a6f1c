import { realTime, type RealTime } from '../engine/clock.js'
import type { Entry } from './entry.js'
import type { Journal } from './journal.js'

/** How fast a reader is told. */
export interface Pace {
  /** Exchanges at most in one go. */
  batch: number
  /** Real milliseconds between two goes at least; with nothing new, a sign of life comes after `quiet`. */
  every: number
  quiet: number
}

/** 200 exchanges a second. */
export const PACE: Pace = { batch: 50, every: 250, quiet: 15_000 }

/** What a reader is told in one go. */
export interface News {
  entries: readonly Entry[]
  /** How many came before these and are left out. */
  left: number
  /** The journal was emptied since the last news. */
  cleared: boolean
}

/**
 * Follows a journal from an id on. Nothing is queued for a reader: whoever is slow is told the latest, and how many were
 * left out. Ends with the journal or when told to stop; news without anything are a sign of life.
 */
export async function* followJournal(
  journal: Journal,
  after: number | undefined,
  stop: AbortSignal,
  real: RealTime = realTime,
  { batch, every, quiet }: Pace = PACE,
): AsyncGenerator<News, void, void> {
  // an id that was not given yet comes from another life of the mock: that reader begins anew
  const stale = after !== undefined && after > journal.last
  let seen = stale ? journal.last - journal.kept : (after ?? journal.last)
  let clearings = stale ? -1 : journal.clearings
  while (!journal.closed && !stop.aborted) {
    const cleared = journal.clearings !== clearings
    clearings = journal.clearings
    // a reset has begun to count anew
    if (cleared) seen = Math.min(seen, journal.last - journal.kept)
    const { last } = journal
    const entries = [...journal.since(Math.max(seen, last - batch))]
    yield { entries, left: last - seen - entries.length, cleared }
    seen = last
    await pause(every, real, stop, journal, () => journal.closed)
    const news = () => journal.closed || journal.last !== seen || journal.clearings !== clearings
    if (!news()) await pause(quiet, real, stop, journal, news)
  }
}

/** Waits so many real milliseconds; less where something happens to the journal that matters, or it is told to stop. */
const pause = (
  milliseconds: number,
  real: RealTime,
  stop: AbortSignal,
  journal: Journal,
  matters: () => boolean,
): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      cancel()
      unwatch()
      stop.removeEventListener('abort', done)
      resolve()
    }
    const cancel = real.after(milliseconds, done)
    const unwatch = journal.watch(() => {
      if (matters()) done()
    })
    stop.addEventListener('abort', done)
    if (stop.aborted || matters()) done()
  })
