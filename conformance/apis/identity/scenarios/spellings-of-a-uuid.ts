import { story } from '../../../run/story.js'
import { get, sameId, sessionOf } from '../sessions.js'

export const scenario = story({
  title: 'A UUID is the same in capital letters',
  covers: ['identity.get.capital-letters'],
  async run(t) {
    const user = await t.make('user')
    const { id } = await t.make('session', { user: user.id })
    t.require(/[a-f]/.test(id), 'the id of the session has no letters')
    const got = await get(t, id.toUpperCase())
    t.check(
      'identity.get.capital-letters',
      got.reply.status === 200 && sameId(sessionOf(got).id, id),
      `in capital letters the id is answered with ${got.reply.status}, not 200`,
      got,
    )
  },
})
