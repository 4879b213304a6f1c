import { story } from '../../../run/story.js'
import { revoke } from '../revoke.js'

export const scenario = story({
  title: 'Sessions that apps keep for themselves go on',
  covers: ['okta.revoke.keeps-app-sessions'],
  async run(t) {
    const user = await t.make('user')
    const app = await t.make('app-session', { user: user.id })
    t.require(await t.alive('app-session', app.id), 'the driver does not show as alive the app session that it made')
    const answer = await revoke(t, user.id, { oauthTokens: true, forgetDevices: true })
    t.check(
      'okta.revoke.keeps-app-sessions',
      await t.alive('app-session', app.id),
      `the app session ${app.id} ended with the revocation`,
      answer,
    )
  },
})
