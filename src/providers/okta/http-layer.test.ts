import { beforeEach, describe, expect, test } from 'vitest'
import { testMock, type Sent, type TestMock } from '../../testing/harness.js'
import { adminHeaders } from './testing/signed-in-user.js'

const ERIN = '/api/v1/users/00uerin00000000000e5/sessions'

const api = await testMock('okta')
const strict = await testMock('okta', { settings: { okta: { strictMediaTypes: true } } })
let headers: Record<string, string>

beforeEach(async () => {
  await api.mock.reset()
  await strict.mock.reset()
  headers = await adminHeaders(api)
})

const refused = (errorCode: string, errorSummary: string) => ({
  errorCode,
  errorSummary,
  errorLink: errorCode,
  errorId: expect.stringMatching(/^oae[A-Za-z0-9_-]{22}$/) as string,
  errorCauses: [],
})

test.each([
  ['DELETE', '/'],
  ['DELETE', '/nope'],
  ['DELETE', '/api/v1/users/00uerin00000000000e5'],
  ['DELETE', '/api/v1/users//sessions'],
  ['DELETE', '/api/v1/users/sessions'],
  ['DELETE', `${ERIN}/`],
  ['DELETE', '/api/v1//users/00uerin00000000000e5/sessions'],
  ['DELETE', '/API/v1/users/00uerin00000000000e5/sessions'],
  ['OPTIONS', '/api/v1/users'],
])('%s %s leads nowhere', async (method, path) => {
  const { status, body } = await api.send(method, path, { headers })
  expect([status, body]).toEqual([404, refused('E0000008', 'The requested path was not found')])
})

test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'OPTIONS'])('%s is not supported', async (method) => {
  const { status, body, headers: answered } = await api.send(method, ERIN, { headers })
  expect([status, body]).toEqual([405, refused('E0000022', 'The endpoint does not support the provided HTTP method')])
  expect(answered.get('allow')).toBeNull()
})

test('a client whose base URL ends in a slash is understood', async () => {
  expect((await api.send('DELETE', `/${ERIN}`, { headers })).status).toBe(204)
})

test('an ID is percent-decoded; broken escapes are a bad request', async () => {
  expect((await api.send('DELETE', '/api/v1/users/00uerin%30000000000%30e5/sessions', { headers })).status).toBe(204)
  const { status, body } = await api.send('DELETE', '/api/v1/users/100%/sessions', { headers })
  expect([status, body]).toEqual([400, refused('E0000020', 'Bad request.')])
})

describe('bodies are not looked at', () => {
  const cases: [string, Sent][] = [
    ['none, though JSON is announced', { headers: { 'content-type': 'application/json' } }],
    ['broken JSON', { headers: { 'content-type': 'application/json' }, body: '{' }],
    ['a form', { form: { oauthTokens: 'true' } }],
    ['of a type that nobody knows', { headers: { 'content-type': 'application/x-nope' }, body: 'x' }],
  ]
  test.each(cases)('%s', async (_, sent) => {
    const { status } = await api.send('DELETE', ERIN, { ...sent, headers: { ...headers, ...sent.headers } })
    expect(status).toBe(204)
  })

  test('nor is an oversized one', async () => {
    const request = { method: 'DELETE', target: `/okta${ERIN}`, mount: '', headers, body: new Uint8Array(0) }
    expect((await api.mock.answer({ ...request, tooLarge: true })).status).toBe(204)
  })
})

describe('headers of every answer', () => {
  const answers: [string, () => ReturnType<TestMock['send']>][] = [
    ['204', () => api.send('DELETE', ERIN, { headers })],
    ['403', () => api.send('DELETE', ERIN)],
    ['404', () => api.send('DELETE', '/nope')],
    ['405', () => api.send('GET', ERIN)],
  ]
  test.each(answers)('%s', async (status, send) => {
    const [first, second] = [await send(), await send()]
    expect(String(first.status)).toBe(status)
    const ids = [first, second].map((answer) => answer.headers.get('x-okta-request-id'))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(ids[0]).not.toBe(ids[1])
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'cache-control': 'no-cache, no-store',
      pragma: 'no-cache',
      expires: '0',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      'x-rate-limit-limit': expect.stringMatching(/^\d+$/) as string,
      'x-rate-limit-remaining': expect.stringMatching(/^\d+$/) as string,
      'x-rate-limit-reset': String(Date.UTC(2026, 0, 1) / 1000 + 60),
    })
  })

  test('frames are named where there is no body, sniffing where there is one', async () => {
    const { headers: empty } = await api.send('DELETE', ERIN, { headers })
    const { headers: json } = await api.send('DELETE', ERIN)
    expect([empty.get('x-frame-options'), empty.get('x-content-type-options')]).toEqual(['SAMEORIGIN', null])
    expect([json.get('x-frame-options'), json.get('x-content-type-options')]).toEqual([null, 'nosniff'])
    expect(json.get('content-type')).toBe('application/json')
  })
})

describe('browsers of other origins', () => {
  test('a preflight is answered without a credential', async () => {
    const asked = {
      origin: 'https://admin.example',
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'authorization',
    }
    const { status, headers: answered } = await api.send('OPTIONS', ERIN, { headers: asked })
    expect(status).toBe(204)
    expect(answered.get('access-control-allow-methods')).toContain('DELETE')
    expect(answered.get('access-control-allow-headers')).toBe('authorization')
  })

  test('scripts may read the answer', async () => {
    const { headers: answered } = await api.send('DELETE', ERIN, {
      headers: { ...headers, origin: 'https://a.example' },
    })
    expect(answered.get('access-control-allow-origin')).toBe('*')
  })
})

describe('with the setting strictMediaTypes', () => {
  const revoke = async (sent: Sent) =>
    strict.send('DELETE', ERIN, { ...sent, headers: { ...(await adminHeaders(strict)), ...sent.headers } })

  test.each([
    undefined,
    '',
    'application/json',
    'application/json, */*;q=0.8',
    'text/html, Application/*;q=0.1',
    '*/*',
  ])('Accept: %s can be served', async (accept) => {
    expect((await revoke(accept === undefined ? {} : { headers: { accept } })).status).toBe(204)
  })

  test.each(['text/html', 'application/xml, text/*'])('Accept: %s cannot', async (accept) => {
    expect(await revoke({ headers: { accept } })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000019' },
    })
  })

  test('a body is JSON, or not there', async () => {
    expect((await revoke({ json: {} })).status).toBe(204)
    expect(await revoke({ body: 'x' })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000021' },
    })
  })
})
