import { story } from '../../../run/story.js'
import { runFlagTable } from '../flag-table.js'
import type { Flags } from '../revoke.js'

const FLAGS: readonly Flags[] = [
  { oauthTokens: false },
  { forgetDevices: false },
  { forgetDevices: true },
  { oauthTokens: true },
  { oauthTokens: false, forgetDevices: false },
  { oauthTokens: true, forgetDevices: true },
]

export const scenario = story({
  title: 'Sessions end whatever the flags say',
  covers: ['okta.revoke.answers-204', 'okta.revoke.ends-sessions-whatever-the-flags'],
  run: (t) =>
    runFlagTable(
      t,
      FLAGS.map((flags) => ({
        flags,
        expect: [{ holding: 'session', ends: true, requirement: 'okta.revoke.ends-sessions-whatever-the-flags' }],
      })),
    ),
})
