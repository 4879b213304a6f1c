import { LATEST, type Clock } from '../engine/clock.js'
import { addDuration } from '../engine/duration.js'
import { refuse } from './refuse.js'

/** How many milliseconds a clock is to be advanced by an ISO 8601 duration, or the refusal to send. */
export const advanceBy = (clock: Clock, duration: string): number | ReturnType<typeof refuse<400>> => {
  const now = clock.now()
  const then = addDuration(now, duration)
  if (then === undefined) return refuse(400, `"${duration}" is no ISO 8601 duration; write for example PT1H`)
  if (!(Math.abs(then) <= LATEST)) return refuse(400, `${duration} leads beyond the times that can be told`)
  return then - now
}
