import { story } from '../../../run/story.js'
import { answerOf, isRefusal, reset } from '../calls.js'
import { NOTHING_CHANGES, refuses, subject } from '../refusals.js'

export const scenario = story({
  title: 'With its user a token is deactivated',
  covers: ['slack.credentials.inactive', NOTHING_CHANGES],
  async run(t) {
    const about = await subject(t)
    const user = await t.make('user', { role: 'admin' })
    const token = await t.make('credential', { user: user.id })
    const control = await reset(t, t.unknown('user'), {}, { as: token })
    t.require(
      isRefusal(control, 'user_not_found'),
      `while its user was active the token was answered with ${answerOf(control)}`,
    )
    await t.end('user', user.id)
    const attempt = { what: 'a deactivated user', options: { as: token } }
    await refuses(t, 'slack.credentials.inactive', about, attempt, 'account_inactive')
  },
})
