import { beforeAll, describe, expect, test } from 'vitest'
import { errorIn, startApi, type Api } from './testing/api.js'

let api: Api

beforeAll(async () => {
  api = await startApi()
})

const LIST = '/users/bob/sessions'

describe('a query that cannot be read', () => {
  test.each([
    ['limit=abc', 'parsing field "limit": strconv.ParseUint: parsing "abc": invalid syntax'],
    ['limit=-1', 'parsing field "limit": strconv.ParseUint: parsing "-1": invalid syntax'],
    ['limit=%2B1', 'parsing field "limit": strconv.ParseUint: parsing "+1": invalid syntax'],
    ['limit=1.5', 'parsing field "limit": strconv.ParseUint: parsing "1.5": invalid syntax'],
    ['limit=1_0', 'parsing field "limit": strconv.ParseUint: parsing "1_0": invalid syntax'],
    ['limit=%22%01', 'parsing field "limit": strconv.ParseUint: parsing "\\"\\x01": invalid syntax'],
    ['limit=', 'parsing field "limit": strconv.ParseUint: parsing "": invalid syntax'],
    ['page', 'parsing field "page": strconv.ParseUint: parsing "": invalid syntax'],
    ['page=4294967296', 'parsing field "page": strconv.ParseUint: parsing "4294967296": value out of range'],
    ['page=99999999999x', 'parsing field "page": strconv.ParseUint: parsing "99999999999x": value out of range'],
    ['limit=1&limit=2', 'too many values for field "limit": 1, 2'],
    ['order=&order=', 'too many values for field "order": , '],
    ['user_ids.email=a&user_ids.email=b', 'too many values for field "email": a, b'],
    ['limit[]=5', 'too many values for field "limit": , 5'],
    ['user_ids[email]=x', 'too many values for field "user_ids": email, x'],
    ['userIds[email]=x', 'too many values for field "user_ids": email, x'],
    ['user_ids=x', 'parsing field "user_ids": unsupported message type: "ttn.lorawan.v3.UserIdentifiers"'],
    ['limit.low=5', 'invalid path: "limit" is not a message'],
    ['order=%zz', 'invalid URL escape "%zz"'],
    ['%=1', 'invalid URL escape "%"'],
    ['field_mask=%e', 'invalid URL escape "%e"'],
    ['limit=1;page=2', 'invalid semicolon separator in query'],
  ])('%s', async (query, message) => {
    expect(await api.send('GET', `${LIST}?${query}`)).toMatchObject({ status: 400, body: { code: 3, message } })
  })

  test('is refused without details, on both operations', async () => {
    for (const [method, path] of [
      ['GET', LIST],
      ['DELETE', `${LIST}/x`],
    ] as const) {
      const { body } = await api.send(method, `${path}?user_ids.email=a&user_ids.email=b`)
      expect(Object.keys(body as object)).toEqual(['code', 'message'])
    }
  })

  test('comes before values that break their rules', async () => {
    expect(errorIn(await api.send('GET', '/users/B/sessions?limit=abc'))[2]).toMatch('strconv')
  })
})

test.each([
  'limit=0',
  'page=0',
  'page=4294967295',
  'limit=0001000',
  'order=',
  'foo=1&foo=2',
  'field_mask=created_at',
  'foo[bar]=1',
  'user_ids.user_id=Bad--ID',
  'user_ids.user_id=a&user_ids.user_id=b',
  'userIds.userId=alice',
  'session_id=x',
  'userids.email=a&userids.email=b',
  '',
  '&&',
])('the query "%s" is in order', async (query) => {
  const { body: plain } = await api.send('GET', LIST)
  const { status, body } = await api.send('GET', `${LIST}?${query}`)
  expect(status).toBe(200)
  expect(body).toEqual(query.includes('page=4') ? {} : plain)
})

test('the query of a Delete cannot name another session', async () => {
  const id = await api.session('erin')
  expect(
    (await api.send('DELETE', `/users/erin/sessions/${id}?session_id=x&user_ids.user_id=bob&limit=abc`)).status,
  ).toBe(200)
})

