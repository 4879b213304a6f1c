import { story } from '../../../run/story.js'
import { headerValue } from '../../../http/exchange.js'
import { answerOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'A user without sessions is answered for all the same, as often as asked',
  covers: [
    'okta.revoke.answers-204',
    'okta.revoke.without-sessions',
    'okta.revoke.idempotent',
    'okta.revoke.empty-answer',
  ],
  async run(t) {
    const user = await t.make('user')
    const first = await revoke(t, user.id)
    t.check('okta.revoke.answers-204', first.reply.status === 204, `the answer is ${answerOf(first)}, not 204`, first)
    t.check(
      'okta.revoke.without-sessions',
      first.reply.status === 204,
      `the answer is ${answerOf(first)}, not 204`,
      first,
    )
    const again = await revoke(t, user.id)
    t.check(
      'okta.revoke.idempotent',
      again.reply.status === 204,
      `the second answer is ${answerOf(again)}, not 204`,
      first,
      again,
    )

    t.require(first.reply.status === 204, 'there was no 204 to look at')
    const type = headerValue(first.reply.headers, 'content-type')
    t.check(
      'okta.revoke.empty-answer',
      first.reply.body === '' && type === undefined,
      type === undefined ? 'the answer has a body' : `the empty answer has the Content-Type "${type}"`,
      first,
    )
  },
})
