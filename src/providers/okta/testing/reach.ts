import type { TestMock } from '../../../testing/harness.js'
import type { Reach } from '../../../testing/reach.js'
import { RECORDED_LIMIT } from '../rate-limit.js'
import { adminHeaders, signedInUser } from './signed-in-user.js'

const operation = 'revokeUserSessions'
const UNKNOWN = '/api/v1/users/00unobody000000000x9/sessions'

/** Revokes the sessions of a user with a credential made so. */
const revokeWith = (credential: Record<string, unknown>) => async (mock: TestMock) => {
  const { headers } = await mock.driver.create('credential', credential)
  return (await signedInUser(mock)).revoke('', headers)
}

export const reach: readonly Reach[] = [
  {
    operation,
    status: 204,
    when: 'the user exists and the administrator’s role covers the user, whether or not there are sessions',
    run: async (mock) => (await signedInUser(mock)).revoke(),
  },
  {
    operation,
    status: 400,
    code: 'E0000001',
    when: '`oauthTokens` or `forgetDevices` is neither `true` nor `false`, or comes twice',
    run: async (mock) => (await signedInUser(mock)).revoke('?oauthTokens=yes'),
  },
  {
    operation,
    status: 400,
    code: 'E0000019',
    when: 'the setting `strictMediaTypes` is on and `Accept` leaves out JSON',
    options: { settings: { okta: { strictMediaTypes: true } } },
    run: async (mock) =>
      mock.send('DELETE', UNKNOWN, { headers: { ...(await adminHeaders(mock)), accept: 'text/html' } }),
  },
  {
    operation,
    status: 400,
    code: 'E0000021',
    when: 'the setting `strictMediaTypes` is on and there is a body that is not JSON',
    options: { settings: { okta: { strictMediaTypes: true } } },
    run: async (mock) => mock.send('DELETE', UNKNOWN, { headers: await adminHeaders(mock), form: { a: 'b' } }),
  },
  {
    operation,
    status: 401,
    code: 'E0000011',
    when: 'the API token is unknown, expired, revoked, or its maker’s account is deactivated or deleted',
    run: revokeWith({ state: 'revoked' }),
  },
  {
    operation,
    status: 401,
    when: 'the OAuth access token is unknown, expired or revoked; the body is empty',
    run: revokeWith({ scheme: 'bearer', state: 'expired' }),
  },
  {
    operation,
    status: 403,
    code: 'E0000005',
    when: 'there is no `Authorization` header, or one of another scheme',
    run: ({ send }) => send('DELETE', UNKNOWN),
  },
  {
    operation,
    status: 403,
    when: 'the OAuth access token lacks the scope `okta.users.manage`; the body is empty',
    run: revokeWith({ scopes: ['okta.users.read'] }),
  },
  {
    operation,
    status: 403,
    code: 'E0000006',
    when: 'the administrator’s role does not cover the user',
    run: revokeWith({ covers: [] }),
  },
  {
    operation,
    status: 404,
    code: 'E0000007',
    when: 'no user has the ID, or the user was deleted',
    run: async (mock) => mock.send('DELETE', UNKNOWN, { headers: await adminHeaders(mock) }),
  },
  {
    operation,
    status: 429,
    code: 'E0000047',
    when: 'rate limits are on and the minute’s requests are used up',
    options: { rateLimits: true },
    run: async (mock) => {
      for (let i = 0; i < RECORDED_LIMIT; i++) await mock.send('DELETE', UNKNOWN)
      return mock.send('DELETE', UNKNOWN)
    },
  },
]
