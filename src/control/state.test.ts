import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { workbench, type Workbench } from '../testing/workbench.js'

let bench: Workbench
beforeEach(async () => {
  bench = await workbench({ apis: ['identity', 'okta'] })
})
afterEach(() => expect(bench.exchanges.flatMap(({ findings }) => findings)).toEqual([]))

type Rows = Record<string, Record<string, unknown>>
type Whole = Record<string, Record<string, Rows>>
const ID = 'b0b00000-5e55-4000-8000-000000000001'
const read = async () => (await bench.control('GET', '/state')).body as Whole
const session = async () => (await bench.send('GET', `/identity/sessions/${ID}`)).status
const refusal = (status: number, reason: string) => ({
  status,
  body: { error: expect.stringContaining(reason) as string },
})

test('the state is told by API, collection and id', async () => {
  const state = await read()
  expect(Object.keys(state)).toEqual(['identity', 'okta'])
  expect(state['identity']!['sessions']![ID]).toMatchObject({ id: ID, type: 'user' })
  expect((await bench.control('GET', '/state/identity')).body).toEqual(state['identity'])
})

test('rows come in pages, in the order in which they came', async () => {
  const all = await bench.control('GET', '/state/okta/sessions?limit=1000')
  const { rows, total } = all.body as { rows: unknown[]; total: number }
  expect(rows).toHaveLength(total)
  expect((await bench.control('GET', '/state/okta/sessions?offset=1&limit=1')).body).toEqual({ rows: [rows[1]], total })
})

test.each([
  ['/state/octa', 404, 'There is no API "octa" here: did you mean "okta"?'],
  ['/state/octa/sessions', 404, 'There is no API "octa"'],
  ['/state/okta/sesions', 404, 'okta has no collection "sesions": did you mean "sessions"?'],
  ['/state/okta/sessions?limit=1001', 400, 'limit'],
  ['/state/okta/sessions?offset=-1', 400, 'offset'],
] as const)('GET %s is refused with %i', async (path, status, reason) => {
  expect(await bench.control('GET', path)).toMatchObject(refusal(status, reason))
})

test('more rows than can be told at once are read in pages', async () => {
  const row = (id: string) => ({ id, name: null, email: null })
  const users = Array.from({ length: 100_001 }, (_, i) => row(`u${i}`))
  await bench.mock.store('identity').restore({ users, sessions: [] })
  expect(await bench.control('GET', '/state')).toMatchObject(refusal(413, 'read them in pages at /_facsimile/state/'))
  expect(await bench.control('GET', '/state/identity')).toMatchObject(refusal(413, '100001 rows'))
  expect((await bench.control('GET', '/state/identity/users?offset=100000')).body).toMatchObject({
    rows: [row('u100000')],
  })
})

test('a state that was told can be put back', async () => {
  const before = await read()
  await bench.send('DELETE', `/identity/sessions/${ID}`)
  expect(await session()).toBe(404)
  expect((await bench.control('PUT', '/state', before)).status).toBe(204)
  expect(await session()).toBe(200)
  expect(await read()).toEqual(before)
})

test('one API is replaced, and the others stay', async () => {
  const before = await read()
  expect((await bench.control('PUT', '/state/identity', { users: {}, sessions: {} })).status).toBe(204)
  expect(await read()).toEqual({ ...before, identity: { users: {}, sessions: {} } })
})

test('rows that stay keep their place', async () => {
  const ids = async () => (await bench.mock.store('okta').collection('sessions').list()).rows.map((row) => row)
  const before = await ids()
  const { okta } = await read()
  const turned = { ...okta, sessions: Object.fromEntries(Object.entries(okta!['sessions']!).reverse()) }
  await bench.control('PUT', '/state/okta', turned)
  expect(await ids()).toEqual(before)
})

