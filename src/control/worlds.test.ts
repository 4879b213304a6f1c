import { afterEach, beforeEach, expect, test } from 'vitest'
import { workbench, type Workbench } from '../testing/workbench.js'

let bench: Workbench
beforeEach(async () => {
  bench = await workbench({ apis: ['identity', 'okta'] })
})
// every answer of the control plane is one that its contract documents
afterEach(() => expect(bench.exchanges.flatMap(({ findings }) => findings)).toEqual([]))

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'
const end = (prefix: string, headers: Record<string, string> = {}) =>
  bench.send('DELETE', `${prefix}${SESSION}`, { headers })
const status = async (prefix: string, headers: Record<string, string> = {}) =>
  (await bench.send('GET', `${prefix}${SESSION}`, { headers })).status
const names = async () =>
  ((await bench.control('GET', '/worlds')).body as { worlds: { name: string }[] }).worlds.map(({ name }) => name)

test('what happens in a world stays there', async () => {
  expect((await end('/~w1')).status).toBe(204)
  expect([await status('/~w1'), await status('/~w2'), await status('')]).toEqual([404, 200, 200])
  expect(await names()).toEqual(['default', 'w1', 'w2'])
})

test('a world begins as the default one did: same seed, same bytes', async () => {
  const make = (prefix: string) => bench.send('POST', `${prefix}/_facsimile/driver/identity/user`, { body: '{}' })
  const first = await make('')
  expect(await make('/~w1')).toEqual(first)
  expect(await make('/~w2')).toEqual(first)
  expect((await make('/~w2')).body).not.toEqual(first.body)
})

test('path, then header, then credential choose the world', async () => {
  await bench.control('PUT', '/worlds/by-token', { credentials: ['00secretsecret'] })
  const bearer = { authorization: 'Bearer 00secretsecret' }
  await end('/~by-path')
  expect(await status('/~by-path', { 'x-facsimile-world': 'by-header', ...bearer })).toBe(404)
  await end('', { 'x-facsimile-world': 'by-header', ...bearer })
  expect(await status('', { 'x-facsimile-world': 'by-header' })).toBe(404)
  expect(await status('', bearer)).toBe(200)
  await end('', bearer)
  expect([await status('/~by-token'), await status('')]).toEqual([404, 200])
})

test.each([
  ['the whole header', { authorization: '00secretsecret' }],
  ['the text behind SSWS', { authorization: 'SSWS 00secretsecret' }],
  ['the text behind token', { authorization: 'token 00secretsecret' }],
  ['a header token', { token: '00secretsecret' }],
  ['a cookie', { cookie: 'a=b; _session=00secretsecret' }],
])('a credential is %s', async (_, headers) => {
  await bench.control('PUT', '/worlds/w1', { credentials: ['00secretsecret'] })
  await end('/~w1')
  expect(await status('', headers)).toBe(404)
  expect(await status('', { authorization: 'SSWS 00secretsecre' })).toBe(200)
})

test('links of a vendor lead back into the world', async () => {
  const { headers } = await bench.send('GET', `/~w1${SESSION}/`)
  expect(headers['location']).toBe(`http://127.0.0.1/~w1${SESSION}`)
  const { body } = await bench.send('GET', '/~w1/_facsimile')
  expect(body).toMatchObject({
    world: 'w1',
    apis: [
      { baseUrl: 'http://127.0.0.1/~w1/identity', driver: 'http://127.0.0.1/~w1/_facsimile/driver/identity' },
      { contract: 'http://127.0.0.1/~w1/_facsimile/contracts/okta.json' },
    ],
  })
})

test('a preflight lets the header through', async () => {
  const { headers } = await bench.send('OPTIONS', SESSION, {
    headers: {
      origin: 'http://app.test',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-facsimile-world',
    },
  })
  expect(headers['access-control-allow-headers']).toContain('x-facsimile-world')
})

test.each([
  ['W1', 'Names are lower case: write "w1" for the world "W1"'],
  ['', '"" cannot name a world: use 1 to 64 of a-z, 0-9'],
  ['-w', '"-w" cannot name a world'],
  ['a'.repeat(65), 'cannot name a world'],
  ['a%20b', '"a b" cannot name a world'],
  ['%zz', '"%zz" cannot name a world'],
])('a name like "%s" is refused, and nothing is made', async (name, reason) => {
  const reply = await bench.send('GET', `/~${name}${SESSION}`)
  expect(reply).toMatchObject({ status: 400, body: { error: expect.stringContaining(reason) } })
  expect(await names()).toEqual(['default'])
})

