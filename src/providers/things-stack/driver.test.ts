import { beforeEach, describe, expect, test } from 'vitest'
import { errorIn, idsIn, startApi, type Api } from './testing/api.js'

let api: Api

beforeEach(async () => {
  api = await startApi()
})

const refused = async (kind: string, json: unknown) => {
  const { status, body } = await api.driver.call('POST', `/${kind}`, { json })
  expect(status).toBe(422)
  return (body as { error: string }).error
}

test('the driver says what it can do', async () => {
  expect((await api.driver.call('GET', '/')).body).toEqual({
    api: 'things-stack',
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

describe('a user', () => {
  test('comes with an ID that the API takes, and without sessions', async () => {
    const { id } = await api.driver.create('user')
    expect((await api.list(id)).body).toEqual({})
    expect(await api.driver.observe('user', id)).toEqual({ id, alive: true })
  })

  test('has the ID that was asked for, which nobody else gets before a reset', async () => {
    expect((await api.driver.create('user', { id: 'mallory' })).id).toBe('mallory')
    await api.driver.end('user', 'mallory')
    expect(await refused('user', { id: 'mallory' })).toBe('the user ID "mallory" is taken, or was')
    expect(await refused('user', { id: 'alice' })).toMatch('is taken')
    await api.driver.reset()
    expect((await api.driver.create('user', { id: 'mallory' })).id).toBe('mallory')
  })

  test('who goes takes sessions and credentials along', async () => {
    const { id } = await api.driver.create('user')
    const session = await api.session(id)
    const credential = await api.driver.create('credential', { user: id })
    await api.driver.end('user', id)
    expect(errorIn(await api.list(id))).toEqual([404, 5, 'user_not_found'])
    expect(await api.driver.observe('user', id)).toEqual({ id, alive: false })
    expect(await api.driver.alive('session', session)).toBe(false)
    expect(await api.driver.alive('credential', credential.id)).toBe(false)
    await api.driver.end('user', id)
  })

  test.each([
    [{ id: 'Bad' }, 'pattern'],
    [{ id: 'b'.repeat(37) }, 'characters'],
    [{ admin: 'yes' }, 'boolean'],
    [{ state: 'gone' }, 'attribute "state"'],
    [{ name: 'Bob' }, 'has no attribute "name"'],
  ])('cannot have %o', async (attributes, why) => {
    expect(await refused('user', attributes)).toMatch(why)
  })
})

describe('a session', () => {
  test('is alive, without an end, of this moment', async () => {
    const { id } = await api.driver.create('session', { user: 'erin' })
    expect((await api.list('erin')).body).toEqual({
      sessions: [
        {
          user_ids: { user_id: 'erin' },
          session_id: id,
          created_at: '2026-01-01T00:00:00Z',
          updated_at: '2026-01-01T00:00:00Z',
        },
      ],
    })
    expect(await api.driver.observe('session', id)).toEqual({ id, alive: true })
  })

  test('has the times that were asked for, by duration or by date', async () => {
    await api.session('erin', { created_at: '-PT0.000001S', expires_at: '2026-02-01T01:00:00+01:00' })
    expect((await api.list('erin')).body).toMatchObject({
      sessions: [
        {
          created_at: '2025-12-31T23:59:59.999999Z',
          updated_at: '2025-12-31T23:59:59.999999Z',
          expires_at: '2026-02-01T00:00:00Z',
        },
      ],
    })
  })

  test('has ended once it was deleted by the API, by the driver, or by time', async () => {
    const ids = await Promise.all([1, 2].map(() => api.session('erin')))
    const expiring = await api.session('erin', { expires_at: 'PT1H' })
    await api.remove('erin', ids[0]!)
    await api.driver.end('session', ids[1]!)
    await api.driver.advance('PT1H')
    expect(await api.driver.alive('session', expiring)).toBe(true)
    api.mock.clock.advance(1)
    for (const id of [...ids, expiring]) expect(await api.driver.observe('session', id)).toEqual({ id, alive: false })
    expect(idsIn(await api.list('erin'))).toEqual([])
  })

  test.each([
    [{}, 'a session needs the attribute "user"'],
    [{ user: 'nobody' }, 'there is no user "nobody"; create one first'],
    [{ user: 'erin', expires_at: 'soon' }, 'attribute "expires_at"'],
    [{ user: 'erin', expires_at: 'P9999Y' }, 'expires_at: "P9999Y" is no time between the years 1 and 9999'],
    [{ user: 'erin', created_at: '2026-02-31T25:00:00Z' }, 'created_at'],
    [{ user: 'erin', browser: 'x' }, 'has no attribute "browser"'],
  ])('cannot be made of %o', async (attributes, why) => {
    expect(await refused('session', attributes)).toMatch(why)
  })
})

describe('a credential', () => {
  const may = async (headers: Record<string, string>, user: string) =>
    (await api.list(user, '', { headers })).status === 200

  beforeEach(async () => {
    api = await startApi({ profile: 'live' })
  })

  test('may do everything, where nothing is asked for', async () => {
    const headers = await api.credential()
    expect(await may(headers, 'bob')).toBe(true)
    expect((await api.remove('erin', await api.session('erin'), { headers })).status).toBe(200)
    expect(errorIn(await api.list('nobody', '', { headers }))).toEqual([404, 5, 'user_not_found'])
  })

  test('for which rights alone are asked has these everywhere', async () => {
    const headers = await api.credential({ rights: ['RIGHT_USER_INFO'] })
    expect(errorIn(await api.list('bob', '', { headers }))).toEqual([403, 7, 'insufficient_user_rights'])
  })

  test.each([{ form: 'api_key' }, { form: 'access_token' }, { form: 'session' }, { form: 'cookie' }])(
    'of a user is that user’s: %o',
    async (attributes) => {
      const headers = await api.credential({ user: 'erin', ...attributes })
      expect([await may(headers, 'erin'), await may(headers, 'bob')]).toEqual([true, false])
    },
  )

  test('makes its user an administrator, or an administrator none, where that is asked for', async () => {
    const unknownUser = async (headers: Record<string, string>) => errorIn(await api.list('nobody', '', { headers }))[0]
    expect(await unknownUser(await api.credential({ user: 'erin', admin: true }))).toBe(404)
    expect(await unknownUser(await api.credential({ user: 'erin', admin: false }))).toBe(403)
    expect(await unknownUser(await api.credential({ admin: false }))).toBe(403)
  })

  test('of the form session is a session, listed like any other', async () => {
    const { id } = await api.driver.create('credential', { user: 'erin', form: 'session' })
    const headers = await api.credential({ user: 'erin' })
    expect(idsIn(await api.list('erin', '', { headers }))).toEqual([id])
  })

  test.each([{}, { form: 'access_token' }, { form: 'session' }, { form: 'cookie' }])(
    'can be ended: %o',
    async (attributes) => {
      const { id, headers } = await api.driver.create('credential', { user: 'erin', ...attributes })
      expect(await api.driver.observe('credential', id)).toEqual({ id, alive: true })
      await api.driver.end('credential', id)
      expect(await api.driver.observe('credential', id)).toEqual({ id, alive: false })
      expect(await may(headers, 'erin')).toBe(false)
    },
  )

  test('that is expired is not alive, and one that is unknown never was', async () => {
    const expired = await api.driver.create('credential', { state: 'expired' })
    expect(await api.driver.alive('credential', expired.id)).toBe(false)
    const unknown = await api.driver.create('credential', { state: 'unknown' })
    expect(await api.driver.observe('credential', unknown.id)).toBeUndefined()
  })

  test('can be made in documented too, and means nothing', async () => {
    api = await startApi()
    expect(await may(await api.credential({ state: 'expired' }), 'bob')).toBe(true)
  })

  test.each([
    [{ user: 'nobody' }, 'there is no user "nobody"; create one first'],
    [{ form: 'password' }, 'attribute "form"'],
    [{ state: 'revoked' }, 'attribute "state"'],
    [{ rights: ['everything'] }, 'rights'],
    [{ scopes: [] }, 'has no attribute "scopes"'],
    [{ form: 'session', rights: [] }, 'a session has all rights of its user, always'],
    [{ entity: 'gateway', user: 'bob' }, 'a key of the entity "gateway" has no user'],
    [{ entity: 'gateway', admin: true }, 'a key of the entity "gateway" has no user'],
    [{ entity: 'gateway', form: 'cookie' }, 'only an api_key can belong to the entity "gateway"'],
    [{ client_state: 'rejected' }, 'only an access_token has a client'],
  ])('cannot be made of %o', async (attributes, why) => {
    expect(await refused('credential', attributes)).toMatch(why)
  })
})

test.each(['user', 'session', 'credential'])('a %s that never was is not found', async (kind) => {
  for (const method of ['GET', 'DELETE']) {
    expect((await api.driver.call(method, `/${kind}/never`)).status).toBe(404)
  }
})

test('no two things share an ID', async () => {
  const ids: string[] = []
  for (let i = 0; i < 20; i++) {
    const user = (await api.driver.create('user')).id
    const session = await api.session(user)
    const credential = (await api.driver.create('credential', { user, form: i % 2 ? 'session' : 'api_key' })).id
    ids.push(user, session, credential)
  }
  expect(new Set(ids).size).toBe(60)
})

test('a reset brings the seed back', async () => {
  const before = (await api.list('bob')).body
  await api.session('bob')
  await api.remove('bob', '1d8c5f02-3b64-4a19-9e27-c05a7b41f3d8')
  await api.driver.advance('P1Y')
  await api.driver.reset()
  expect((await api.list('bob')).body).toEqual(before)
})
