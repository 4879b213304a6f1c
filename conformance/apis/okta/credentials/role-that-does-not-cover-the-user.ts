import { story, type Stage } from '../../../run/story.js'
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
    const witnesses = await more(t, other.userId)
    const answer = await revoke(t, other.userId, { oauthTokens: true }, { as: helper })
    const right = answer.reply.status === 403 && errorOf(answer.reply).errorCode === 'E0000006'
    t.check(
      'okta.credentials.coverage',
      right,
      `for a user whom the role does not cover the answer is ${answerOf(answer)}, not 403 E0000006`,
      control,
      answer,
    )
    await checkNothingEnded(t, other, answer)
    for (const { kind, id } of witnesses) {
      t.check(
        'okta.credentials.refusal-changes-nothing',
        await t.alive(kind, id),
        `the ${kind} ${id} ended by a call that was answered with ${answerOf(answer)}`,
        answer,
      )
    }

    // a scope is not enough: behind the token stands somebody with a role
    const token = await t.tryMake('credential', {
      scheme: 'bearer',
      scopes: ['okta.users.manage'],
      covers: [first.id, covered.id],
    })
    if (!token) return
    const byToken = await revoke(t, other.userId, {}, { as: token })
    t.check(
      'okta.credentials.coverage',
      byToken.reply.status === 403,
      `for a user whom the role behind an access token does not cover the answer is ${answerOf(byToken)}, not 403`,
      byToken,
    )
    await checkNothingEnded(t, other, byToken)
  },
})

/** A device and a token of the user, where somebody can look at them. */
const more = async (t: Stage, user: string): Promise<{ kind: string; id: string }[]> => {
  const found: { kind: string; id: string }[] = []
  for (const kind of ['device', 'token']) {
    const made = t.observable(kind) ? await t.tryMake(kind, { user }) : undefined
    if (made) found.push({ kind, id: made.id })
  }
  return found
}
