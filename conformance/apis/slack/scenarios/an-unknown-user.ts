import { story } from '../../../run/story.js'
import { answerOf, isRefusal, reset } from '../calls.js'

export const scenario = story({
  title: 'A user who never was cannot be reset, whatever the flags',
  covers: ['slack.reset.unknown-user'],
  async run(t) {
    for (const flags of [{}, { mobile_only: 'true' }]) {
      const answer = await reset(t, t.unknown('user'), flags)
      t.check(
        'slack.reset.unknown-user',
        isRefusal(answer, 'user_not_found'),
        `the answer is ${answerOf(answer)}, not 200 user_not_found`,
        answer,
      )
    }
  },
})
