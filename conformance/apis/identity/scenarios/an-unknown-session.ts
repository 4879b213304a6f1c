import { story } from '../../../run/story.js'
import { get, isPlainRefusal, remove } from '../sessions.js'

export const scenario = story({
  title: 'A session that nobody knows is not found',
  covers: ['identity.get.unknown', 'identity.delete.repeated'],
  async run(t) {
    const got = await get(t, t.unknown('session'))
    t.check(
      'identity.get.unknown',
      got.reply.status === 404 && isPlainRefusal(got.reply),
      `the answer is ${got.reply.status} ${got.reply.body.slice(0, 80)}, not 404 with a text under "detail"`,
      got,
    )
    const deleted = await remove(t, t.unknown('session'))
    const { status } = deleted.reply
    t.check(
      'identity.delete.repeated',
      status === 404 || status === 204,
      `the answer is ${status}, not 404 or 204`,
      deleted,
    )
  },
})
