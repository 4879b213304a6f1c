import { beforeEach, describe, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { answerTo, INVALIDATE, post, refused, RESET, reset } from './testing/calls.js'

const api = await testMock('slack')

beforeEach(async () => {
  await api.mock.reset()
})

const GOOD = 'xoxp-alice-admin'
const BAD = 'xoxp-nobody'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const bob = { user_id: 'W0BOB00002' }

interface Places {
  authorization?: string
  token?: string
  form?: string
  query?: string
}

const present = async ({ form, query, ...headers }: Places) => {
  const path = query === undefined ? RESET : `${RESET}?token=${query}`
  const sent = { ...bob, ...(form === undefined ? {} : { token: form }) }
  return (await api.send('POST', path, { headers, form: sent })).body
}

test.each<[string, Places]>([
  ['behind Bearer', { authorization: `Bearer ${GOOD}` }],
  ['behind Bearer, with a space after it', { authorization: `Bearer ${GOOD} ` }],
  ['behind bearer in lower case', { authorization: `bearer  ${GOOD}` }],
  ['in the header token', { token: GOOD }],
  ['in the form', { form: GOOD }],
  ['in the query', { query: GOOD }],
])('a token is read %s', async (_, places) => {
  expect(await present(places)).toEqual({ ok: true })
})

test.each<[string, Places]>([
  ['Authorization before the header token', { authorization: `Bearer ${GOOD}`, token: BAD, form: BAD, query: BAD }],
  ['the header token before the form', { token: GOOD, form: BAD, query: BAD }],
  ['the form before the query', { form: GOOD, query: BAD }],
  ['an empty place does not count', { authorization: 'Bearer ', token: ' ', form: '', query: GOOD }],
  ['nor does one of another scheme', { authorization: 'Basic eHg6eHg=', token: GOOD }],
])('of several tokens: %s', async (_, places) => {
  expect(await present(places)).toEqual({ ok: true })
})

test('the token in the first place is the one that counts', async () => {
  expect(await present({ authorization: `Bearer ${BAD}`, token: GOOD })).toEqual(refused('invalid_auth'))
})

test.each<[string, Places]>([
  ['nothing', {}],
  ['Bearer with nothing behind it', { authorization: 'Bearer' }],
  ['Bearer with a space behind it', { authorization: 'Bearer ' }],
  ['Basic', { authorization: 'Basic eHg6eHg=' }],
  ['another scheme with a good token', { authorization: `Token ${GOOD}` }],
  ['no scheme', { authorization: GOOD }],
  ['an empty field', { form: '' }],
  ['an empty header', { token: '' }],
])('%s is no credential', async (_, places) => {
  expect(await present(places)).toEqual(refused('not_authed'))
})

test('a multipart field is a form field', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=----FormBoundary7MA4YWxkTrZu0gW' }
  const line = '------FormBoundary7MA4YWxkTrZu0gW'
  const part = (name: string, value: string) =>
    `${line}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const body = `${part('token', GOOD)}${part('user_id', 'W0BOB00002')}${line}--\r\n`
  expect((await post(api, RESET, { headers, body })).body).toEqual({ ok: true })
})

test('with JSON only headers carry a token', async () => {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const json = { ...bob, token: GOOD }
  expect((await api.send('POST', RESET, { headers, json })).body).toEqual(refused('not_authed'))
  expect((await api.send('POST', `${RESET}?token=${GOOD}`, { headers, json })).body).toEqual(refused('not_authed'))
  expect((await post(api, RESET, { headers: { ...headers, token: GOOD }, json: bob })).body).toEqual({ ok: true })
})

describe.each([INVALIDATE, RESET])('%s', (method) => {
  test.each([
    ['nobody has it', BAD, 'invalid_auth'],
    ['it is no token at all', '???', 'invalid_auth'],
    ['it has expired', 'xoxp-alice-expired', 'token_expired'],
    ['it was revoked', 'xoxp-alice-revoked', 'token_revoked'],
    ['its owner was deactivated', 'xoxp-frank-inactive', 'account_inactive'],
    ['it is a bot’s', 'xoxb-robo-bot', 'not_allowed_token_type'],
    ['its workspace has no Enterprise organisation', 'xoxp-gina-no-enterprise', 'feature_not_enabled'],
    ['its owner is no administrator', 'xoxp-bob-member', 'not_an_admin'],
  ])('a token is refused when %s, before the arguments are looked at', async (_, token, error) => {
    expect(await answerTo(api, method, { user_id: 'W0NOBODY99' }, { token })).toEqual(refused(error))
  })

  test('a token without the scope is told which one it needs', async () => {
    const token = 'xoxp-alice-read-only'
    expect(await answerTo(api, method, {}, { token })).toEqual({
      ...refused('missing_scope'),
      needed: 'admin.users:write',
      provided: 'admin.users:read,users:read',
    })
  })
})

test('a refused caller changes nothing', async () => {
  for (const token of ['xoxp-bob-member', 'xoxp-alice-expired', 'xoxp-alice-read-only', BAD]) {
    await reset(api, 'W0BOB00002', { headers: { token } })
  }
  expect(await api.driver.alive('session', '11010001')).toBe(true)
})

test('a token without any scope', async () => {
  const { headers } = await api.driver.create('credential', { scopes: [] })
  expect(await answerTo(api, RESET, bob, headers)).toMatchObject({ error: 'missing_scope', provided: '' })
})

test('a token expires at its time exactly', async () => {
  const headers = { token: 'xoxe.xoxp-alice-rotated' }
  await api.driver.advance('PT11H59M59S')
  expect(await reset(api, 'W0BOB00002', { headers })).toEqual({ ok: true })
  await api.driver.advance('PT1S')
  expect(await reset(api, 'W0BOB00002', { headers })).toEqual(refused('token_expired'))
})

test('before December 2021 an expired token was an invalid one', async () => {
  const old = await testMock('slack', { settings: { slack: { expiredToken: 'invalid_auth' } } })
  const headers = { token: 'xoxp-alice-expired' }
  expect(await reset(old, 'W0BOB00002', { headers })).toEqual(refused('invalid_auth'))
})

describe('the headers about scopes', () => {
  const scopes = async (token: string) => {
    const { headers } = await post(api, RESET, { headers: { token }, form: bob })
    return [headers.get('x-oauth-scopes'), headers.get('x-accepted-oauth-scopes')]
  }

  test('come with every answer to a token that is good', async () => {
    expect(await scopes(GOOD)).toEqual(['admin.users:read,admin.users:write', 'admin.users:write'])
    expect(await scopes('xoxp-alice-read-only')).toEqual(['admin.users:read,users:read', 'admin.users:write'])
    expect(await scopes('xoxp-bob-member')).toEqual(['admin.users:write', 'admin.users:write'])
  })

  test.each([BAD, 'xoxp-alice-expired', 'xoxp-alice-revoked'])('but not with one that is not: %s', async (token) => {
    expect(await scopes(token)).toEqual([null, null])
  })
})

test('start-up shows the tokens that work, the most able first, and an example that works', async () => {
  const { provider } = api.mock.apis[0]!
  const context = { store: api.mock.store('slack'), clock: api.mock.clock, settings: {} } as never
  const shown = await provider.credentials(context)
  expect(shown.map(({ headers }) => headers['authorization'])).toEqual([
    'Bearer xoxp-alice-admin',
    'Bearer xoxp-carol-owner',
    'Bearer xoxe.xoxp-alice-rotated',
    'Bearer xoxp-alice-acme-only',
  ])
  expect(shown[0]!.name).toBe('Alice Chen, admin, E0ACME0001')
  const { method, path, headers = {}, body = '' } = await provider.example(context)
  expect(FORM).toMatchObject({ 'content-type': headers['content-type'] })
  expect((await api.send(method, path, { headers, body })).body).toEqual({ ok: true })
})
