import { story } from '../../../run/story.js'
import { get, has, list, sameId, sessionOf, sessionsOf } from '../sessions.js'

export const scenario = story({
  title: 'Status and type are shown as they are',
  covers: ['identity.get.status', 'identity.get.type', 'identity.list.no-guests', 'identity.get.updated-after-created'],
  async run(t) {
    const user = await t.make('user')
    for (const status of ['active', 'idle', 'blocked']) {
      const { id } = await t.make('session', { user: user.id, status })
      const got = await get(t, id)
      const shown = sessionOf(got)['status']
      // the field is optional
      t.check(
        'identity.get.status',
        shown == null || shown === status,
        `a session that is ${status} is shown as ${String(shown)}`,
        got,
      )
      const { created_at, updated_at } = sessionOf(got)
      const [created, updated] = [created_at, updated_at].map((time) => Date.parse(String(time)))
      t.check(
        'identity.get.updated-after-created',
        updated! >= created!,
        `updated at ${String(updated_at)}, created at ${String(created_at)}`,
        got,
      )
    }
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
      if (type === 'guest') {
        const listed = await list(t, user.id)
        t.check(
          'identity.list.no-guests',
          !has(sessionsOf(listed), id),
          "a guest's session is listed with a user's",
          listed,
        )
      }
    }
  },
})