describe('a value that breaks its rule', () => {
  const invalid = (field: string, name: string, reason: string, cause?: object) => ({
    status: 400,
    body: {
      code: 3,
      message: `error:pkg/errors:validation (invalid \`${field}\`: ${reason})`,
      details: [
        {
          namespace: 'pkg/errors',
          name: 'validation',
          message_format: 'invalid `{field}`: {reason}',
          attributes: { field, name, reason },
          code: 3,
          ...cause,
        },
      ],
    },
  })

  test.each(['expires_at', '-session_id', 'Created_at', 'created_at,'])('order=%s', async (order) => {
    expect(await api.send('GET', `${LIST}?order=${order}`)).toMatchObject(
      invalid('order', 'ListUserSessionsRequestValidationError', 'value must be in list [ created_at -created_at]'),
    )
  })

  test('a limit over 1000', async () => {
    expect((await api.send('GET', `${LIST}?limit=1000`)).status).toBe(200)
    expect(await api.send('GET', `${LIST}?limit=1001`)).toMatchObject(
      invalid('limit', 'ListUserSessionsRequestValidationError', 'value must be less than or equal to 1000'),
    )
  })

  const PATTERN = 'value does not match regex pattern "^[a-z0-9](?:[-]?[a-z0-9]){1,}$"'
  const LENGTH = 'value length must be at most 36 runes'

  test.each([
    ['Bob', PATTERN],
    ['b', PATTERN],
    ['b--b', PATTERN],
    ['-bob', PATTERN],
    ['bob%2E', PATTERN],
    ['', PATTERN],
    ['b'.repeat(37), LENGTH],
    ['B'.repeat(37), LENGTH],
  ])('the user ID "%s"', async (id, reason) => {
    const attributes = { field: 'user_id', name: 'UserIdentifiersValidationError', reason }
    for (const [method, end, name] of [
      ['GET', '', 'ListUserSessionsRequestValidationError'],
      ['DELETE', '/x', 'UserSessionIdentifiersValidationError'],
    ] as const) {
      const reply = await api.send(method, `/users/${id}/sessions${end}`)
      const cause = { cause: { namespace: 'pkg/errors', name: 'validation', attributes, code: 3 } }
      expect(reply).toMatchObject(invalid('user_ids', name, 'embedded message failed validation', cause))
      const [details] = (reply.body as { details: [{ correlation_id: string; cause: { correlation_id: string } }] })
        .details
      expect(details.correlation_id).not.toBe(details.cause.correlation_id)
      expect(details.cause).not.toHaveProperty('@type')
    }
  })

  test('a user ID of 36 characters is in order', async () => {
    expect(errorIn(await api.send('GET', `/users/${'b'.repeat(36)}/sessions`))[2]).toBe('user_not_found')
  })

  test('of several, the first is named', async () => {
    const { body } = await api.send('DELETE', `/users/B/sessions/${'x'.repeat(65)}`)
    expect(body).toMatchObject({ details: [{ attributes: { field: 'user_ids' } }] })
  })
})

