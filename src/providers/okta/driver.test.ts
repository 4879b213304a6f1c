import { beforeEach, describe, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'

const BOB = '00ubob000000000000b2'

const api = await testMock('okta')

beforeEach(() => api.mock.reset())

test('it says what it can do', async () => {
  const verbs = ['create', 'observe', 'delete']
  expect((await api.driver.call('GET', '/')).body).toEqual({
    api: 'okta',
    kinds: {
      user: verbs,
      session: verbs,
      token: verbs,
      device: verbs,
      'app-session': verbs,
      credential: verbs,
      'rate-limit': ['create', 'delete'],
    },
    clock: true,
    reset: true,
  })
})

describe.each([
  ['session', {}, /^102[A-Za-z0-9_-]{22}$/],
  ['token', { use: 'access' }, /^AT\.[A-Za-z0-9_-]{43}$/],
  ['token', { use: 'refresh' }, /^oar[A-Za-z0-9]{17}$/],
  ['device', {}, /^guo[A-Za-z0-9]{17}$/],
  ['app-session', {}, /^asn[A-Za-z0-9]{17}$/],
])('a %s %j', (kind, attributes, form) => {
  const make = async () => (await api.driver.create(kind, { user: BOB, ...attributes })).id

  test('is made alive, with an id of its own', async () => {
    const [one, two] = [await make(), await make()]
    expect(one).toMatch(form)
    expect(one).not.toBe(two)
    expect(await api.driver.observe(kind, one)).toEqual({ id: one, alive: true })
  })

  test('can be ended by another hand, any number of times', async () => {
    const id = await make()
    await api.driver.end(kind, id)
    await api.driver.end(kind, id)
    expect(await api.driver.observe(kind, id)).toEqual({ id, alive: false })
  })

  test('goes with its user', async () => {
    const user = (await api.driver.create('user')).id
    const { id } = await api.driver.create(kind, { user, ...attributes })
    await api.driver.end('user', user)
    expect(await api.driver.alive(kind, id)).toBe(false)
  })

  test('needs a user who is there', async () => {
    expect(await api.driver.call('POST', `/${kind}`, { json: attributes })).toMatchObject({ status: 422 })
    expect(await api.driver.call('POST', `/${kind}`, { json: { ...attributes, user: '00unobody' } })).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('no user "00unobody"') as string },
    })
  })

  test('that never was is not found', async () => {
    expect(await api.driver.observe(kind, 'nope')).toBeUndefined()
    expect((await api.driver.call('DELETE', `/${kind}/nope`)).status).toBe(404)
  })

  test('does not survive a reset', async () => {
    const id = await make()
    await api.driver.reset()
    expect(await api.driver.observe(kind, id)).toBeUndefined()
  })
})

test.each([
  ['session', {}, 'PT1H59M59S'],
  ['session', { expiresAt: 'PT10M' }, 'PT9M59S'],
  ['session', { expiresAt: '2026-01-01T00:00:05Z' }, 'PT4S'],
  ['token', { use: 'access' }, 'PT59M59S'],
  ['token', { use: 'refresh' }, 'P89DT23H59M59S'],
  ['token', { expiresAt: 'PT1M' }, 'PT59S'],
])('a %s %j lives %s and a second', async (kind, attributes, duration) => {
  const { id } = await api.driver.create(kind, { user: BOB, ...attributes })
  await api.driver.advance(duration)
  expect(await api.driver.alive(kind, id)).toBe(true)
  await api.driver.advance('PT1S')
  expect(await api.driver.alive(kind, id)).toBe(false)
})

test('devices and the apps’ own sessions do not expire', async () => {
  const device = (await api.driver.create('device', { user: BOB })).id
  const session = (await api.driver.create('app-session', { user: BOB })).id
  await api.driver.advance('P400D')
  expect(await api.driver.alive('device', device)).toBe(true)
  expect(await api.driver.alive('app-session', session)).toBe(true)
})

