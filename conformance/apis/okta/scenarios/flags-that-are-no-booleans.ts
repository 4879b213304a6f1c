import { story } from '../../../run/story.js'
import { lost, person, requireAlive } from '../people.js'
import { answerOf, errorOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'A flag that is neither true nor false is refused and ends nothing',
  covers: ['okta.request.flag-values', 'okta.credentials.refusal-changes-nothing'],
  async run(t) {
    const user = await person(t, 'session')
    const control = await revoke(t, user.id, { oauthTokens: false })
    t.require(control.reply.status === 204, 'the same call with a good value was not answered with 204')
    for (const name of ['oauthTokens', 'forgetDevices']) {
      const later = await person(t, 'session')
      await requireAlive(t, later)
      const answer = await t.call(
        'revokeUserSessions',
        { path: { userId: later.id }, query: { [name]: 'perhaps' } },
        { intent: 'defective' },
      )
      const right = answer.reply.status === 400 && errorOf(answer.reply).errorCode === 'E0000001'
      t.check(
        'okta.request.flag-values',
        right,
        `${name}=perhaps is answered with ${answerOf(answer)}, not 400 E0000001`,
        control,
        answer,
      )
      const gone = answer.reply.status < 400 ? [] : await lost(t, later)
      t.check(
        'okta.credentials.refusal-changes-nothing',
        gone.length === 0,
        `refused, and yet ended: ${gone.join(', ')}`,
        answer,
      )
    }
  },
})
