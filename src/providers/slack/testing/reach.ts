import type { Received, TestMock } from '../../../testing/harness.js'
import type { Reach } from '../../../testing/reach.js'
import { ALICE, INVALIDATE, post, RESET, TEAM } from './calls.js'

const OPERATIONS = [
  { operation: 'admin_users_session_invalidate', method: INVALIDATE },
  { operation: 'admin_users_session_reset', method: RESET },
] as const

type Run = (mock: TestMock, method: string) => Promise<Received>

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const GOOD_FORM = { session_id: '11010001', team_id: TEAM, user_id: 'W0BOB00002' }

const as =
  (token: string): Run =>
  (mock, method) =>
    post(mock, method, { form: GOOD_FORM, headers: { token } })

const typed =
  (type: string | undefined, body: string): Run =>
  (mock, method) =>
    post(mock, method, { body, headers: { ...ALICE, ...(type === undefined ? {} : { 'content-type': type }) } })

const ofForm =
  (form: Record<string, string>): Run =>
  (mock, method) =>
    post(mock, method, { form })

const tooLarge: Run = async ({ mock }, method) => {
  const headers = { ...ALICE, ...FORM, host: 'mock.test' }
  const target = `/slack/api${method}`
  const reply = await mock.answer({
    method: 'POST',
    target,
    mount: '',
    headers,
    body: new Uint8Array(),
    tooLarge: true,
  })
  return { status: reply.status, headers: new Headers(reply.headers), body: JSON.parse(reply.body ?? '') as unknown }
}

const tooOften: Run = async (mock, method) => {
  for (let i = 0; i < 20; i++) await post(mock, method)
  return post(mock, method)
}

const COMMON: readonly { code: string; when: string; run: Run }[] = [
  {
    code: 'not_authed',
    when: 'there is no token, an empty one, or one of another scheme than Bearer',
    run: as(''),
  },
  { code: 'invalid_auth', when: 'nobody has the token', run: as('xoxp-nobody') },
  { code: 'token_expired', when: 'the token has expired', run: as('xoxp-alice-expired') },
  { code: 'token_revoked', when: 'the token was revoked', run: as('xoxp-alice-revoked') },
  {
    code: 'account_inactive',
    when: 'the account of the token’s owner was deactivated',
    run: as('xoxp-frank-inactive'),
  },
  { code: 'not_allowed_token_type', when: 'the token is a bot’s', run: as('xoxb-robo-bot') },
  { code: 'missing_scope', when: 'the token lacks `admin.users:write`', run: as('xoxp-alice-read-only') },
  {
    code: 'feature_not_enabled',
    when: 'the workspace of the token’s owner belongs to no Enterprise organisation',
    run: as('xoxp-gina-no-enterprise'),
  },
  { code: 'not_an_admin', when: 'the token’s owner is no administrator', run: as('xoxp-bob-member') },
  { code: 'invalid_arguments', when: 'an argument is missing or of another type', run: ofForm({}) },
  { code: 'invalid_arg_name', when: 'an argument’s name is no plain word, or too long', run: ofForm({ 'x-y': '1' }) },
  { code: 'invalid_array_arg', when: 'an argument is a list', run: ofForm({ 'session_id[]': '1' }) },
  {
    code: 'missing_post_type',
    when: 'there is a body and no `Content-Type`',
    run: typed(undefined, 'user_id=W0BOB00002'),
  },
  {
    code: 'invalid_post_type',
    when: 'the body is neither a form, nor JSON, nor plain text',
    run: typed('application/xml', '<x/>'),
  },
  {
    code: 'invalid_charset',
    when: 'the charset is neither utf-8 nor iso-8859-1',
    run: typed('application/json; charset=utf-16', '{}'),
  },
  {
    code: 'invalid_form_data',
    when: 'the form cannot be read',
    run: typed(FORM['content-type'], 'user_id=%'),
  },
  { code: 'invalid_json', when: 'the JSON cannot be read', run: typed('application/json', '{') },
  { code: 'json_not_object', when: 'the JSON is no object', run: typed('application/json', '[]') },
  { code: 'request_timeout', when: 'the body is larger than the server reads', run: tooLarge },
  {
    code: 'superfluous_charset',
    when: 'the call is good; a form that names a charset is answered with a warning',
    run: typed('application/x-www-form-urlencoded; charset=utf-8', new URLSearchParams(GOOD_FORM).toString()),
  },
  {
    code: 'missing_charset',
    when: 'the call is good; JSON that names no charset is answered with a warning',
    run: typed('application/json', JSON.stringify(GOOD_FORM)),
  },
]

