import { story } from '../../../run/story.js'
import { answerOf, INVALIDATE, isOk, isRefusal, naming, RESET } from '../calls.js'
import { nobodys } from '../people.js'
import { tokenOf } from '../token.js'

export const scenario = story({
  title: 'A token may stand in a header, behind Bearer or in the form',
  covers: [
    'slack.credentials.token-header',
    'slack.credentials.bearer',
    'slack.credentials.bearer-blank',
    'slack.credentials.form',
    'slack.credentials.query',
  ],
  async run(t) {
    const token = tokenOf(t, await t.make('credential'))
    const user = await t.tryMake('user')
    const places = {
      'slack.credentials.token-header': { headers: { token } },
      'slack.credentials.bearer': { headers: { authorization: `Bearer ${token}` } },
      'slack.credentials.bearer-blank': { headers: { authorization: `Bearer ${token} ` } },
      'slack.credentials.form': { form: { token } },
      'slack.credentials.query': { query: { token } },
    }
    const session = nobodys(t, { userId: user?.id })
    const userId = user?.id ?? t.unknown('user')
    for (const [requirement, place] of Object.entries(places)) {
      const form = 'form' in place ? place.form : {}
      const ended = await t.call(INVALIDATE, { ...place, form: { ...naming(t, session), ...form } }, { as: 'nobody' })
      t.check(
        requirement,
        isRefusal(ended, 'session_not_found'),
        `for an unknown session the answer is ${answerOf(ended)}, not 200 session_not_found`,
        ended,
      )
      const wiped = await t.call(RESET, { ...place, form: { user_id: userId, ...form } }, { as: 'nobody' })
      t.check(
        requirement,
        user ? isOk(wiped) : isRefusal(wiped, 'user_not_found'),
        `the reset is answered with ${answerOf(wiped)}, not 200 ${user ? 'ok' : 'user_not_found'}`,
        wiped,
      )
    }
  },
})
