import { beforeEach, describe, expect, test } from 'vitest'
import { readHar } from '../../conformance/traffic/read-har.js'
import { createMock, type Mock } from '../mock/create-mock.js'
import type { Exchange } from '../mock/exchange.js'

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'

let mock: Mock
let exchanges: Exchange[]
beforeEach(async () => {
  exchanges = []
  mock = await createMock({
    apis: ['identity', 'slack', 'okta'],
    seed: 1,
    onExchange: (exchange) => void exchanges.push(exchange),
  })
})

const send = async (method: string, target: string, sent?: unknown, headers: Record<string, string> = {}) => {
  const body = sent === undefined ? '' : typeof sent === 'string' ? sent : JSON.stringify(sent)
  const reply = await mock.answer({
    method,
    target,
    mount: '',
    headers: { host: '127.0.0.1:4010', ...headers },
    body: new TextEncoder().encode(body),
  })
  // our own surface is held to its contract too
  if (target.includes('/_facsimile')) expect(exchanges.at(-1)!.findings, target).toEqual([])
  return { status: reply.status, body: (reply.body ? JSON.parse(reply.body) : undefined) as never }
}

const control = (method: string, path: string, body?: unknown) =>
  send(method, `/_facsimile${path}`, body, { 'content-type': 'application/json' })

const JSON_HEADERS = { authorization: 'Bearer xoxp-alice-admin', 'content-type': 'application/json; charset=utf-8' }
const reset = (body: object) => send('POST', '/slack/api/admin.users.session.reset', body, JSON_HEADERS)

const idsOf = ({ body }: { body: { exchanges: { id: number }[] } }) => body.exchanges.map(({ id }) => id)

describe('the list', () => {
  beforeEach(async () => {
    await send('GET', SESSION)
    await send('GET', `${SESSION}?page=2`)
    await send('GET', '/identity/sessions/nope')
    await send('DELETE', '/okta/api/v1/users/a/sessions')
    await send('GET', '/nothing?token=secret99')
  })

  test('has the newest first, and calls of the control plane are not among them', async () => {
    await control('GET', '/journal')
    const { body } = await control('GET', '/journal')
    expect(body).toMatchObject({ total: 5, kept: 5, dropped: 0 })
    expect((body as { exchanges: object[] }).exchanges).toMatchObject([
      { id: 5, target: '/nothing?token=***', status: 404, answeredBy: 'nothing mounted' },
      { id: 4, api: 'okta', operation: 'revokeUserSessions', status: 403, answeredBy: 'stage authenticate' },
      { id: 3, status: 422, answeredBy: 'problem invalid', findings: { request: 1, undocumented: 0, reply: 0 } },
      { id: 2, status: 200, answeredBy: 'behaviour', findings: { request: 0, undocumented: 1, reply: 0 } },
      { id: 1, api: 'identity', operation: 'get_session', method: 'GET', target: SESSION, status: 200 },
    ])
  })

  test.each([
    ['api=okta', [4]],
    ['operation=get_session', [3, 2, 1]],
    ['status=404', [5]],
    ['status=4xx', [5, 4, 3]],
    ['findings=true', [5, 3, 2]],
    ['before=4&after=1', [3, 2]],
    ['limit=2', [5, 4]],
    ['before=1', []],
  ])('%s', async (query, want) => {
    expect(idsOf(await control('GET', `/journal?${query}`))).toEqual(want)
  })

  test.each(['status=4', 'limit=0', 'limit=1001', 'before=x', 'findings=2'])('%s is refused', async (query) => {
    expect(await control('GET', `/journal?${query}`)).toMatchObject({
      status: 400,
      body: { error: expect.any(String) },
    })
  })

  test('each world has its own', async () => {
    await send('GET', `/~w1${SESSION}`)
    expect(await send('GET', '/~w1/_facsimile/journal')).toMatchObject({
      body: { exchanges: [{ id: 1, target: SESSION }] },
    })
    expect(idsOf(await control('GET', '/journal'))).toHaveLength(5)
  })

  test('a clearing empties it, a reset begins anew', async () => {
    expect((await control('DELETE', '/journal')).status).toBe(204)
    await send('GET', SESSION)
    expect(idsOf(await control('GET', '/journal'))).toEqual([6])
    await mock.reset()
    await send('GET', SESSION)
    expect(idsOf(await control('GET', '/journal'))).toEqual([1])
  })
})

