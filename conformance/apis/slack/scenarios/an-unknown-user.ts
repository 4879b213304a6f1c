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
    // what a careless look-up takes for a pattern that the user fits
    const user = await t.tryMake('user')
    for (const wildcard of user ? ['%', '_', '*'] : []) {
      const near = t.invented(user!.id.slice(0, -1) + wildcard)
      const answer = await reset(t, near)
      t.check(
        'slack.reset.unknown-user',
        isRefusal(answer, 'user_not_found', 'invalid_arguments'),
        `for ${near} the answer is ${answerOf(answer)}, not 200 user_not_found or invalid_arguments`,
        answer,
      )
    }
  },
})
