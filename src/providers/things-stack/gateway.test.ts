import { beforeAll, describe, expect, test } from 'vitest'
import { errorIn, startApi, type Api } from './testing/api.js'

let api: Api

beforeAll(async () => {
  api = await startApi()
})

const LIST = '/users/bob/sessions'

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
