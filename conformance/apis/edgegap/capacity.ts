import type { Answered } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import type { Attributes } from '../../target/driver.js'
import { deploymentIn, type Home } from './home.js'
import { bodyOf, get } from './sessions.js'
import { hasFailed, isReady } from './waiting.js'

/** A home with so few sockets that they can be filled. */
export const smallHome = async (t: Stage, kind: 'Seat' | 'Match', sockets: number): Promise<Home> => {
  const wanted: Attributes = { kind, sockets, autodeploy: true }
  const app = (await t.make('app', wanted)).id
  return { app, deployment: (await t.tryMake('deployment', { app, sockets }))?.id }
}

/** Whether a session that was to join a full deployment got in nevertheless. */
export const gotIn = async (t: Stage, created: Answered, { deployment }: Home): Promise<boolean> => {
  const { session_id: id } = bodyOf(created)
  if (created.reply.status !== 200 || typeof id !== 'string') return false
  // it may stay pending, so that waiting long for it would be in vain
  let shown = await get(t, id)
  if (!isReady(shown) && !hasFailed(shown))
    await t.until(async () => isReady((shown = await get(t, id))), { every: 250 })
  return isReady(shown) && (deploymentIn(shown) ?? deployment) === deployment
}
