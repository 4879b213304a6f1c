import { story } from '../../../run/story.js'
import { answerOf, isOk, reset } from '../calls.js'

export const scenario = story({
  title: 'A user without sessions can be reset, as often as asked',
  covers: ['slack.reset.again'],
  async run(t) {
    const user = await t.make('user')
    for (const which of ['first', 'second']) {
      const answer = await reset(t, user.id)
      t.check('slack.reset.again', isOk(answer), `the ${which} answer is ${answerOf(answer)}, not 200 ok`, answer)
    }
  },
})
