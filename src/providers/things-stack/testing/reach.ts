import type { MockOptions } from '../../../mock/options.js'
import type { Received, Sent, TestMock } from '../../../testing/harness.js'
import type { Reach } from '../../../testing/reach.js'

export const UNKNOWN = '00000000-0000-4000-8000-00000000dead'

const onlyByFault = 'no state leads there: only a fault of the server'
const live: MockOptions = { profile: 'live' }
const limited: MockOptions = { rateLimits: true, settings: { 'things-stack': { callsPerMinute: 1 } } }

type Attributes = Record<string, unknown>

/** How an operation is called on behalf of a user with a session. */
interface Called {
  operation: 'UserSessionRegistry_List' | 'UserSessionRegistry_Delete'
  call(mock: TestMock, user: string, sent?: Sent, query?: string): Promise<Received>
}

const list: Called = {
  operation: 'UserSessionRegistry_List',
  call: ({ send }, user, sent, query = '') => send('GET', `/users/${user}/sessions${query}`, sent),
}

const remove: Called = {
  operation: 'UserSessionRegistry_Delete',
  call: ({ send }, user, sent, query = '') => send('DELETE', `/users/${user}/sessions/${UNKNOWN}${query}`, sent),
}

const withCredential = async (mock: TestMock, { call }: Called, attributes: Attributes, of = 'bob') =>
  call(mock, of, { headers: (await mock.driver.create('credential', attributes)).headers })

/** The same refusals on both operations: those of the gateway, of credentials and of rights. */
const refusals = (called: Called): Reach[] => {
  const { operation, call } = called
  const by = (status: number, code: string, when: string, attributes: Attributes, of?: string): Reach => ({
    operation,
    status,
    code,
    when,
    options: live,
    run: (mock) => withCredential(mock, called, attributes, of),
  })
  const bearer = (status: number, code: string, when: string, authorization: string): Reach => ({
    operation,
    status,
    code,
    when,
    options: live,
    run: (mock) => call(mock, 'bob', { headers: { authorization, 'x-csrf-token': 'any' } }),
  })
  return [
    {
      operation,
      status: 400,
      code: 'too many values for field',
      when: 'a query parameter came twice',
      run: (mock) => call(mock, 'bob', {}, '?user_ids.email=a&user_ids.email=b'),
    },
    {
      operation,
      status: 400,
      code: 'invalid URL escape',
      when: 'the query has a broken percent escape',
      run: (mock) => call(mock, 'bob', {}, '?user_ids.email=%zz'),
    },
    {
      operation,
      status: 400,
      code: 'validation',
      when: 'a value breaks its rule, such as a user ID with a capital letter',
      run: (mock) => call(mock, 'Bob'),
    },
    bearer(400, 'pkg/auth:token', 'the bearer token is not of three known parts', 'Bearer bob'),
    bearer(401, 'unsupported_authorization', 'the scheme is not Bearer, or the token a refresh token', 'Basic Ym9i'),
    by(401, 'pkg/identityserver:api_key_not_found', 'nobody has the API key', { state: 'unknown' }),
    by(401, 'pkg/identityserver:token_not_found', 'the session behind the token was deleted, or never was', {
      form: 'session',
      state: 'unknown',
    }),
    bearer(
      401,
      'invalid_authorization',
      'the key exists and its secret is another',
      'Bearer NNSXS.BOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBS.WRONG',
    ),
    by(401, 'token_expired', 'the session or access token has expired', { form: 'session', state: 'expired' }),
    by(401, 'api_key_expired', 'the API key has expired', { state: 'expired' }),
    {
      operation,
      status: 403,
      code: 'no_user_rights',
      when: 'no credential was sent, or one without any right on the user',
      options: live,
      run: (mock) => call(mock, 'bob'),
    },
    by(403, 'insufficient_user_rights', 'the credential has some rights, but not RIGHT_USER_ALL', {
      rights: ['RIGHT_USER_INFO'],
    }),
    by(403, 'oauth_client_rejected', 'the client of the access token was rejected', {
      form: 'access_token',
      client_state: 'rejected',
    }),
    by(403, 'oauth_client_suspended', 'the client of the access token was suspended', {
      form: 'access_token',
      client_state: 'suspended',
    }),
    {
      operation,
      status: 404,
      code: 'user_not_found',
      when: 'there is no such user; in profile `live` only administrators are told',
      run: (mock) => call(mock, 'nobody'),
    },
    by(404, 'user_not_found', 'an administrator names an unknown user', { admin: true }, 'nobody'),
    {
      operation,
      status: 429,
      code: 'rate_limit_exceeded',
      when: 'rate limits are on and too many calls came within a minute',
      options: limited,
      run: async (mock) => {
        await call(mock, 'bob')
        return call(mock, 'bob')
      },
    },
    bearer(500, 'driver', 'the session ID in a session token is no UUID (`live`)', 'Bearer ONZW4.latest.SECRET'),
    { operation, status: 500, code: 'rpc_recovered', when: onlyByFault },
    { operation, status: 503, code: 'database_unavailable', when: onlyByFault },
  ]
}

export const reach: readonly Reach[] = [
  {
    operation: list.operation,
    status: 200,
    when: 'the user exists; the list is `{}` without sessions and on pages after the last',
    run: ({ send }) => send('GET', '/users/bob/sessions'),
  },
  {
    operation: list.operation,
    status: 400,
    code: 'strconv.ParseUint',
    when: '`limit` or `page` is no unsigned number of 32 bits',
    run: ({ send }) => send('GET', '/users/bob/sessions?limit=abc'),
  },
  ...refusals(list),
  {
    operation: remove.operation,
    status: 200,
    when: 'the user has the session, expired or not',
    run: async ({ send, driver }) => {
      const { id } = await driver.create('session', { user: 'bob' })
      return send('DELETE', `/users/bob/sessions/${id}`)
    },
  },
  ...refusals(remove),
  {
    operation: remove.operation,
    status: 403,
    code: 'invalid_csrf_token',
    when: 'a session token or cookie came without X-CSRF-Token',
    options: live,
    run: async (mock) => {
      const { headers } = await mock.driver.create('session', { user: 'bob' })
      return remove.call(mock, 'bob', { headers: { authorization: headers['authorization']! } })
    },
  },
  {
    operation: remove.operation,
    status: 404,
    code: 'user_session_not_found',
    when: 'the session was deleted before, never was, or is somebody else’s; in `documented` also if its ID is no UUID',
    run: ({ send }) => send('DELETE', `/users/bob/sessions/${UNKNOWN}`),
  },
  {
    operation: remove.operation,
    status: 500,
    code: 'driver',
    when: 'the session ID in the path is no UUID (`live`)',
    options: live,
    run: async ({ send, driver }) => {
      const { headers } = await driver.create('credential', { user: 'bob' })
      return send('DELETE', '/users/bob/sessions/latest', { headers })
    },
  },
]
