import { story, type Stage } from '../../../run/story.js'
import { gotIn, smallHome } from '../capacity.js'
import { addresses, bodyFor, learnDeployment, type Home } from '../home.js'
import { answerOf, bodyOf, create, putUsers, remove, same, usersOf } from '../sessions.js'
import { isReady, whenReady } from '../waiting.js'

export const scenario = story({
  title: 'In kind Match each session takes a socket, however many its users are',
  covers: ['edgegap.capacity.match', 'edgegap.capacity.match-full', 'edgegap.capacity.freed-by-deletion'],
  async run(t) {
    const home = await smallHome(t, 'Match', 2)
    const [a, b, c, d, e, f, g] = addresses(t, 7) as [string, string, string, string, string, string, string]
    const first = await enter(t, home, [a, b, f])
    await enter(t, home, [c, d])
    const more = await putUsers(t, first, [e])
    t.check(
      'edgegap.capacity.match',
      same(usersOf(more), [a, b, e, f]),
      `with both sockets taken, one user more in a session is answered with ${answerOf(more)}, not 200`,
      more,
    )
    t.require(home.deployment !== undefined, 'the session does not show its deployment')
    const third = await create(t, bodyFor(home, [g]))
    t.check(
      'edgegap.capacity.match-full',
      !(await gotIn(t, third, home)),
      `a third session got in where there are two sockets: ${answerOf(third)}`,
      third,
    )
    const deleted = await remove(t, first)
    t.require(deleted.reply.status === 200, `the session could not be deleted: ${answerOf(deleted)}`)
    let next = await create(t, bodyFor(home, [g]))
    if (next.reply.status !== 200)
      await t.until(async () => (next = await create(t, bodyFor(home, [g]))).reply.status === 200, { every: 200 })
    t.check(
      'edgegap.capacity.freed-by-deletion',
      next.reply.status === 200 && (third.reply.status === 200 || (await gotIn(t, next, home))),
      `after a session is deleted, the next does not get in: ${answerOf(next)}`,
      deleted,
      next,
    )
  },
})

/** A session that finds its one socket; with more users than there are sockets it would find none, if these counted. */
const enter = async (t: Stage, home: Home, ips: readonly string[]): Promise<string> => {
  const created = await create(t, bodyFor(home, ips))
  t.control(
    'edgegap.capacity.match',
    created.reply.status === 200,
    `with a socket free a session of ${ips.length} users is answered with ${answerOf(created)}, not 200`,
    created,
  )
  const id = String(bodyOf(created)['session_id'])
  const shown = await whenReady(t, id)
  t.control(
    'edgegap.capacity.match',
    isReady(shown),
    `with a socket free a session of ${ips.length} users did not become ready: ${answerOf(shown)}`,
    created,
    shown,
  )
  learnDeployment(t, home, shown)
  return id
}
