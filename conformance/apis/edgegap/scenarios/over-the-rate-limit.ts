import { story } from '../../../run/story.js'
import { answerOf, isRefusal } from '../sessions.js'

/** A limit beyond this many calls is not worth spending. */
const MOST_CALLS = 3

export const scenario = story({
  title: 'A call too many is told so, in the words of every refusal',
  covers: ['edgegap.rate-limit.refusal'],
  async run(t) {
    await t.make('credential')
    const limit = await t.make('rate-limit', { limit: 1 })
    let answer = await t.call('list-sessions', {}, { patient: false })
    for (let calls = 1; answer.reply.status === 200 && calls < MOST_CALLS; calls++) {
      answer = await t.call('list-sessions', {}, { patient: false })
    }
    await t.end('rate-limit', limit.id)
    t.check(
      'edgegap.rate-limit.refusal',
      isRefusal(answer, 429),
      `${MOST_CALLS} calls where one is allowed are answered with ${answerOf(answer)}, not 429 with a message`,
      answer,
    )
  },
})
