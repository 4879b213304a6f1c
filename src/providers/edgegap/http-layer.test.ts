import { beforeAll, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { ALICE, arrange, sendTooLarge, UNKNOWN, type Arranged } from './testing/arrange.js'

const KEY = '11111111-2222-4333-8444-555555555555'

let mock: TestMock
let api: Arranged
let session: string

beforeAll(async () => {
  mock = await testMock('edgegap')
  api = await arrange(mock)
  session = await api.create()
})

const OPERATIONS: [method: string, path: string][] = [
  ['POST', '/v1/session'],
  ['GET', `/v1/session/${UNKNOWN}`],
  ['DELETE', `/v1/session/${UNKNOWN}`],
  ['GET', `/v1/session/${UNKNOWN}/users`],
  ['PUT', `/v1/session/${UNKNOWN}/users`],
  ['DELETE', `/v1/session/${UNKNOWN}/users`],
  ['GET', '/v1/sessions'],
  ['POST', '/v1/sessions/bulk-stop'],
]

describe('the key', () => {
  test.each(OPERATIONS)('%s %s needs one before anything else is looked at', async (method, path) => {
    const message = 'The authorization header is missing.'
    const bad = `${path}?a=%zz`
    expect(await mock.send(method, bad, { body: '{' })).toMatchObject({ status: 401, body: { message } })
  })

  test.each([
    ['nothing', '', 'The authorization header is missing.'],
    ['the key alone', KEY, 'The authorization header must hold the word token, a space and the key.'],
    ['another word', `Bearer ${KEY}`, 'The authorization header must hold the word token, a space and the key.'],
    ['two keys', `token ${KEY} ${KEY}`, 'The authorization header must hold the word token, a space and the key.'],
    ['an unknown key', 'token 00000000-0000-4000-8000-000000000000', 'The API key is not valid.'],
    ['a revoked key', 'token 99999999-2222-4333-8444-555555555555', 'The API key is not valid.'],
    ['a key in capitals', 'token AAAAAAAA-2222-4333-8444-555555555555', 'The API key is not valid.'],
  ])('%s is refused', async (_, authorization, message) => {
    const reply = await mock.send('GET', '/v1/sessions', { headers: { authorization } })
    expect(reply).toMatchObject({ status: 401, body: { message } })
  })

  test.each([`token ${KEY}`, `Token ${KEY}`, ` token  ${KEY} `])('"%s" is good', async (authorization) => {
    expect((await mock.send('GET', '/v1/sessions', { headers: { authorization } })).status).toBe(200)
  })

  test('a refused call changes nothing', async () => {
    await mock.send('DELETE', `/v1/session/${session}`)
    expect(await mock.driver.alive('session', session)).toBe(true)
  })
})

describe('paths', () => {
  test.each(['//v1/session', '///v1/session'])('a doubled slash in front is folded: %s', async (path) => {
    expect((await api.call('GET', `${path}/${session}`)).status).toBe(200)
    expect((await api.call('POST', path, { app_name: api.app })).status).toBe(200)
  })

  test.each([
    '/',
    '/v1',
    '/v1/session-list',
    '/v1//sessions',
    '/v1/sessions/',
    '/v1/session/',
    '/v1/session/a/b',
    '/v1/%zz',
    '/V1/sessions',
  ])('%s leads nowhere, with or without a key', async (path) => {
    const answer = { status: 404, body: { message: 'There is nothing at this path.' } }
    expect(await api.call('GET', path)).toMatchObject(answer)
    expect(await mock.send('GET', path)).toMatchObject(answer)
  })

  test.each([
    ['PATCH', `/v1/session/${UNKNOWN}`, 'DELETE, GET'],
    ['POST', `/v1/session/${UNKNOWN}/users`, 'DELETE, GET, PUT'],
    ['GET', '/v1/session', 'POST'],
    ['DELETE', '/v1/sessions', 'GET'],
    ['HEAD', '/v1/sessions', 'GET'],
    ['OPTIONS', '/v1/sessions', 'GET'],
    ['GET', '/v1/sessions/bulk-stop', 'POST'],
  ])('%s %s is not allowed', async (method, path, allow) => {
    const { status, headers, body } = await api.call(method, path)
    expect([status, headers.get('allow')]).toEqual([405, allow])
    expect(body).toEqual({ message: `This path does not know the method ${method}.` })
  })

  test('a preflight is answered without a key', async () => {
    const headers = {
      origin: 'http://localhost:5173',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization, content-type',
    }
    const reply = await mock.send('OPTIONS', `/v1/session/${session}/users`, { headers })
    expect([reply.status, reply.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, content-type',
    ])
    expect(reply.headers.get('access-control-allow-methods')).toContain('PUT')
  })

  test.each(['%zz', '%', '%FF'])('a session id of %s is not correctly encoded', async (id) => {
    expect(await api.call('GET', `/v1/session/${id}`)).toMatchObject({
      status: 400,
      body: { message: 'The session id in the path is not correctly percent-encoded.' },
    })
  })

  test('an encoded session id is read', async () => {
    expect((await api.call('GET', `/v1/session/${session.replace('-', '%2D')}`)).status).toBe(200)
    expect((await api.call('GET', '/v1/session/a%2Fb%20c')).body).toEqual({ message: 'There is no session a/b c.' })
  })

  test('a query that is not correctly encoded is refused, any other is passed over', async () => {
    const message = 'The query is not correctly percent-encoded.'
    expect(await api.call('GET', '/v1/sessions?a=%zz')).toMatchObject({ status: 400, body: { message } })
    expect((await api.call('GET', `/v1/session/${session}?a=1&a=2&b`)).status).toBe(200)
  })
})

describe('bodies', () => {
  const WITH_BODY = OPERATIONS.filter(([method, path]) => method !== 'GET' && /session$|users$|stop$/.test(path))
  const send = (method: string, path: string, body: string, type = 'application/json') =>
    mock.send(method, path, { headers: { ...api.headers, 'content-type': type }, body })

  test.each(WITH_BODY)('%s %s: what is no JSON is refused', async (method, path) => {
    const malformed = { status: 400, body: { message: 'The body is not valid JSON.' } }
    expect(await send(method, path, '{"a": ')).toMatchObject(malformed)
    expect(await send(method, path, '')).toMatchObject({ status: 400, body: { message: 'The body is missing.' } })
    const message = 'The body must be an object.'
    expect(await send(method, path, '[]')).toMatchObject({ status: 400, body: { message } })
  })

  test.each(WITH_BODY)('%s %s: another media type is refused', async (method, path) => {
    const refused = { status: 415, body: { message: 'Send the body as application/json.' } }
    expect(await send(method, path, '{}', 'text/plain')).toMatchObject(refused)
    expect(await mock.send(method, path, { headers: api.headers, body: '{}' })).toMatchObject(refused)
  })

  test.each(WITH_BODY)('%s %s: too large a body is refused', async (method, path) => {
    expect(await sendTooLarge(mock, method, path, api.headers)).toMatchObject({
      status: 413,
      body: { message: 'The body is too large.' },
    })
  })

  test('a charset does no harm', async () => {
    const body = JSON.stringify({ app_name: api.app })
    expect((await send('POST', '/v1/session', body, 'application/json; charset=utf-8')).status).toBe(200)
  })

  test('a call without a body may be labelled as JSON', async () => {
    expect((await send('GET', `/v1/session/${session}`, '')).status).toBe(200)
  })

  test.each<[unknown, string]>([
    [{}, 'The field app_name is required.'],
    [{ app_name: 7 }, 'The field app_name must be a string.'],
    [{ app_name: 'a', ip_list: ALICE }, 'The field ip_list must be a list.'],
    [{ app_name: 'a', ip_list: [ALICE, 7] }, 'The field ip_list[1] must be a string.'],
    [{ app_name: 'a', geo_ip_list: [{ ip: ALICE }] }, 'The field geo_ip_list[0].latitude is required.'],
    [
      { app_name: 'a', geo_ip_list: [{ ip: ALICE, latitude: '1', longitude: 1 }] },
      'The field geo_ip_list[0].latitude must be a number.',
    ],
    [{ app_name: 'a', location: [] }, 'The field location must be an object.'],
    [{ app_name: 'a', skip_telemetry: 'yes' }, 'The field skip_telemetry must be true or false.'],
    [{ app_name: 'a', selectors: [{}] }, 'The field selectors[0].tag is required.'],
    [{ app_name: 'a', selectors: [{ tag: '' }] }, 'The field selectors[0].tag must not be empty.'],
    [
      { app_name: 'a', selectors: [{ tag: 'a'.repeat(21) }] },
      'The field selectors[0].tag must have 20 characters at most.',
    ],
    [{ app_name: 'a', selectors: [{ tag: 'a', env: { key: 'A' } }] }, 'The field selectors[0].env.value is required.'],
    [
      { app_name: 'a', filters: [{ field: 'city', values: [], filter_type: 'some' }] },
      'The field filters[0].filter_type must be any, all or not.',
    ],
  ])('creating with %j', async (json, message) => {
    expect(await api.call('POST', '/v1/session', json)).toMatchObject({ status: 400, body: { message } })
  })

  test('fields that no schema names are passed over', async () => {
    expect((await api.call('POST', '/v1/session', { app_name: api.app, custom_id: 'mine' })).status).toBe(200)
  })
})

describe('rate limits', () => {
  test('are off unless asked for', async () => {
    for (let i = 0; i < 60; i++) await api.call('GET', `/v1/session/${session}`)
    expect((await api.call('GET', `/v1/session/${session}`)).status).toBe(200)
  })

  test('hold each key to fifty calls a second', async () => {
    const limited = await testMock('edgegap', { rateLimits: true })
    const [one, other] = [await arrange(limited), await arrange(limited)]
    for (let i = 0; i < 50; i++) expect((await one.call('GET', '/v1/sessions')).status).toBe(200)
    const refused = await one.call('GET', '/v1/sessions')
    expect(refused).toMatchObject({ status: 429, body: { message: 'Too many requests. Slow down.' } })
    expect(refused.headers.get('retry-after')).toBe('1')
    expect((await other.call('GET', '/v1/sessions')).status).toBe(200)
    expect((await limited.send('GET', '/v1/sessions')).status).toBe(401)
    await limited.driver.advance('PT1S')
    expect((await one.call('GET', '/v1/sessions')).status).toBe(200)
  })
})