describe('one exchange', () => {
  test('is shown whole, without secrets, with what it has against the contract', async () => {
    await reset({ user_id: 'W0BOB00002', mobil_only: true, token: 'xoxp-alice-admin' })
    expect((await control('GET', '/journal/1')).body).toMatchObject({
      id: 1,
      world: 'default',
      request: { headers: { authorization: 'Bearer ***' }, body: expect.stringContaining('"token":"***"') },
      reply: { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"ok":true}' },
      remarks: [
        {
          of: 'request',
          kind: 'undocumented',
          in: 'body',
          name: 'mobil_only',
          pointer: '/mobil_only',
          contract: expect.stringMatching(/^\/components\/schemas\//),
          message: 'is not documented; did you mean "mobile_only"?',
        },
        { name: 'token' },
      ],
      curl: expect.stringMatching(/^curl -i -H 'authorization: Bearer \*\*\*'.* http:\/\/127\.0\.0\.1:4010\/slack/),
    })
  })

  test('violations point into instance and contract', async () => {
    await send('GET', '/identity/sessions/nope')
    const { body } = await control('GET', '/journal/1')
    expect((body as { remarks: object[] }).remarks).toMatchObject([
      { of: 'request', kind: 'violation', in: 'path', name: 'session_id', rule: 'format' },
    ])
    expect((body as { remarks: { contract: string }[] }).remarks[0]!.contract).toMatch(/\/format$/)
  })

  test('that there is not gets a sentence', async () => {
    expect(await control('GET', '/journal/1')).toEqual({
      status: 404,
      body: { error: 'The journal has no exchange 1: it is empty' },
    })
    await send('GET', SESSION)
    expect((await control('GET', '/journal/7')).body).toEqual({
      error: 'The journal has no exchange 7: it holds 1 to 1',
    })
    expect((await control('GET', '/journal/x')).status).toBe(404)
  })
})

describe('HAR', () => {
  test('is read by the suite', async () => {
    await send('GET', `${SESSION}?page=2`)
    await reset({ user_id: 'W0BOB00002' })
    const { body } = await control('GET', '/journal/har')
    const recorded = readHar(JSON.stringify(body), 'journal')
    expect(recorded).toMatchObject([
      { request: { method: 'GET', url: `http://127.0.0.1:4010${SESSION}?page=2` }, reply: { status: 200 } },
      { request: { method: 'POST', body: '{"user_id":"W0BOB00002"}' }, reply: { status: 200, body: '{"ok":true}' } },
    ])
    expect(JSON.stringify(body)).not.toContain('xoxp-alice-admin')
  })

  test('of one API, or of one that is not there', async () => {
    await send('GET', SESSION)
    await reset({ user_id: 'W0BOB00002' })
    expect((await control('GET', '/journal/har?api=slack')).body).toMatchObject({
      log: { entries: [{ request: { method: 'POST' } }] },
    })
    expect(await control('GET', '/journal/har?api=slak')).toMatchObject({
      status: 400,
      body: { error: 'query api: "slak" is not mocked here: did you mean "slack"?' },
    })
  })
})

describe('verify', () => {
  const verify = async (request: object, count?: unknown) =>
    (await control('POST', '/journal/verify', { request, ...(count === undefined ? {} : { count }) })).body
  beforeEach(async () => {
    await reset({ user_id: 'W0BOB00002', mobile_only: true })
    await send('DELETE', '/okta/api/v1/users/00u%20x/sessions?oauthTokens=true', undefined, {
      authorization: 'SSWS nope0000',
    })
  })

  test.each([
    [{}, 2],
    [{ api: 'slack' }, 1],
    [{ operation: 'revokeUserSessions', method: 'delete', status: 401 }, 1],
    [{ status: '4xx' }, 1],
    [{ path: '/okta/api/v1/users/{userId}/sessions' }, 1],
    [{ path: '/api/v1/users/00u%20x/sessions' }, 1],
    [{ query: { oauthTokens: true } }, 1],
    [{ query: { oauthTokens: { absent: true } } }, 1],
    [{ headers: { Authorization: { matches: '^Bearer xoxp-' } } }, 1],
    [{ body: { user_id: 'W0BOB00002' } }, 1],
    [{ body: { user_id: { matches: '^W0' }, web_only: { absent: true } } }, 1],
  ])('%j is found %d times', async (pattern, count) => {
    expect(await verify(pattern, count)).toEqual({ holds: true, count })
    expect(await verify(pattern)).toEqual({ holds: true, count })
    expect(await verify(pattern, { atMost: count, atLeast: count })).toEqual({ holds: true, count })
    expect(await verify(pattern, count + 1)).toMatchObject({ holds: false, count })
    expect(await verify(pattern, { atMost: count - 1 })).toMatchObject({ holds: false, count })
  })

  test('what does not hold is told with what was nearest, without secrets', async () => {
    const want = { api: 'slack', headers: { authorization: 'Bearer x' }, body: { user_id: 'W1', web_only: true } }
    expect(await verify(want)).toMatchObject({
      holds: false,
      count: 0,
      nearest: [
        {
          exchange: { id: 1 },
          score: 0.33,
          differs: [
            { where: 'header authorization', expected: 'Bearer x', found: '***' },
            { where: 'body /user_id', expected: 'W1', found: 'W0BOB00002' },
            { where: 'body /web_only', expected: true },
          ],
        },
        { exchange: { id: 2 } },
      ],
    })
  })

  test.each([
    [{ request: { api: 'slak' } }, 'request.api: "slak" is not mocked here: did you mean "slack"?'],
    [{ request: { operation: 'revokeUserSession' } }, 'did you mean "revokeUserSessions"?'],
    [{ request: { api: 'slack', operation: 'get_session' } }, 'slack has no operation "get_session"'],
    [{ request: { body: { user_id: { matches: '(' } } } }, 'Invalid regular expression'],
    [{ request: { path: '/a?b' } }, '/request/path'],
    [{ request: { opration: 'x' } }, 'opration'],
    [{ request: {}, count: -1 }, '/count'],
    [{ request: {}, count: {} }, '/count'],
    [{ request: { headers: { a: { matches: 'x'.repeat(201) } } } }, '/request/headers/a'],
    [{}, 'request'],
    [[], ''],
  ])('%j is refused', async (body, reason) => {
    expect(await control('POST', '/journal/verify', body)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(reason) },
    })
  })
})

test('the journal of each world is as long as it was asked to be', async () => {
  mock = await createMock({ apis: ['identity'], seed: 1, journal: { exchanges: 2 } })
  for (const world of ['', '/~w1']) {
    for (let i = 0; i < 3; i++) await mock.handle(new Request(`http://127.0.0.1${world}${SESSION}`))
    const reply = await mock.handle(new Request(`http://127.0.0.1${world}/_facsimile/journal`))
    expect(await reply.json()).toMatchObject({ kept: 2, dropped: 1, exchanges: [{ id: 3 }, { id: 2 }] })
  }
})

test.each([
  ['/journal?stauts=404', 'query stauts: there is no such parameter; did you mean "status"?'],
  ['/journal?status=404&status=200', 'query status: must be sent once'],
])('%s is refused', async (path, error) => {
  expect(await control('GET', path)).toMatchObject({ status: 400, body: { error } })
})

test.each([0, -1, 1.5, 100_001, NaN])('a journal of %d exchanges cannot be', async (exchanges) => {
  await expect(createMock({ apis: ['identity'], journal: { exchanges } })).rejects.toThrow(
    `journal.exchanges is a whole number from 1 to 100000, not ${exchanges}`,
  )
})
