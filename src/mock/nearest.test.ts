import { expect, test } from 'vitest'
import { createMock } from './create-mock.js'
import type { Exchange } from './exchange.js'
import { nearestText } from './nearest-header.js'

const exchanges: Exchange[] = []
const mock = await createMock({ seed: 1, onExchange: (exchange) => void exchanges.push(exchange) })

const ask = (method: string, target: string, headers: Record<string, string> = {}) =>
  mock.answer({ method, target, mount: '', headers: { host: 'x', ...headers }, body: new Uint8Array() })

test.each([
  ['GET', '/sessions/1', 'identity get_session GET /identity/sessions/{session_id}; differs: "/identity" is missing'],
  [
    'GET',
    '/identity/session/1',
    'identity get_session GET /identity/sessions/{session_id}; differs: "session" instead of "sessions"',
  ],
  [
    'GET',
    '/identity/sessions/',
    'identity get_session GET /identity/sessions/{session_id}; differs: nothing instead of "{session_id}"',
  ],
  [
    'POST',
    '/okta/api/v1/users/a/sessions',
    'okta revokeUserSessions DELETE /okta/api/v1/users/{userId}/sessions; differs: method POST instead of DELETE',
  ],
  [
    'DELETE',
    '/okta/api/v1/users/a/sessions/all',
    'okta revokeUserSessions DELETE /okta/api/v1/users/{userId}/sessions; differs: "/all" is too much',
  ],
  [
    'POST',
    '/slack/admin.users.session.reset',
    'slack admin_users_session_reset POST /slack/api/admin.users.session.reset; differs: "/api" is missing',
  ],
])('%s %s was probably meant to be …', async (method, target, want) => {
  expect((await ask(method, target)).headers['x-facsimile-nearest']).toBe(want)
  expect(exchanges.at(-1)?.nearest).toMatchObject({ api: want.split(' ')[0], operation: want.split(' ')[1] })
})

test.each(['/favicon.ico', '/', '/identity/sessions/b0b00000-5e55-4000-8000-000000000001', '/_facsimile/nothing'])(
  'nothing is said of %s',
  async (target) => {
    expect((await ask('GET', target)).headers).not.toHaveProperty('x-facsimile-nearest')
  },
)

test('the vendor’s own answer stays as it is', async () => {
  const { status, body } = await ask('GET', '/identity/session/1')
  expect([status, body]).toEqual([404, '{"detail":"Not Found"}'])
})

test.each([
  '/sessions/1',
  '/okta/api/v1/user',
  '/things-stack/user',
  '/edgegap/v1/sesion',
  '/slack/api/x',
  '/identity/x',
])('a page of another origin may read what was meant by %s', async (target) => {
  const { headers } = await ask('GET', target, { origin: 'http://app.test' })
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(headers['access-control-expose-headers']).toMatch(/\*|x-facsimile-nearest/i)
})

test('a header is plain and short, whatever was sent', () => {
  const text = nearestText({ api: 'a', operation: 'b', method: 'GET', path: '/ü\r\n', differs: ['x'.repeat(1000)] })
  expect(text).toMatch(/^[\x20-\x7e]{1,400}$/)
})
