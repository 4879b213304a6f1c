import type { Answered } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import { Unavailable } from '../../run/stops.js'
import { bodyOf, get } from './sessions.js'

/** A deployment may take real seconds to start, whatever the driver's clock says. */
const STARTS = { within: 30_000, every: 200 }

/** A deleted session may say for a while that it is about to go. */
export const GOES = { within: 10_000, every: 200 }

export const isReady = (answer: Answered): boolean => answer.reply.status === 200 && bodyOf(answer)['ready'] === true

/** A session that is deleted or never was: the contract declares 400 for reading it, and 404 is the natural answer. */
export const isGone = ({ reply: { status } }: Answered): boolean => status === 400 || status === 404

/** Whether a session will never be ready, however its status is spelled. */
export const hasFailed = (answer: Answered): boolean =>
  answer.reply.status !== 200 || /unprocessable|error|terminat/i.test(String(bodyOf(answer)['status']))

/** Lets the target's clock go on where a driver can; what does not follow it is waited for anyway. */
export const letTimePass = async (t: Stage, duration: string): Promise<void> => {
  try {
    await t.advance(duration)
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
  }
}

/** Reads a session until it is ready, has failed, or has had time enough; answers the last reading. */
export const whenReady = async (t: Stage, id: string): Promise<Answered> => {
  let last = await get(t, id)
  const settled = () => isReady(last) || hasFailed(last)
  if (settled()) return last
  await letTimePass(t, 'PT30S')
  await t.until(async () => {
    last = await get(t, id)
    return settled()
  }, STARTS)
  return last
}

/** Reads a session that was deleted until it is gone: it must not be ready any more, and may take its time to vanish. */
export const whenGone = async (t: Stage, id: string): Promise<Answered> => {
  let last = await get(t, id)
  if (isReady(last)) await t.until(async () => !isReady((last = await get(t, id))))
  // whatever else it is answered for with, it will not vanish any further
  if (last.reply.status !== 200 || isReady(last)) return last
  await letTimePass(t, 'PT30S')
  await t.until(async () => (last = await get(t, id)).reply.status !== 200, GOES)
  return last
}
