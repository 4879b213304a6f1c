import { beforeEach, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { ALICE, INVALIDATE, RESET } from './testing/calls.js'

const api = await testMock('slack')

beforeEach(async () => {
  await api.mock.reset()
})

const unknown = (req_method: string) => ({ ok: false, error: 'unknown_method', req_method })

test.each([
  ['/admin.users.session.destroy', 'admin.users.session.destroy'],
  ['/admin.users.session.list', 'admin.users.session.list'],
  ['/Admin.Users.Session.Reset', 'Admin.Users.Session.Reset'],
  ['/admin.users.session.reset/', 'admin.users.session.reset'],
  ['//admin.users.session.reset', 'admin.users.session.reset'],
  ['/admin/users.session.reset', 'users.session.reset'],
  ['/caf%C3%A9', 'café'],
  ['/bad%escape', 'bad%escape'],
  ['/', ''],
])('%s is no method, whoever asks', async (path, name) => {
  for (const headers of [ALICE, {}]) {
    const { status, headers: answered, body } = await api.send('POST', path, { headers })
    expect([status, body]).toEqual([200, unknown(name)])
    expect(answered.get('content-type')).toBe('application/json; charset=utf-8')
  }
})

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s reaches no method', async (verb) => {
  for (const method of [INVALIDATE, RESET]) {
    const { status, body } = await api.send(verb, `${method}?user_id=W0BOB00002`, { headers: ALICE })
    expect([status, body]).toEqual([200, unknown(method.slice(1))])
  }
  expect(await api.driver.alive('session', '11010001')).toBe(true)
})

test('a browser’s preflight is answered', async () => {
  const headers = {
    origin: 'https://app.example.com',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  }
  const preflight = await api.send('OPTIONS', RESET, { headers })
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization'])
  const { headers: answered } = await api.send('POST', RESET, { headers: { ...ALICE, origin: headers.origin } })
  expect(answered.get('access-control-allow-origin')).toBe('*')
})

test('a query that means nothing is passed over', async () => {
  const form = { user_id: 'W0BOB00002' }
  expect((await api.send('POST', `${RESET}?a=1&a=2&%zz`, { headers: ALICE, form })).body).toEqual({ ok: true })
})
