import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { answerTo, INVALIDATE, invalidate, refused, RESET, reset } from './testing/calls.js'

const api = await testMock('slack')

beforeEach(async () => {
  await api.mock.reset()
})

const error = async (kind: string, attributes: unknown) => {
  const { status, body } = await api.driver.call('POST', `/${kind}`, { json: attributes })
  return [status, (body as { error: string }).error]
}

test('what the driver can do', async () => {
  expect((await api.driver.call('GET', '/')).body).toEqual({
    api: 'slack',
    kinds: {
      user: ['create', 'observe', 'delete'],
      session: ['create', 'observe', 'delete'],
      credential: ['create', 'observe', 'delete'],
      'rate-limit': ['create', 'delete'],
    },
    clock: true,
    reset: true,
  })
})

test('without attributes everything works together', async () => {
  const { headers } = await api.driver.create('credential')
  const user = (await api.driver.create('user')).id
  const { id, team } = await api.driver.create('session', { user })
  expect(await api.driver.observe('session', id)).toEqual({ id, alive: true, team })
  expect(await invalidate(api, id, { headers, team_id: String(team) })).toEqual({ ok: true })
  expect(await api.driver.observe('session', id)).toEqual({ id, alive: false })
})

describe('a user', () => {
  test('has a team and a role', async () => {
    const user = (await api.driver.create('user', { team: 'T0BETA0002', role: 'member' })).id
    expect(await api.driver.create('session', { user })).toMatchObject({ team: 'T0BETA0002' })
  })

  test.each([
    ['bot', 'cannot_reset_bot'],
    ['primary_owner', 'cannot_reset_primary_owner'],
  ])('can be a %s', async (role, code) => {
    const { id } = await api.driver.create('user', { role })
    expect(await reset(api, id)).toEqual(refused(code))
  })

  test('can be of a team that is new to the organisation', async () => {
    const user = (await api.driver.create('user', { team: 'T0NEW' })).id
    const { id } = await api.driver.create('session', { user })
    expect(await invalidate(api, id, { team_id: 'T0NEW' })).toEqual({ ok: true })
  })

  test('can be deactivated, and with him his tokens', async () => {
    const user = (await api.driver.create('user', { role: 'admin' })).id
    const { headers } = await api.driver.create('credential', { user })
    expect(await api.driver.observe('user', user)).toEqual({ id: user, alive: true })
    await api.driver.end('user', user)
    expect(await api.driver.observe('user', user)).toEqual({ id: user, alive: false })
    expect(await reset(api, 'W0BOB00002', { headers })).toEqual(refused('account_inactive'))
  })
})

describe('a session', () => {
  let user: string

  beforeEach(async () => {
    user = (await api.driver.create('user')).id
  })

  test('is of a client', async () => {
    const web = (await api.driver.create('session', { user, client: 'web' })).id
    const mobile = (await api.driver.create('session', { user, client: 'mobile' })).id
    await reset(api, user, { mobile_only: 'true' })
    expect([await api.driver.alive('session', web), await api.driver.alive('session', mobile)]).toEqual([true, false])
  })

  test('can have expired', async () => {
    const { id, team } = await api.driver.create('session', { user, state: 'expired' })
    expect(await api.driver.observe('session', id)).toEqual({ id, alive: false, team })
    expect(await invalidate(api, id)).toEqual(refused('session_expired'))
  })

  test('expires on the clock', async () => {
    expect(await api.driver.alive('session', '11010003')).toBe(true)
    await api.driver.advance('PT8H')
    expect(await api.driver.alive('session', '11010003')).toBe(false)
    await api.driver.reset()
    expect(await api.driver.alive('session', '11010003')).toBe(true)
  })

  test.each(['T0BETA0002', 'E0ACME0001'])('can be of %s', async (team_id) => {
    const { id, team } = await api.driver.create('session', { user, team: team_id })
    expect(team).toBe(team_id)
    expect(await invalidate(api, id)).toEqual(refused('session_not_found'))
    expect(await invalidate(api, id, { team_id })).toEqual({ ok: true })
  })

  test('can end by another hand, and ended ones stay known', async () => {
    const { id } = await api.driver.create('session', { user })
    await api.driver.end('session', id)
    await api.driver.end('session', id)
    expect(await api.driver.observe('session', id)).toEqual({ id, alive: false })
    expect(await invalidate(api, id)).toEqual(refused('session_not_found'))
  })

  test('has an id below 2^31', async () => {
    for (let i = 0; i < 20; i++) {
      expect(Number((await api.driver.create('session', { user })).id)).toBeLessThan(2 ** 31)
    }
  })

  test('has an id that never comes again, even when the one drawn was in use before', async () => {
    const draws = [11010001, 7, 7, 8]
    const context = { store: api.mock.store('slack'), clock: api.mock.clock, ids: { integer: () => draws.shift() } }
    const { create, end } = api.mock.apis[0]!.provider.driver['session']!
    expect(await create!({ user }, context as never)).toMatchObject({ id: '7' })
    await end!('7', context as never)
    expect(await create!({ user }, context as never)).toMatchObject({ id: '8' })
  })
})

