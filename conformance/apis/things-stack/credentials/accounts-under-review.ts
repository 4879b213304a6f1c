import { headerValue } from '../../../http/exchange.js'
import { story } from '../../../run/story.js'
import { answerOf } from '../refusals.js'
import { list } from '../sessions.js'

export const scenario = story({
  title: 'Keys of an account that waits for approval lose rights, with a warning',
  profile: 'live',
  covers: ['things-stack.rights.restricted-account'],
  async run(t) {
    const { id } = await t.make('user', { state: 'requested' })
    const as = await t.make('credential', { user: id })
    const { answer } = await list(t, { id, as })
    t.check(
      'things-stack.rights.restricted-account',
      answer.reply.status === 403 && headerValue(answer.reply.headers, 'x-warning') !== undefined,
      `the answer is ${answerOf(answer)}, not 403 with X-Warning`,
      answer,
    )
  },
})