describe('a state that cannot be is refused whole', () => {
  const identity = (rows: unknown) => ({ users: {}, sessions: rows })
  test.each([
    ['/state', {}, '/identity: is missing; a whole state names everything'],
    ['/state', { octa: {} }, '/octa: there is no API "octa" here: did you mean "okta"?'],
    ['/state/identity', { users: {}, sesions: {} }, '/sesions: identity has no collection "sesions": did you mean'],
    ['/state/identity', identity([]), '/sessions'],
    ['/state/identity', identity({ a: { id: 'a' } }), '/sessions/a: must have required property'],
    ['/state/identity', { users: { a: { id: 'b', name: null, email: null } }, sessions: {} }, '/users/a/id: is "b"'],
    ['/state/identity', { users: { a: { id: 'a', name: 7, email: null } }, sessions: {} }, '/users/a/name: must be'],
    ['/state/identity', { users: { 'a/b': 1 }, sessions: {} }, '/users/a~1b'],
  ])('PUT %s %j', async (path, body, reason) => {
    const before = await read()
    expect(await bench.control('PUT', path, body)).toMatchObject(refusal(400, reason))
    expect(await read()).toEqual(before)
  })

  test('of an API that is not there', async () => {
    expect(await bench.control('PUT', '/state/octa', {})).toMatchObject(refusal(404, 'did you mean "okta"?'))
    expect(await bench.control('PATCH', '/state/octa', [])).toMatchObject(refusal(404, 'did you mean "okta"?'))
  })

  test('from a body that is no object, or none at all', async () => {
    expect((await bench.control('PUT', '/state', [])).status).toBe(400)
    expect((await bench.control('PUT', '/state')).status).toBe(400)
  })
})

const patch = (operations: unknown, path = '/state') => bench.control('PATCH', path, operations)
const row = `/identity/sessions/${ID}`

test('a patch changes rows, of the whole and of one API', async () => {
  expect((await patch([{ op: 'replace', path: `${row}/browser`, value: 'Lynx' }])).status).toBe(204)
  expect((await bench.send('GET', `/identity/sessions/${ID}`)).body).toMatchObject({ browser: 'Lynx' })
  expect((await patch([{ op: 'remove', path: `/sessions/${ID}` }], '/state/identity')).status).toBe(204)
  expect(await session()).toBe(404)
})

test('a patch is sent as what it is, or as plain JSON', async () => {
  for (const type of ['application/json-patch+json', 'application/json']) {
    const reply = await bench.send('PATCH', '/_facsimile/state', {
      headers: { 'content-type': type },
      body: JSON.stringify([{ op: 'test', path: `${row}/id`, value: ID }]),
    })
    expect(reply.status).toBe(204)
  }
  const reply = await bench.send('PATCH', '/_facsimile/state', { headers: { 'content-type': 'text/csv' }, body: 'a' })
  expect(reply.status).toBe(415)
})

test('rows are moved and copied, with their ids', async () => {
  const copy = [
    { op: 'copy', from: row, path: '/identity/sessions/other' },
    { op: 'replace', path: '/identity/sessions/other/id', value: 'other' },
    { op: 'move', from: row, path: '/identity/sessions/third' },
    { op: 'replace', path: '/identity/sessions/third/id', value: 'third' },
  ]
  expect((await patch(copy)).status).toBe(204)
  const { sessions } = (await read())['identity']!
  expect([sessions!['other']!['id'], sessions!['third']!['id'], sessions![ID]]).toEqual(['other', 'third', undefined])
})

