import { story } from '../../../run/story.js'
import { answerOf, isRefusal } from '../sessions.js'

export const scenario = story({
  title: 'A revoked key lets nobody in',
  covers: ['edgegap.credentials.revoked-key'],
  async run(t) {
    const revoked = await t.make('credential', { state: 'revoked' })
    const control = await t.call('list-sessions')
    t.require(control.reply.status === 200, 'the good key is not let in, so a refusal would prove nothing')
    const answer = await t.call('list-sessions', {}, { as: revoked })
    t.check(
      'edgegap.credentials.revoked-key',
      isRefusal(answer, 401),
      `the answer is ${answerOf(answer)}, not 401 with a message`,
      control,
      answer,
    )
  },
})
