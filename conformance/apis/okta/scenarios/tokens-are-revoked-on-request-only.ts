import { story } from '../../../run/story.js'
import { runFlagTable, type Row } from '../flag-table.js'
import type { Flags } from '../revoke.js'

const row = (flags: Flags): Row => {
  const ends = flags.oauthTokens ?? false
  const requirement = ends ? 'okta.revoke.tokens-on-request' : 'okta.revoke.tokens-only-on-request'
  return {
    flags,
    expect: [
      { holding: 'access token', ends, requirement },
      { holding: 'refresh token', ends, requirement },
    ],
  }
}

export const scenario = story({
  title: 'Access and refresh tokens are revoked with oauthTokens=true, and only then',
  covers: ['okta.revoke.answers-204', 'okta.revoke.tokens-on-request', 'okta.revoke.tokens-only-on-request'],
  run: (t) => runFlagTable(t, [row({ oauthTokens: true }), row({}), row({ oauthTokens: false })]),
})
