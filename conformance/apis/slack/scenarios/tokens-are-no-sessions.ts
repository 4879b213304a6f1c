import { story } from '../../../run/story.js'
import { answerOf, isOk, isRefusal, reset } from '../calls.js'

export const scenario = story({
  title: 'A token goes on when the sessions of its user are reset',
  covers: ['slack.reset.keeps-tokens'],
  async run(t) {
    const admin = await t.make('user', { role: 'admin' })
    const token = await t.make('credential', { user: admin.id })
    const wiped = await reset(t, admin.id)
    t.require(isOk(wiped), `the reset was answered with ${answerOf(wiped)}`)
    const answer = await reset(t, t.unknown('user'), {}, { as: token })
    t.check(
      'slack.reset.keeps-tokens',
      isRefusal(answer, 'user_not_found'),
      `with the token the answer is ${answerOf(answer)}, not 200 user_not_found`,
      wiped,
      answer,
    )
  },
})