describe('a patch that cannot be carried out changes nothing', () => {
  const before = { op: 'remove', path: row }
  test.each([
    [[before, { op: 'remove', path: row }], 400, 'operation 1 (remove'],
    [[before, { op: 'add', path: '/octa', value: {} }], 400, '/octa: there is no API "octa"'],
    [[{ op: 'add', path: '/refused', value: 200 }], 400, '/refused: there is no API "refused"'],
    [[before, { op: 'remove', path: '/okta/sessions' }], 400, '/okta/sessions: is missing'],
    [[{ op: 'replace', path: `${row}/created_at`, value: 'then' }], 400, `${row}/created_at: must be number`],
    [[{ op: 'remove', path: `${row}/browser` }], 400, `${row}: must have required property 'browser'`],
    [[{ op: 'add', path: `${row}/colour`, value: 1 }], 400, 'colour'],
    [[before, { op: 'test', path: '/okta/sessions', value: {} }], 409, 'operation 1 (test "/okta/sessions")'],
    [[{ op: 'replace', path: '', value: {} }], 400, 'PUT does that'],
    [[{ op: 'add', path: 'okta', value: 1 }], 400, '"okta" is no JSON Pointer'],
    [[{ op: 'add', path: '/__proto__/polluted', value: 1 }], 400, '"__proto__" cannot be reached'],
    [[{ op: 'remove', path: '/okta/sessions/toString' }], 400, '"toString" cannot be reached'],
    [[{ op: 'add', path: `${row}/id/x`, value: 1 }], 400, 'operation 0'],
    [[{ op: 'add', path: row }], 400, 'operation 0'],
    [[{ op: 'move', path: row }], 400, 'operation 0'],
    [[{ op: 'erase', path: row }], 400, 'op'],
    [{ op: 'remove', path: row }, 400, 'array'],
  ])('%j', async (operations, status, reason) => {
    const whole = await read()
    expect(await patch(operations)).toMatchObject(refusal(status, reason))
    expect(await read()).toEqual(whole)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

test('a patch does not reach the rows of other worlds or of a snapshot', async () => {
  await bench.control('PUT', '/snapshots/before')
  await bench.control('PUT', '/worlds/w1', { from: 'before' })
  await patch([{ op: 'replace', path: `${row}/browser`, value: 'Lynx' }])
  expect((await bench.send('GET', `/~w1/identity/sessions/${ID}`)).body).toMatchObject({ browser: 'Firefox 133' })
  await bench.control('POST', '/snapshots/before/restore')
  expect((await bench.send('GET', `/identity/sessions/${ID}`)).body).toMatchObject({ browser: 'Firefox 133' })
})

test('a reset brings everything back, or one API', async () => {
  const seed = await read()
  await bench.control('PUT', '/state/identity', { users: {}, sessions: {} })
  const okta = { ...seed['okta'], sessions: {} }
  await bench.control('PUT', '/state/okta', okta)
  await bench.control('POST', '/clock', { advance: 'PT1H' })
  expect((await bench.control('POST', '/reset', { api: 'identity' })).status).toBe(204)
  expect((await read())['okta']).toEqual(okta)
  expect((await bench.control('GET', '/clock')).body).toMatchObject({ now: '2026-01-01T01:00:00.000Z' })
  expect((await bench.control('POST', '/reset')).status).toBe(204)
  expect(await read()).toEqual(seed)
  expect((await bench.control('GET', '/clock')).body).toMatchObject({ now: '2026-01-01T00:00:00.000Z' })
})

test.each([
  [{ api: 'octa' }, 404, 'did you mean "okta"?'],
  [{ apis: 'okta' }, 400, 'did you mean "api"?'],
  [{ api: 1 }, 400, 'api'],
])('a reset of %j is refused', async (body, status, reason) => {
  expect(await bench.control('POST', '/reset', body)).toMatchObject(refusal(status, reason))
})

describe('what comes at the same time is not lost', () => {
  const USER = '/identity/users/b0b00000-0000-4000-8000-000000000002'
  const BOB = 'b0b00000-0000-4000-8000-000000000002'

  test('two patches of the same row', async () => {
    const patches = [
      bench.control('PATCH', '/state', [{ op: 'replace', path: `${USER}/name`, value: 'Robert' }]),
      bench.control('PATCH', '/state/identity', [
        { op: 'replace', path: `/users/${BOB}/email`, value: 'b@example.com' },
      ]),
      bench.control('PATCH', '/state', [{ op: 'remove', path: `/identity/sessions/${ID}` }]),
    ]
    expect((await Promise.all(patches)).map(({ status }) => status)).toEqual([204, 204, 204])
    const { identity } = await read()
    expect(identity!['users']![BOB]).toMatchObject({ name: 'Robert', email: 'b@example.com' })
    expect(identity!['sessions']).not.toHaveProperty(ID)
  })

  test('a patch, and a call of the API that ends a session', async () => {
    const patch = bench.control('PATCH', '/state', [{ op: 'replace', path: `${USER}/name`, value: 'Robert' }])
    const [{ status }] = await Promise.all([bench.send('DELETE', `/identity/sessions/${ID}`), patch])
    expect([status, await session()]).toEqual([204, 404])
    expect((await read())['identity']!['users']![BOB]).toMatchObject({ name: 'Robert' })
  })

  test('a test of a patch and what was to follow from it', async () => {
    const from = (name: string, value: string) => [
      { op: 'test', path: `${USER}/name`, value: name },
      { op: 'replace', path: `${USER}/name`, value },
    ]
    const name = ((await read())['identity']!['users']![BOB] as { name: string }).name
    const patches = [1, 2, 3].map((i) => bench.control('PATCH', '/state', from(name, `Bob ${i}`)))
    expect((await Promise.all(patches)).map(({ status }) => status).sort()).toEqual([204, 409, 409])
  })
})
