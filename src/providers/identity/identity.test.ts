import { beforeEach, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'

const BOB = 'b0b00000-0000-4000-8000-000000000002'
const UNKNOWN = '00000000-0000-4000-8000-00000000dead'

let api: TestMock
let user: string
let session: string

beforeEach(async () => {
  api = await testMock('identity')
  user = (await api.driver.create('user')).id
  session = (await api.driver.create('session', { user })).id
})

const ids = async (of: string) =>
  ((await api.send('GET', `/sessions/user/${of}`)).body as { id: string }[]).map(({ id }) => id)

test('a session shows all thirteen keys, null for what is not set', async () => {
  const { status, body } = await api.send('GET', `/sessions/${session}`)
  expect(status).toBe(200)
  expect(body).toEqual({
    status: 'active',
    device_id: null,
    browser: null,
    ip_address: null,
    user_agent: null,
    id: session,
    type: 'user',
    user_id: user,
    flow_id: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    is_expired: false,
    valid_until: '2026-01-31T00:00:00Z',
  })
})

test('a deleted session is gone, from the list too, and nobody else’s is touched', async () => {
  const sibling = (await api.driver.create('session', { user })).id
  const before = await ids(BOB)
  expect(await api.send('DELETE', `/sessions/${session}`)).toMatchObject({ status: 204, body: undefined })
  expect(await api.send('GET', `/sessions/${session}`)).toMatchObject({
    status: 404,
    body: { detail: 'Session not found' },
  })
  expect(await ids(user)).toEqual([sibling])
  expect(await ids(BOB)).toEqual(before)
})

test('deleting twice finds nothing the second time', async () => {
  await api.send('DELETE', `/sessions/${session}`)
  expect(await api.send('DELETE', `/sessions/${session}`)).toMatchObject({
    status: 404,
    body: { detail: 'Session not found' },
  })
})

test('deleting twice is idempotent where the setting says so', async () => {
  const idempotent = await testMock('identity', { settings: { identity: { repeatedDelete: 204 } } })
  expect((await idempotent.send('DELETE', `/sessions/${UNKNOWN}`)).status).toBe(204)
})

test('a session expires at valid_until exactly, and is still shown', async () => {
  await api.driver.advance('P29DT23H59M59S')
  expect((await api.send('GET', `/sessions/${session}`)).body).toMatchObject({ is_expired: false })
  await api.driver.advance('PT1S')
  expect((await api.send('GET', `/sessions/${session}`)).body).toMatchObject({ is_expired: true })
  expect(await ids(user)).toEqual([session])
})

test('the newest session comes first in the list', async () => {
  await api.driver.advance('PT1H')
  const newer = (await api.driver.create('session', { user })).id
  expect(await ids(user)).toEqual([newer, session])
})

test('a guest is nobody’s session', async () => {
  const guest = (await api.driver.create('session', { user, type: 'guest' })).id
  expect((await api.send('GET', `/sessions/${guest}`)).body).toMatchObject({ type: 'guest', user_id: null })
  expect(await ids(user)).toEqual([session])
})

test('a user without sessions and an unknown user have an empty list', async () => {
  expect(await ids('e4100000-0000-4000-8000-000000000005')).toEqual([])
  expect(await ids(UNKNOWN)).toEqual([])
})

test.each([
  ['upper case', (id: string) => id.toUpperCase()],
  ['without hyphens', (id: string) => id.replaceAll('-', '')],
  ['in braces', (id: string) => `%7B${id}%7D`],
  ['as a URN', (id: string) => `urn:uuid:${id}`],
])('an id is read %s', async (_, spell) => {
  expect((await api.send('GET', `/sessions/${spell(session)}`)).body).toMatchObject({ id: session })
})

describe('422', () => {
  const invalid = (loc: string[], input: string, error: string) => ({
    type: 'uuid_parsing',
    loc,
    msg: `Input should be a valid UUID, ${error}`,
    input,
    ctx: { error },
  })

  test.each([
    ['not-a-uuid', 'invalid character: found `n` at 1'],
    ['abc', 'invalid length: expected length 32 for simple format, found 3'],
    ['0f6a1c52-8b3e-4c7d-9a41-2e5b7c9d1f0', 'invalid group length in group 4: expected 12, found 11'],
    ['0f6a1c52-8b3e-4c7d', 'invalid group count: expected 5, found 3'],
  ])('%s is no UUID', async (text, error) => {
    const item = invalid(['path', 'session_id'], text, error)
    expect(await api.send('GET', `/sessions/${text}`)).toMatchObject({ status: 422, body: { detail: [item] } })
  })

  test('every wrong input is named, the path first', async () => {
    const headers = { 'x-user-id': 'nobody', 'x-workspace-id': '1.5' }
    const { status, body } = await api.send('DELETE', '/sessions/nope', { headers })
    expect(status).toBe(422)
    expect((body as { detail: { loc: string[] }[] }).detail.map(({ loc }) => loc)).toEqual([
      ['path', 'session_id'],
      ['header', 'X-User-Id'],
      ['header', 'X-Workspace-Id'],
    ])
  })

  test('a bad header beats an unknown id, and nothing is deleted', async () => {
    const headers = { 'x-workspace-id': 'abc' }
    expect(await api.send('DELETE', `/sessions/${UNKNOWN}`, { headers })).toMatchObject({ status: 422 })
    expect(await api.send('DELETE', `/sessions/${session}`, { headers })).toMatchObject({
      status: 422,
      body: { detail: [{ type: 'int_parsing', loc: ['header', 'X-Workspace-Id'], input: 'abc' }] },
    })
    expect(await api.driver.alive('session', session)).toBe(true)
  })
})

test.each(['7', '-7', ' 7 ', '1.0'])('a workspace id of "%s" is a whole number', async (id) => {
  expect((await api.send('DELETE', `/sessions/${session}`, { headers: { 'x-workspace-id': id } })).status).toBe(204)
})

test.each([
  ['GET', '/nope'],
  ['GET', '/sessions'],
  ['GET', '/sessions/'],
  ['GET', '/sessions/a%2Fb/c'],
])('%s %s leads nowhere', async (method, path) => {
  expect(await api.send(method, path)).toMatchObject({ status: 404, body: { detail: 'Not Found' } })
})

test.each([
  ['POST', '/sessions/x', 'GET'],
  ['HEAD', '/sessions/x', 'GET'],
  ['OPTIONS', '/sessions/x', 'GET'],
  ['DELETE', '/sessions/user/x', 'GET'],
])('%s %s is not allowed', async (method, path, allow) => {
  const { status, headers } = await api.send(method, path)
  expect([status, headers.get('allow')]).toEqual([405, allow])
})

test('a trailing slash is redirected away, query and all', async () => {
  const { status, headers, body } = await api.send('GET', `/sessions/${session}/?a=1`)
  expect([status, headers.get('location'), body]).toEqual([
    307,
    `http://mock.test/identity/sessions/${session}?a=1`,
    undefined,
  ])
})
