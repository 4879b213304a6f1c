import { story } from '../../../run/story.js'
import { answerOf, invalidate, isOk, isRefusal } from '../calls.js'
import { signIn } from '../people.js'

export const scenario = story({
  title: 'A session that ran out by itself cannot be invalidated',
  covers: ['slack.invalidate.expired', 'slack.invalidate.expired-code', 'slack.invalidate.expired-code-today'],
  async run(t) {
    const { id } = await t.make('user')
    const live = await signIn(t, id)
    const control = await invalidate(t, live)
    t.require(isOk(control), `a live session of the same user was answered with ${answerOf(control)}`)
    const expired = await signIn(t, id, { state: 'expired' })
    if (t.observable('session')) {
      t.require(!(await t.alive('session', expired.id)), 'the driver shows as alive the session that it made expired')
    }
    const answer = await invalidate(t, expired)
    t.check(
      'slack.invalidate.expired',
      isRefusal(answer, 'session_expired', 'session_not_found'),
      `the answer is ${answerOf(answer)}, not 200 session_expired or session_not_found`,
      control,
      answer,
    )
    const [requirement, code] =
      t.target.profile === 'live'
        ? ['slack.invalidate.expired-code-today', 'session_not_found']
        : ['slack.invalidate.expired-code', 'session_expired']
    t.check(requirement!, isRefusal(answer, code!), `the answer is ${answerOf(answer)}, not 200 ${code}`, answer)
  },
})
