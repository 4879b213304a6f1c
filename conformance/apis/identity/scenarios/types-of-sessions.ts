import { story } from '../../../run/story.js'
import { get, has, list, sameId, sessionOf, sessionsOf } from '../sessions.js'

export const scenario = story({
  title: 'The type is shown as it is, and a guest is in no other list',
  covers: ['identity.get.type', 'identity.list.no-guests', 'identity.list.owner'],
  async run(t) {
    const user = await t.make('user')
    const other = await t.tryMake('user')
    for (const type of ['user', 'guest']) {
      const { id } = await t.make('session', { user: user.id, type })
      const got = await get(t, id)
      t.check(
        'identity.get.type',
        sessionOf(got)['type'] === type,
        `a session of a ${type} is shown as ${String(sessionOf(got)['type'])}`,
        got,
      )
      const owner = sessionOf(got).user_id
      t.check(
        'identity.get.type',
        type === 'guest' || owner == null || sameId(owner, user.id),
        `the session of ${user.id} is shown as one of ${String(owner)}`,
        got,
      )
      if (type !== 'guest') continue
      const listed = await list(t, user.id)
      t.check(
        'identity.list.no-guests',
        !has(sessionsOf(listed), id),
        "a guest's session is listed with a user's",
        listed,
      )
      if (!other) continue
      const theirs = await list(t, other.id)
      t.check(
        'identity.list.owner',
        !has(sessionsOf(theirs), id),
        `the guest's session ${id} was made for ${user.id} and is in the list of ${other.id}`,
        theirs,
      )
    }
  },
})
