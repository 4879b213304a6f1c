import { expect, test } from 'vitest'
import type { FaultRule } from '../faults/fault-rule.js'
import { workbench } from '../testing/workbench.js'

type Sent = [method: string, path: string, headers?: Record<string, string>, body?: string]

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const STACK_KEY = 'NNSXS.BOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBS.SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRETSECR'
const STACK_SESSION = 'ONZW4.1d8c5f02-3b64-4a19-9e27-c05a7b41f3d8.SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRETSECR'
const [IDENTITY_BOB, IDENTITY_ALICE] = ['b0b00000-0000-4000-8000-000000000002', 'a11ce000-0000-4000-8000-000000000001']
const KEY = '11111111-2222-4333-8444-555555555555'
const EDGEGAP = { authorization: `token ${KEY}`, 'content-type': 'application/json' }
const RESET = '/slack/api/admin.users.session.reset'
const INVALIDATE = '/slack/api/admin.users.session.invalidate'
const OKTA = '/okta/api/v1/users/00ubob000000000000b2/sessions'

test.each<[string, Partial<FaultRule> & { api: string }, Sent, boolean]>([
  // identity
  [
    'the user of the path',
    { api: 'identity', user: IDENTITY_BOB },
    ['GET', `/identity/sessions/user/${IDENTITY_BOB}`],
    true,
  ],
  [
    'in another spelling',
    { api: 'identity', user: 'bob@example.com' },
    ['GET', `/identity/sessions/user/${IDENTITY_BOB.toUpperCase()}`],
    true,
  ],
  [
    'somebody else',
    { api: 'identity', user: IDENTITY_ALICE },
    ['GET', `/identity/sessions/user/${IDENTITY_BOB}`],
    false,
  ],
  [
    'the owner of the session',
    { api: 'identity', user: 'bob@example.com' },
    ['GET', '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'],
    true,
  ],
  [
    'who acts',
    { api: 'identity', user: IDENTITY_ALICE },
    ['DELETE', '/identity/sessions/x', { 'x-user-id': IDENTITY_ALICE }],
    true,
  ],
  // okta
  ['the user of the path', { api: 'okta', user: '00ubob000000000000b2' }, ['DELETE', OKTA], true],
  [
    'the administrator',
    { api: 'okta', user: 'alice@example.com' },
    ['DELETE', OKTA, { authorization: 'SSWS 00AliceAdminApiTokenForExamples0000000000a' }],
    true,
  ],
  ['the token', { api: 'okta', credential: 'abc' }, ['DELETE', OKTA, { authorization: 'Bearer abc' }], true],
  ['another token', { api: 'okta', credential: 'abc' }, ['DELETE', OKTA, { authorization: 'SSWS abcd' }], false],
  ['no token', { api: 'okta', credential: 'abc' }, ['DELETE', OKTA], false],
  // slack
  ['the user of a form', { api: 'slack', user: 'W0BOB00002' }, ['POST', RESET, FORM, 'user_id=W0BOB00002'], true],
  [
    'the user in JSON',
    { api: 'slack', user: 'bob@example.com' },
    ['POST', RESET, JSON_TYPE, '{"user_id":"W0BOB00002"}'],
    true,
  ],
  [
    'broken JSON',
    { api: 'slack', user: 'bob@example.com' },
    ['POST', RESET, JSON_TYPE, '{"user_id":"W0BOB00002"'],
    false,
  ],
  [
    'the owner of the session',
    { api: 'slack', user: 'bob@example.com' },
    ['POST', INVALIDATE, JSON_TYPE, '{"session_id":11010001}'],
    true,
  ],
  [
    'the administrator',
    { api: 'slack', user: 'alice@example.com' },
    ['POST', RESET, { authorization: 'Bearer xoxp-alice-admin' }],
    true,
  ],
  ['the token in a header', { api: 'slack', credential: 'xoxp-x' }, ['POST', RESET, { token: 'xoxp-x' }], true],
  [
    'the token behind Bearer',
    { api: 'slack', credential: 'xoxp-x' },
    ['POST', RESET, { authorization: 'Bearer xoxp-x' }],
    true,
  ],
  ['the token in the query', { api: 'slack', credential: 'xoxp-x' }, ['POST', `${RESET}?token=xoxp-x`, FORM], true],
  ['the token in a form', { api: 'slack', credential: 'xoxp-x' }, ['POST', RESET, FORM, 'token=xoxp-x'], true],
  ['no token', { api: 'slack', credential: 'xoxp-x' }, ['POST', RESET, FORM, 'user_id=x'], false],
  // the Things Stack
  ['the user of the path', { api: 'things-stack', user: 'bob' }, ['GET', '/things-stack/users/bob/sessions'], true],
  [
    'the same by address',
    { api: 'things-stack', user: 'bob@example.com' },
    ['GET', '/things-stack/api/v3/users/bob/sessions'],
    true,
  ],
  [
    'the holder of a key',
    { api: 'things-stack', user: 'bob' },
    ['GET', '/things-stack/users/alice/sessions', { authorization: `Bearer ${STACK_KEY}` }],
    true,
  ],
  [
    'the holder of a session',
    { api: 'things-stack', user: 'bob' },
    ['GET', '/things-stack/users/alice/sessions', { cookie: `_session=${STACK_SESSION}` }],
    true,
  ],
  [
    'the key',
    { api: 'things-stack', credential: STACK_KEY },
    ['GET', '/things-stack/users/a/sessions', { authorization: `Bearer ${STACK_KEY}` }],
    true,
  ],
  [
    'the cookie',
    { api: 'things-stack', credential: STACK_SESSION },
    ['GET', '/things-stack/users/a/sessions', { cookie: `_session=${STACK_SESSION}` }],
    true,
  ],
  ['nobody', { api: 'things-stack', credential: STACK_KEY }, ['GET', '/things-stack/users/bob/sessions'], false],
  // edgegap
  ['the key', { api: 'edgegap', credential: KEY }, ['GET', '/edgegap/v1/sessions', EDGEGAP], true],
  ['another key', { api: 'edgegap', credential: 'x' }, ['GET', '/edgegap/v1/sessions', EDGEGAP], false],
  [
    'a player of the session',
    { api: 'edgegap', user: 'bob@example.com' },
    ['GET', '/edgegap/v1/session/b0b000000002-S', EDGEGAP],
    true,
  ],
  [
    'by any of the addresses',
    { api: 'edgegap', user: '203.0.113.12' },
    ['GET', '/edgegap/v1/session/b0b000000004-S', EDGEGAP],
    true,
  ],
  [
    'a player that the body names',
    { api: 'edgegap', user: 'bob@example.com' },
    ['POST', '/edgegap/v1/session', EDGEGAP, '{"app_name":"arena","ip_list":["198.51.100.44"]}'],
    true,
  ],
  [
    'with a place',
    { api: 'edgegap', user: '198.51.100.44' },
    ['POST', '/edgegap/v1/session', EDGEGAP, '{"geo_ip_list":[{"ip":"198.51.100.44"},null]}'],
    true,
  ],
  [
    'somebody else',
    { api: 'edgegap', user: 'alice@example.com' },
    ['GET', '/edgegap/v1/session/b0b000000002-S', EDGEGAP],
    false,
  ],
  [
    'a body that is none',
    { api: 'edgegap', user: 'alice@example.com' },
    ['POST', '/edgegap/v1/session', EDGEGAP, '{'],
    false,
  ],
  [
    'a body of another form',
    { api: 'edgegap', user: 'alice@example.com' },
    ['POST', '/edgegap/v1/session', EDGEGAP, '{"ip_list":"x"}'],
    false,
  ],
])('%s: %j', async (_, rule, [method, path, headers = {}, body = ''], struck) => {
  const bench = await workbench({ apis: [rule.api] })
  await bench.control('POST', '/faults', { ...rule, id: 'rule', delay: 1 })
  await bench.send(method, path, { headers, body })
  expect(bench.exchanges.at(-1)!.fault?.rule).toBe(struck ? 'rule' : undefined)
})
