import { story } from '../../../run/story.js'
import { answerOf, isOk, isRefusal, reset } from '../calls.js'

export const scenario = story({
  title: 'A bot cannot be reset',
  covers: ['slack.reset.bot'],
  async run(t) {
    const bot = await t.make('user', { role: 'bot' })
    const member = await t.make('user')
    const control = await reset(t, member.id)
    t.require(isOk(control), `the reset of a member was answered with ${answerOf(control)}`)
    const answer = await reset(t, bot.id)
    t.check(
      'slack.reset.bot',
      isRefusal(answer, 'cannot_reset_bot'),
      `the answer is ${answerOf(answer)}, not 200 cannot_reset_bot`,
      control,
      answer,
    )
  },
})
