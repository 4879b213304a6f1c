import { story } from '../../../run/story.js'
import { answerOf, envelopeOf, isOk, isRefusal, RESET, reset } from '../calls.js'
import { lost, trySignIn } from '../people.js'

export const scenario = story({
  title: 'A body that cannot be read is refused and ends nothing',
  covers: ['slack.request.unreadable', 'slack.request.post-type'],
  async run(t) {
    const admin = await t.make('credential')
    const user = await t.tryMake('user')
    const userId = user?.id ?? t.unknown('user')
    const control = await reset(t, userId)
    t.require(
      user ? isOk(control) : isRefusal(control, 'user_not_found'),
      `the same arguments in a form were answered with ${answerOf(control)}`,
    )
    const session = user && t.observable('session') ? await trySignIn(t, user.id) : undefined
    const bodies = [
      ['image/png', `user_id=${userId}`],
      ['application/json', `{"user_id":"${userId}"`],
      ['application/json', `[{"user_id":"${userId}"}]`],
    ] as const
    for (const [type, body] of bodies) {
      const values = { headers: { 'content-type': type }, body }
      const answer = await t.call(RESET, values, { as: admin, intent: 'defective' })
      const understood = envelopeOf(answer.reply).error === 'user_not_found'
      t.check(
        'slack.request.unreadable',
        isRefusal(answer) && !understood,
        `${type} with ${body} is answered with ${answerOf(answer)}, as if it could be read`,
        control,
        answer,
      )
      if (type === 'image/png') {
        t.check(
          'slack.request.post-type',
          isRefusal(answer, 'invalid_post_type'),
          `the answer is ${answerOf(answer)}, not 200 invalid_post_type`,
          control,
          answer,
        )
      }
      if (!session) continue
      const gone = await lost(t, [session])
      t.check('slack.request.unreadable', gone.length === 0, `ended by ${type}: ${gone.join(', ')}`, answer)
      t.require(gone.length === 0, 'the session that was to be watched has ended')
    }
  },
})