describe('paths', () => {
  test('are served below /api/v3 too', async () => {
    const [short, long] = [await api.send('GET', LIST), await api.send('GET', `/api/v3${LIST}`)]
    expect([long.status, long.body]).toEqual([200, short.body])
  })

  test.each(['/nope', '/users/bob/session', '/users/bob/sessions/x/y', '/users/bob/sessions/x/', `/${LIST}`, '/'])(
    '%s leads nowhere',
    async (path) => {
      expect(await api.send('GET', `/api/v3${path}`)).toMatchObject({
        status: 404,
        body: { code: 5, message: 'Not Found' },
      })
      expect(await api.send('GET', path)).toMatchObject({
        status: 404,
        body: {
          code: 5,
          message: `error:pkg/webhandlers:route_not_found (route \`${path}\` not found)`,
          details: [{ namespace: 'pkg/webhandlers', attributes: { route: path } }],
        },
      })
    },
  )

  test('that lead nowhere are told decoded, over lines indented by tabs', async () => {
    await api.send('GET', '/caf%C3%A9?x=1')
    const { body } = api.exchanges.at(-1)!.reply
    expect(body).toMatch(/^\{\n\t"code": 5,\n\t"message": "error:pkg\/webhandlers:route_not_found \(route `\/café` not/)
    expect(body).toMatch(/\n\}\n$/)
  })

  test.each([
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['text/*;q=0.9, application/json;q=0.5', 'text/html; charset=utf-8'],
    ['text/html;q=0.5, application/json', 'application/json'],
    ['*/*', 'application/json'],
    ['image/png', 'application/json'],
  ])('that lead nowhere are answered to %s as %s', async (accept, type) => {
    expect((await api.send('GET', '/nope', { headers: { accept } })).headers.get('content-type')).toBe(type)
    const gateway = await api.send('GET', '/api/v3/nope', { headers: { accept } })
    expect(gateway.headers.get('content-type')).toBe('application/json')
  })

  test('are decoded before they are matched, slashes too', async () => {
    expect((await api.send('GET', '/%75sers%2Fbob/sessions')).status).toBe(200)
    expect((await api.send('GET', '/users/bob%2Fsessions')).status).toBe(200)
  })

  test.each(['/users/b%zz/sessions', '/users/bob/sessions/%', '/%e'])('%s cannot be read', async (path) => {
    const { status, headers, body } = await api.send('GET', path)
    expect([status, headers.get('content-type'), body]).toEqual([400, 'text/plain; charset=utf-8', '400 Bad Request'])
    expect(['x-request-id', 'cache-control', 'pragma'].filter((name) => headers.has(name))).toEqual([])
  })

  test('end in a slash where a Delete has no session ID', async () => {
    expect(errorIn(await api.send('DELETE', `${LIST}/`))).toEqual([404, 5, 'user_session_not_found'])
    expect(errorIn(await api.send('GET', `${LIST}/`))).toEqual([501, 12, 'Method Not Allowed'])
  })
})

describe('a wrong method', () => {
  test.each([
    ['POST', LIST],
    ['DELETE', LIST],
    ['HEAD', LIST],
    ['OPTIONS', LIST],
    ['GET', `${LIST}/x`],
    ['PUT', `${LIST}/x`],
    ['POST', `/api/v3${LIST}`],
    ['TRACE', '/api/v3/users/BAD/sessions'],
  ])('%s %s is not implemented', async (method, path) => {
    const { status, headers, body } = await api.send(method, path)
    expect([status, body]).toEqual([501, { code: 12, message: 'Method Not Allowed' }])
    expect(headers.has('allow')).toBe(false)
  })

  test('is not turned into another by X-HTTP-Method-Override', async () => {
    const sent = { headers: { 'x-http-method-override': 'GET' }, form: { limit: '1' } }
    expect((await api.send('POST', LIST, sent)).status).toBe(501)
  })
})

test.each([
  ['malformed', { body: '{', headers: { 'content-type': 'application/json' } }],
  ['of another type', { body: '<a/>', headers: { 'content-type': 'text/xml' } }],
])('a body that is %s is not read', async (_, sent) => {
  expect((await api.send('GET', LIST, sent)).status).toBe(200)
})

test('a body that is too large is not read', async () => {
  const { status } = await api.mock.answer({
    method: 'GET',
    target: `/things-stack${LIST}`,
    mount: '',
    headers: {},
    body: new Uint8Array(),
    tooLarge: true,
  })
  expect(status).toBe(200)
})

describe('headers', () => {
  const COMMON = {
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'x-xss-protection': '1; mode=block',
  }

  test.each([
    ['GET', LIST],
    ['GET', '/users/nobody/sessions'],
    ['GET', `${LIST}?limit=abc`],
    ['DELETE', `${LIST}/x`],
    ['POST', LIST],
    ['GET', '/nope'],
  ])('of every answer: %s %s', async (method, path) => {
    const { headers } = await api.send(method, path)
    expect(Object.fromEntries(headers)).toMatchObject(COMMON)
    expect(headers.get('x-request-id')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect([...headers.keys()].filter((name) => name.startsWith('x-rate-limit'))).toEqual([])
  })

  test('a request ID comes back as it was sent', async () => {
    const { headers } = await api.send('GET', LIST, { headers: { 'x-request-id': 'my-own' } })
    expect(headers.get('x-request-id')).toBe('my-own')
  })

  test('correlation IDs are 32 hexadecimal digits, new each time', async () => {
    const ids = []
    for (let i = 0; i < 3; i++) {
      const { body } = await api.send('GET', '/users/nobody/sessions')
      ids.push((body as { details: [{ correlation_id: string }] }).details[0].correlation_id)
    }
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(ids).size).toBe(3)
  })
})

describe('cross-origin', () => {
  test('preflights are answered for any origin', async () => {
    const { headers } = await api.send('OPTIONS', LIST, {
      headers: { origin: 'https://console.example', 'access-control-request-method': 'DELETE' },
    })
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'Authorization, Content-Type, X-CSRF-Token',
      'access-control-max-age': '600',
    })
  })

  test('answers may be read, the total too', async () => {
    const { headers } = await api.send('GET', LIST, { headers: { origin: 'https://console.example' } })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-expose-headers')).toBe(
      'Date, Content-Length, X-Rate-Limit-Limit, X-Rate-Limit-Available, X-Rate-Limit-Reset, X-Rate-Limit-Retry, ' +
        'X-Request-Id, X-Total-Count, X-Warning',
    )
  })
})
