import { story } from '../../../run/story.js'
import { answerOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'A deleted user is as unknown as one who never was',
  covers: ['okta.user.deleted'],
  async run(t) {
    const user = await t.make('user')
    const before = await revoke(t, user.id)
    t.require(before.reply.status === 204, 'the user could not be revoked while there')
    await t.end('user', user.id)
    const answer = await revoke(t, user.id)
    t.check(
      'okta.user.deleted',
      answer.reply.status === 404,
      `the answer is ${answerOf(answer)}, not 404`,
      before,
      answer,
    )
  },
})
