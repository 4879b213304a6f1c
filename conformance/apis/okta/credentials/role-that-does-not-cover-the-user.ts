import { story } from '../../../run/story.js'
import { checkNothingEnded, subject } from '../refusals.js'
import { answerOf, errorOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'An administrator acts on the users only whom the role covers',
  covers: ['okta.credentials.coverage', 'okta.credentials.refusal-changes-nothing'],
  async run(t) {
    const first = await t.make('user')
    const covered = await t.make('user')
    const other = await subject(t)
    const helper = await t.make('credential', { covers: [first.id, covered.id] })
    const control = await revoke(t, covered.id, {}, { as: helper })
    t.control(
      'okta.credentials.coverage',
      control.reply.status === 204,
      `for a user whom the role covers the answer is ${answerOf(control)}, not 204`,
      control,
    )
    const answer = await revoke(t, other.userId, {}, { as: helper })
    const right = answer.reply.status === 403 && errorOf(answer.reply).errorCode === 'E0000006'
    t.check(
      'okta.credentials.coverage',
      right,
      `for a user whom the role does not cover the answer is ${answerOf(answer)}, not 403 E0000006`,
      control,
      answer,
    )
    await checkNothingEnded(t, other, answer)
  },
})
