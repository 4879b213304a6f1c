import { story } from '../../../run/story.js'
import { addresses, deploymentIn, homeOf, join, open, sessionsOn } from '../home.js'
import { leave, strangerOf } from '../left-sessions.js'
import { listWith, listWithout } from '../list.js'
import { answerOf, bodyOf, getUsers, isRefusal, remove } from '../sessions.js'
import { isGone, isReady, whenGone, whenReady } from '../waiting.js'

export const scenario = story({
  title: 'A deleted session is gone from every view; its siblings and its deployment stay',
  covers: [
    'edgegap.list.contains',
    'edgegap.delete.answers-200',
    'edgegap.delete.gone-from-get',
    'edgegap.delete.gone-from-users',
    'edgegap.delete.gone-from-list',
    'edgegap.delete.gone-from-deployment',
    'edgegap.delete.repeated',
    'edgegap.delete.keeps-others',
    'edgegap.delete.keeps-deployment',
  ],
  async run(t) {
    const home = await homeOf(t)
    const [first, second] = addresses(t, 2) as [string, string]
    const victim = await join(t, home, [first])
    const sibling = await open(t, home, [second])
    const strangers = await strangerOf(t, [first])
    const { deployment } = home
    const { ids: before, pages } = await listWith(t, victim, sibling, ...strangers)
    t.check(
      'edgegap.list.contains',
      strangers.every((id) => before.includes(id)),
      `the list does not hold the session ${strangers.join()} of another app`,
      ...pages,
    )
    t.require(before.includes(victim), 'the session is not listed just before it is deleted')

    const deleted = await remove(t, victim)
    const { session_id: id, message } = bodyOf(deleted)
    t.control(
      'edgegap.delete.answers-200',
      deleted.reply.status === 200 && id === victim && typeof message === 'string',
      `the answer is ${answerOf(deleted)}, not 200 with a message and the session_id ${victim}`,
      deleted,
    )
    const shown = await whenGone(t, victim)
    t.check(
      'edgegap.delete.gone-from-get',
      isRefusal(shown, 400, 404),
      `after its deletion the session is answered for with ${answerOf(shown)}, not 404 (or 400) with a message`,
      deleted,
      shown,
    )
    const users = await getUsers(t, victim)
    t.check(
      'edgegap.delete.gone-from-users',
      isGone(users),
      `after its deletion the users of the session are answered for with ${answerOf(users)}, not 404 (or 400)`,
      deleted,
      users,
    )
    const listed = await listWithout(t, victim)
    t.check(
      'edgegap.delete.gone-from-list',
      !listed.ids.includes(victim),
      `the deleted session ${victim} is still listed`,
      deleted,
      ...listed.pages,
    )
    const again = await remove(t, victim)
    t.check(
      'edgegap.delete.repeated',
      isRefusal(again, 404),
      `the second deletion is answered with ${answerOf(again)}, not 404 with a message`,
      deleted,
      again,
    )

    const after = await whenReady(t, sibling)
    t.check(
      'edgegap.delete.keeps-others',
      isReady(after) && listed.ids.includes(sibling) && bodyOf(after)['user_count'] === 1,
      `the session ${sibling} was not deleted, and yet is not listed and ready with its user any more`,
      deleted,
      after,
      ...listed.pages,
    )
    t.check(
      'edgegap.delete.keeps-others',
      strangers.every((id) => listed.ids.includes(id)),
      `the session ${strangers.join()} of another app was not deleted, and yet is not listed any more`,
      deleted,
      ...listed.pages,
    )
    const now = deploymentIn(after)
    if (deployment !== undefined && now !== undefined)
      t.check(
        'edgegap.delete.keeps-deployment',
        now === deployment,
        `the sibling was on the deployment ${deployment} and is on ${now}`,
        deleted,
        after,
      )
    leave(t, home, sibling)
    if (deployment === undefined || !t.observable('deployment')) return
    t.check(
      'edgegap.delete.keeps-deployment',
      await t.alive('deployment', deployment),
      `the deployment ${deployment} ended with the session`,
      deleted,
    )
    let linked: string[] | undefined
    await t.until(async () => !(linked = await sessionsOn(t, home))?.includes(victim))
    if (linked)
      t.check(
        'edgegap.delete.gone-from-deployment',
        !linked.includes(victim),
        `the driver still shows the deleted session on its deployment: ${linked.join(', ')}`,
        deleted,
      )
  },
})