describe('a credential', () => {
  const answer = async (attributes: Record<string, unknown>) => {
    const { headers } = await api.driver.create('credential', attributes)
    return answerTo(api, RESET, { user_id: 'W0BOB00002' }, headers)
  }

  test.each([
    [{ role: 'admin' }, { ok: true }],
    [{ role: 'primary_owner' }, { ok: true }],
    [{ role: 'member' }, refused('not_an_admin')],
    [{ role: 'bot' }, refused('not_allowed_token_type')],
    [{ scopes: ['admin.users:read'] }, { ...refused('missing_scope'), provided: 'admin.users:read' }],
    [{ scopes: ['admin.users:write', 'users:read'] }, { ok: true }],
    [{ state: 'active' }, { ok: true }],
    [{ state: 'expired' }, refused('token_expired')],
    [{ state: 'revoked' }, refused('token_revoked')],
    [{ state: 'unknown' }, refused('invalid_auth')],
    [{ team: 'T0ACME0001' }, { ok: true }],
    [{ team: 'T0BETA0002' }, refused('no_permission')],
  ])('%j', async (attributes, want) => {
    expect(await answer(attributes)).toMatchObject(want)
  })

  test('can be a given user’s', async () => {
    const user = (await api.driver.create('user', { role: 'primary_owner' })).id
    const { id } = await api.driver.create('session', { user })
    const { headers } = await api.driver.create('credential', { user })
    expect(await invalidate(api, id)).toEqual(refused('cannot_invalidate_primary_owner'))
    expect(await invalidate(api, id, { headers })).toEqual({ ok: true })
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
    const { id, headers } = await api.driver.create('credential')
    await api.driver.end('credential', id)
    expect(await api.driver.observe('credential', id)).toEqual({ id, alive: false })
    expect(await answerTo(api, INVALIDATE, {}, headers)).toEqual(refused('token_revoked'))
  })
})

test.each([
  ['user', { team: 'acme' }],
  ['user', { role: 'owner' }],
  ['user', { name: 'Bob' }],
  ['session', {}],
  ['session', { user: 'W0NOBODY99' }],
  ['session', { user: 'W0BOB00002', client: 'tv' }],
  ['session', { user: 'W0BOB00002', state: 'gone' }],
  ['session', { user: 'W0BOB00002', team: '' }],
  ['credential', { role: 'king' }],
  ['credential', { state: 'lost' }],
  ['credential', { scopes: 'admin.users:write' }],
  ['credential', { user: 'W0NOBODY99' }],
  ['credential', { user: 'W0BOB00002', role: 'admin' }],
])('no %s is made from %j', async (kind, attributes) => {
  expect(await error(kind, attributes)).toEqual([422, expect.stringMatching(/\w/)])
})

test.each(['user', 'session', 'credential'])('there never was such a %s', async (kind) => {
  expect(await api.driver.observe(kind, '404')).toBeUndefined()
  expect((await api.driver.call('DELETE', `/${kind}/404`)).status).toBe(404)
})

test('a reset takes away what was made and brings back the cast', async () => {
  const user = (await api.driver.create('user')).id
  await reset(api, 'W0BOB00002')
  await api.driver.reset()
  expect(await api.driver.observe('user', user)).toBeUndefined()
  expect(await api.driver.alive('session', '11010001')).toBe(true)
})

test('a driver works without any seed', async () => {
  const fixtures = fileURLToPath(new URL('testing/empty.yaml', import.meta.url))
  const empty = await testMock('slack', { fixtures })
  const { driver } = empty
  const { headers } = await driver.create('credential')
  const { id, team } = await driver.create('session', { user: (await driver.create('user')).id })
  expect(await invalidate(empty, id, { headers, team_id: String(team) })).toEqual({ ok: true })
})
