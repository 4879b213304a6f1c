import { story } from '../../../run/story.js'
import { get, sessionOf } from '../sessions.js'

export const scenario = story({
  title: 'The status is shown as it is',
  covers: ['identity.get.status', 'identity.get.updated-after-created'],
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
  },
})
