import { story, type Stage } from '../../../run/story.js'
import type { Answered } from '../../../http/exchange.js'
import { addresses } from '../home.js'
import { answerOf, bodyOf, create } from '../sessions.js'
import { isReady, whenReady } from '../waiting.js'

export const scenario = story({
  title: 'Sessions are linked by themselves to a deployment of kind Seat only where all their users fit',
  covers: ['edgegap.capacity.seat'],
  async run(t) {
    const app = (await t.make('app', { kind: 'Seat', sockets: 3, autodeploy: false })).id
    await t.make('deployment', { app, sockets: 3 })
    const [a, b, c, d, e] = addresses(t, 5) as [string, string, string, string, string]

    const first = await session(t, app, [a, b])
    t.require(isReady(first.shown), `two users find no place where three sockets are free: ${answerOf(first.shown)}`)
    const second = await session(t, app, [c, d])
    t.check(
      'edgegap.capacity.seat',
      !isReady(second.shown) && bodyOf(second.shown)['linked'] !== true,
      `with one of three sockets free a session of two users is linked: ${answerOf(second.shown)}`,
      first.shown,
      second.shown,
    )
    const third = await session(t, app, [e])
    t.check(
      'edgegap.capacity.seat',
      isReady(third.shown),
      `with one of three sockets free a session of one user does not become ready: ${answerOf(third.shown)}`,
      first.shown,
      second.shown,
      third.shown,
    )
  },
})

/** A creation, and the session as it is in the end; the refusal in its place where it is refused. */
const session = async (t: Stage, app: string, ips: readonly string[]): Promise<{ shown: Answered }> => {
  const created = await create(t, { app_name: app, ip_list: ips })
  const { session_id: id } = bodyOf(created)
  return { shown: created.reply.status === 200 && typeof id === 'string' ? await whenReady(t, id) : created }
}
