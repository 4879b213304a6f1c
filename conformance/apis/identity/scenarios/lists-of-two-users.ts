import { story } from '../../../run/story.js'
import { has, list, sameId, sessionsOf } from '../sessions.js'

export const scenario = story({
  title: "A user's list holds all their sessions, each once, and nobody else's",
  covers: ['identity.list.contains', 'identity.list.owner', 'identity.list.unique'],
  async run(t) {
    const anna = await t.make('user')
    const ben = await t.make('user')
    const mine = [
      await t.make('session', { user: anna.id }),
      await t.make('session', { user: anna.id }),
      await t.make('session', { user: anna.id }),
    ]
    const theirs = await t.make('session', { user: ben.id })
    const listed = await list(t, anna.id)
    const sessions = sessionsOf(listed)

    const missing = mine.filter(({ id }) => !has(sessions, id))
    t.check(
      'identity.list.contains',
      listed.reply.status === 200 && missing.length === 0,
      `missing: ${missing.map(({ id }) => id).join(', ') || listed.reply.status}`,
      listed,
    )
    const strange = sessions.filter(
      ({ id, user_id }) => sameId(id, theirs.id) || (user_id != null && !sameId(user_id, anna.id)),
    )
    t.check(
      'identity.list.owner',
      strange.length === 0,
      `not of this user: ${strange.map(({ id }) => String(id)).join(', ')}`,
      listed,
    )
    const ids = sessions.map(({ id }) => String(id).toLowerCase())
    t.check(
      'identity.list.unique',
      new Set(ids).size === ids.length,
      `${ids.length} entries for ${new Set(ids).size} sessions`,
      listed,
    )
    const other = await list(t, ben.id)
    t.check(
      'identity.list.contains',
      has(sessionsOf(other), theirs.id),
      `the other user's list does not hold ${theirs.id}`,
      other,
    )
    const mixed = sessionsOf(other).filter((session) => mine.some(({ id }) => sameId(session.id, id)))
    t.check(
      'identity.list.owner',
      mixed.length === 0,
      `the other user's list holds ${mixed.map(({ id }) => String(id)).join(', ')}`,
      other,
    )
  },
})
