import { addDuration } from '../engine/duration.js'
import type { FaultRule, FaultTime } from './fault-rule.js'

/** The longest that an answer may wait, in milliseconds. */
export const LONGEST_DELAY = 60_000

/** The milliseconds that a time means; undefined for one that is none, or beyond what may be. */
const millisecondsOf = (time: FaultTime): number | undefined => {
  const read = typeof time === 'number' ? time : addDuration(0, time)
  return read !== undefined && read >= 0 && read <= LONGEST_DELAY ? read : undefined
}

/** The least and the most milliseconds of a delay, or why it cannot be. */
export const readDelay = (
  delay: NonNullable<FaultRule['delay']>,
): { from: number; to: number } | { reason: string } => {
  const times = typeof delay === 'object' ? [delay.from, delay.to] : [delay, delay]
  const [from, to] = times.map(millisecondsOf)
  const wrong = from === undefined ? times[0] : to === undefined ? times[1] : undefined
  if (from === undefined || to === undefined) {
    return {
      reason: `${JSON.stringify(wrong)} is no time from 0 to ${LONGEST_DELAY} milliseconds; write 500 or PT0.5S`,
    }
  }
  return from <= to ? { from, to } : { reason: `the longest time, ${to} ms, is shorter than the shortest, ${from} ms` }
}
