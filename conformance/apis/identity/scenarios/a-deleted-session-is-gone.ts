import { story, type Stage } from '../../../run/story.js'
import type { Answered } from '../../../http/exchange.js'
import { get, has, isPlainRefusal, list, remove, sessionsOf } from '../sessions.js'

export const scenario = story({
  title: 'A deleted session is neither readable nor listed; all others stay',
  covers: [
    'identity.delete.answers-204',
    'identity.delete.gone-from-get',
    'identity.delete.gone-from-list',
    'identity.delete.keeps-others',
    'identity.delete.repeated',
  ],
  async run(t) {
    const anna = await t.make('user')
    const ben = await t.make('user')
    const victim = await t.make('session', { user: anna.id })
    const sibling = await t.make('session', { user: anna.id })
    const other = await t.make('session', { user: ben.id })
    for (const { id } of [victim, sibling, other]) {
      t.require((await get(t, id)).reply.status === 200, `the session ${id} cannot be read before anything is deleted`)
    }
    t.require(has(sessionsOf(await list(t, anna.id)), victim.id), 'the session is not listed before it is deleted')

    const answer = await remove(t, victim.id, { 'X-User-Id': anna.id, 'X-Workspace-Id': '7' })
    t.control(
      'identity.delete.answers-204',
      answer.reply.status === 204,
      `the answer is ${answer.reply.status}, not 204`,
      answer,
    )
    await gone(t, victim.id, anna.id, answer)

    const listed = await list(t, anna.id)
    const kept = has(sessionsOf(listed), sibling.id) && (await get(t, sibling.id)).reply.status === 200
    t.check('identity.delete.keeps-others', kept, `the sibling ${sibling.id} is gone too`, answer, listed)
    const theirs = await get(t, other.id)
    t.check(
      'identity.delete.keeps-others',
      theirs.reply.status === 200,
      `the session ${other.id} of another user is gone too`,
      answer,
      theirs,
    )
    const theirList = await list(t, ben.id)
    t.check(
      'identity.delete.keeps-others',
      has(sessionsOf(theirList), other.id),
      `${other.id} is gone from its user's list`,
      answer,
      theirList,
    )

    const again = await remove(t, victim.id)
    const { status } = again.reply
    t.check(
      'identity.delete.repeated',
      status === 404 || status === 204,
      `the second deletion is answered with ${status}, not 404 or 204`,
      answer,
      again,
    )
    t.check(
      'identity.delete.repeated',
      status !== 404 || isPlainRefusal(again.reply),
      'the refusal has no text under "detail"',
      again,
    )

    const bare = await remove(t, sibling.id)
    t.check(
      'identity.delete.answers-204',
      bare.reply.status === 204,
      `without headers the answer is ${bare.reply.status}, not 204`,
      bare,
    )
    await gone(t, sibling.id, anna.id, bare)
  },
})

const gone = async (t: Stage, id: string, user: string, deletion: Answered): Promise<void> => {
  const got = await get(t, id)
  t.check(
    'identity.delete.gone-from-get',
    got.reply.status === 404 && isPlainRefusal(got.reply),
    `after its deletion the session is answered for with ${got.reply.status} ${got.reply.body.slice(0, 80)}, not 404 with a text under "detail"`,
    deletion,
    got,
  )
  const listed = await list(t, user)
  t.check(
    'identity.delete.gone-from-list',
    !has(sessionsOf(listed), id),
    `the deleted session ${id} is still listed`,
    deletion,
    listed,
  )
  if (t.observable('session')) {
    t.check(
      'identity.delete.gone-from-get',
      await t.gone('session', id),
      `the driver still shows ${id} as alive`,
      deletion,
    )
  }
}