test('a client that escapes the tilde is understood', async () => {
  await end('/%7ew1')
  expect(await status('/~w1')).toBe(404)
})

test('the list tells of each world what there is to know', async () => {
  await status('/~w1')
  await bench.control('PUT', '/worlds/w1', { credentials: ['00secretsecret', 'short'] })
  const { body } = await bench.control('GET', '/worlds?offset=1&limit=1')
  expect(body).toEqual({
    worlds: [
      {
        name: 'w1',
        since: expect.stringMatching(/^\d{4}-/),
        lastUsed: expect.stringMatching(/^\d{4}-/),
        rows: expect.any(Number),
        exchanges: 1,
        now: '2026-01-01T00:00:00.000Z',
        running: false,
        credentials: ['00se***', '***'],
      },
    ],
    total: 2,
    most: 100,
    idleAfter: 3600,
  })
})

test('a world is made once', async () => {
  expect((await bench.control('PUT', '/worlds/w1')).status).toBe(201)
  expect((await bench.control('PUT', '/worlds/w1')).status).toBe(200)
})

test('a world begins as a snapshot is', async () => {
  await end('')
  await bench.control('PUT', '/snapshots/ended')
  await bench.control('POST', '/reset')
  expect(await bench.control('PUT', '/worlds/w1', { from: 'ended' })).toMatchObject({
    status: 201,
    body: { name: 'w1', from: 'ended' },
  })
  expect([await status('/~w1'), await status('')]).toEqual([404, 200])
  expect((await bench.control('PUT', '/worlds/w1', { from: 'ended' })).status).toBe(409)
})

test.each([
  ['/worlds/W1', {}, 400, 'lower case'],
  ['/worlds/w1', { from: 'nowhere' }, 404, 'There is no snapshot "nowhere"'],
  ['/worlds/w1', { form: 'x' }, 400, 'did you mean "from"?'],
  ['/worlds/w1', { credentials: [''] }, 400, 'credentials/0'],
  ['/worlds/w1', { credentials: ['taken-already'] }, 409, 'bound to the world "w0"'],
] as const)('PUT %s with %j is refused with %i', async (path, body, code, reason) => {
  await bench.control('PUT', '/worlds/w0', { credentials: ['taken-already'] })
  expect(await bench.control('PUT', path, body)).toMatchObject({
    status: code,
    body: { error: expect.stringContaining(reason) },
  })
  expect(await names()).toEqual(['default', 'w0'])
})

test('a dropped world is gone, with its credentials, and begins anew when it is named again', async () => {
  await bench.control('PUT', '/worlds/w1', { credentials: ['00secretsecret'] })
  await end('/~w1')
  expect((await bench.control('DELETE', '/worlds/w1')).status).toBe(204)
  expect(await names()).toEqual(['default'])
  await end('', { authorization: 'Bearer 00secretsecret' })
  expect([await status(''), await status('/~w1')]).toEqual([404, 200])
})

test.each([
  ['default', 409, 'The default world stays'],
  ['w2', 404, 'There is no world "w2": did you mean "w1"?'],
])('world "%s" is not dropped', async (name, code, reason) => {
  await bench.control('PUT', '/worlds/w1')
  expect(await bench.control('DELETE', `/worlds/${name}`)).toMatchObject({
    status: code,
    body: { error: expect.stringContaining(reason) },
  })
})

test('one world too many is refused, and says how to drop one', async () => {
  bench = await workbench({ apis: ['identity'], worlds: { most: 2 } })
  expect(await status('/~w1')).toBe(200)
  const error = expect.stringContaining('drop one with DELETE /_facsimile/worlds/{name}') as string
  expect(await bench.send('GET', `/~w2${SESSION}`)).toMatchObject({ status: 409, body: { error } })
  expect(await bench.control('PUT', '/worlds/w2')).toMatchObject({ status: 409, body: { error } })
  await bench.control('DELETE', '/worlds/w1')
  expect(await status('/~w2')).toBe(200)
})

test('a limit that is none is refused', async () => {
  expect((await bench.control('GET', '/worlds?limit=0')).status).toBe(400)
})
