import { story } from '../../../run/story.js'
import { runFlagTable, type Row } from '../flag-table.js'
import { person, requireAlive } from '../people.js'

const requirement = 'okta.revoke.flags-independent'

const row = (oauthTokens: boolean, forgetDevices: boolean): Row => ({
  flags: { oauthTokens, forgetDevices },
  expect: [
    { holding: 'access token', ends: oauthTokens, requirement },
    { holding: 'refresh token', ends: oauthTokens, requirement },
    { holding: 'device', ends: forgetDevices, requirement },
  ],
})

export const scenario = story({
  title: 'The flags do not depend on each other, and touch nobody else',
  covers: ['okta.revoke.answers-204', requirement, 'okta.revoke.keeps-other-users'],
  async run(t) {
    const bystander = await person(t, 'session', 'access token', 'refresh token', 'device')
    await requireAlive(t, bystander)
    await runFlagTable(t, [row(true, false), row(false, true), row(true, true), row(false, false)], bystander)
  },
})