describe('a user', () => {
  test('is made, seen, and deleted', async () => {
    const { id } = await api.driver.create('user')
    expect(id).toMatch(/^00u[A-Za-z0-9]{17}$/)
    expect(await api.driver.observe('user', id)).toEqual({ id, alive: true })
    await api.driver.end('user', id)
    await api.driver.end('user', id)
    expect(await api.driver.observe('user', id)).toEqual({ id, alive: false })
    expect(await api.driver.observe('user', '00unobody')).toBeUndefined()
    expect((await api.driver.call('DELETE', '/user/00unobody')).status).toBe(404)
  })

  test('may have a login and a status, but not somebody else’s login', async () => {
    await api.driver.create('user', { login: 'frank@example.com', status: 'SUSPENDED' })
    expect(await api.driver.call('POST', '/user', { json: { login: 'frank@example.com' } })).toMatchObject({
      status: 422,
      body: { error: 'a user with the login "frank@example.com" is there already' },
    })
  })
})

describe('a credential', () => {
  test('is an API token unless something says otherwise', async () => {
    const { id, headers } = await api.driver.create('credential')
    expect(id).toMatch(/^00[A-Za-z0-9_-]{40}$/)
    expect(headers).toEqual({ authorization: `SSWS ${id}` })
    expect(await api.driver.observe('credential', id)).toEqual({ id, alive: true })
  })

  test('is an OAuth access token where it has scopes', async () => {
    const { id, headers } = await api.driver.create('credential', { scopes: [] })
    expect(headers).toEqual({ authorization: `Bearer ${id}` })
    expect(await api.driver.call('POST', '/credential', { json: { scheme: 'ssws', scopes: ['x'] } })).toMatchObject({
      status: 422,
      body: { error: 'an API token has no scopes; ask for the scheme "bearer"' },
    })
  })

  test.each([
    ['active', true],
    ['expired', false],
    ['revoked', false],
    ['unknown', undefined],
  ])('that is %s', async (state, alive) => {
    const { id } = await api.driver.create('credential', { state })
    expect(await api.driver.alive('credential', id)).toBe(alive)
  })

  test('can be revoked by another hand', async () => {
    const { id } = await api.driver.create('credential')
    await api.driver.end('credential', id)
    await api.driver.end('credential', id)
    expect(await api.driver.alive('credential', id)).toBe(false)
    expect((await api.driver.call('DELETE', '/credential/nope')).status).toBe(404)
  })

  test('belongs to a user who is there', async () => {
    expect(await api.driver.call('POST', '/credential', { json: { user: '00unobody' } })).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('no user "00unobody"') as string },
    })
  })
})

test.each([
  ['user', { name: 'Frank' }],
  ['user', { status: 'GONE' }],
  ['user', { login: '' }],
  ['session', { user: BOB, type: 'web' }],
  ['session', { user: BOB, expiresAt: 'tomorrow' }],
  ['session', { user: BOB, expiresAt: '2026-02-31T00:00:00Z' }],
  ['session', { user: BOB, expiresAt: 'P999999Y' }],
  ['session', { user: 7 }],
  ['token', { user: BOB, use: 'id' }],
  ['device', { user: BOB, expiresAt: 'PT1H' }],
  ['app-session', { user: BOB, app: 'Mail' }],
  ['credential', { scheme: 'basic' }],
  ['credential', { state: 'dead' }],
  ['credential', { scopes: 'okta.users.manage' }],
  ['credential', { covers: [7] }],
  ['credential', { role: 'admin' }],
])('a %s cannot be %j', async (kind, json) => {
  const { status, body } = await api.driver.call('POST', `/${kind}`, { json })
  expect([status, body]).toEqual([422, { error: expect.any(String) as string }])
})

test('after a reset the same calls make the same things', async () => {
  const make = async () => (await api.driver.create('session', { user: BOB })).id
  await api.driver.reset()
  const before = [await make(), await make()]
  await api.driver.reset()
  expect([await make(), await make()]).toEqual(before)
})
