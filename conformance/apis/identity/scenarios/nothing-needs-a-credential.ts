import { story } from '../../../run/story.js'
import { get, list, remove } from '../sessions.js'

export const scenario = story({
  title: 'Nobody needs a credential',
  covers: ['identity.credentials.none-needed', 'identity.delete.by-anybody'],
  async run(t) {
    const user = await t.make('user')
    const [one, two] = [await t.make('session', { user: user.id }), await t.make('session', { user: user.id })]
    const as = 'nobody'
    const calls = [() => get(t, one.id, { as }), () => list(t, user.id, { as }), () => remove(t, one.id, {}, { as })]
    for (const call of calls) {
      const answer = await call()
      const { status } = answer.reply
      t.check(
        'identity.credentials.none-needed',
        status === 200 || status === 204,
        `without a credential ${answer.operation} is answered with ${status}`,
        answer,
      )
    }
    const other = await t.make('user')
    const stranger = await remove(t, two.id, { 'X-User-Id': other.id })
    t.check(
      'identity.delete.by-anybody',
      stranger.reply.status === 204,
      `a deletion by another user is answered with ${stranger.reply.status}, not 204`,
      stranger,
    )
  },
})