const common = OPERATIONS.flatMap(({ operation, method }): Reach[] => [
  ...COMMON.map(({ code, when, run }) => ({
    operation,
    status: 200,
    code,
    when,
    run: (mock: TestMock) => run(mock, method),
  })),
  {
    operation,
    status: 429,
    code: 'ratelimited',
    when: 'rate limits are on, and an app calls more than 20 times in a minute',
    options: { rateLimits: true },
    run: (mock) => tooOften(mock, method),
  },
])

const invalidate = (
  code: string | undefined,
  when: string,
  args: Record<string, string>,
  rest: Partial<Reach> = {},
): Reach => ({
  operation: 'admin_users_session_invalidate',
  status: 200,
  ...(code !== undefined && { code }),
  when,
  run: (mock) => post(mock, INVALIDATE, { form: { session_id: '11010001', team_id: TEAM, ...args } }),
  ...rest,
})

const reset = (code: string | undefined, when: string, user_id: string, rest: Partial<Reach> = {}): Reach => ({
  operation: 'admin_users_session_reset',
  status: 200,
  ...(code !== undefined && { code }),
  when,
  run: (mock) => post(mock, RESET, { form: { user_id } }),
  ...rest,
})

const ACME_ONLY = { token: 'xoxp-alice-acme-only' }
const onlyByFault = 'no state leads there: only a fault of the server'

export const reach: readonly Reach[] = [
  invalidate(undefined, 'the session is alive and of the team', {}),
  invalidate('session_not_found', 'no session has the id, it has ended, or it is another team’s', { session_id: '1' }),
  invalidate('session_expired', 'the session lapsed by itself, in profile `documented`', { session_id: '11010009' }),
  invalidate(
    'session_not_found',
    'the session lapsed by itself, in profile `live`',
    { session_id: '11010009' },
    { options: { profile: 'live' } },
  ),
  invalidate(
    'user_not_found',
    'nobody is the `user_id`, in profile `live`',
    { user_id: 'W0NOBODY99' },
    { options: { profile: 'live' } },
  ),
  invalidate(
    'admin_unauthorized',
    'the token is bound to another workspace than the session',
    {},
    {
      run: (mock) =>
        post(mock, INVALIDATE, { form: { session_id: '11040001', team_id: 'T0BETA0002' }, headers: ACME_ONLY }),
    },
  ),
  invalidate('cannot_invalidate_primary_owner', 'the session is the primary owner’s, and the caller somebody else', {
    session_id: '11030001',
  }),
  { operation: 'admin_users_session_invalidate', status: 200, code: 'session_invalidation_failed', when: onlyByFault },
  reset(undefined, 'the user is there, with sessions or without', 'W0BOB00002'),
  reset('user_not_found', 'nobody of the organisation has the id', 'W0NOBODY99'),
  reset('cannot_reset_bot', 'the user is a bot', 'W0ROBOT006'),
  reset('cannot_reset_primary_owner', 'the user is the primary owner, and the caller somebody else', 'W0CAROL003'),
  reset('no_permission', 'the token is bound to another workspace than the user', 'W0DAVE0004', {
    run: (mock) => post(mock, RESET, { form: { user_id: 'W0DAVE0004' }, headers: ACME_ONLY }),
  }),
  { operation: 'admin_users_session_reset', status: 200, code: 'user_session_reset_failed', when: onlyByFault },
  ...common,
]
