import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { ALICE, arrange, BOB, stored } from './testing/arrange.js'

let mock: TestMock

beforeAll(async () => {
  mock = await testMock('edgegap')
})
beforeEach(() => mock.driver.reset())

const refused = async (kind: string, attributes: object) => {
  const { status, body } = await mock.driver.call('POST', `/${kind}`, { json: attributes })
  expect(status).toBe(422)
  return (body as { error: string }).error
}

const sent = async (headers: Record<string, string>) => (await mock.send('GET', '/v1/sessions', { headers })).status

test('it says what it can do', async () => {
  const { body } = await mock.driver.call('GET', '/')
  expect(body).toEqual({
    api: 'edgegap',
    kinds: {
      app: ['create', 'observe'],
      version: ['create', 'observe'],
      deployment: ['create', 'observe', 'delete'],
      session: ['observe', 'delete'],
      credential: ['create', 'observe', 'delete'],
      'rate-limit': ['create', 'delete'],
    },
    clock: true,
    reset: true,
  })
})

describe('app', () => {
  test('comes out working: ten seats and autodeploy', async () => {
    const { id, version } = await mock.driver.create('app')
    expect(await mock.driver.observe('app', id)).toEqual({ id, alive: true, version })
    const api = { ...(await arrange(mock)), app: id }
    const session = await api.create({ app_name: id })
    await mock.driver.advance('PT5S')
    expect(await api.get(session)).toMatchObject({ status: 'Ready', kind: 'Seat', deployment: { sockets: 10 } })
  })

  test('takes its attributes', async () => {
    const attributes = { name: 'tetris', version: 'v7', kind: 'Match', sockets: 1, autodeploy: true, enabled: true }
    expect(await mock.driver.create('app', attributes)).toEqual({ id: 'tetris', version: 'v7' })
    const api = await arrange(mock)
    const session = await api.create({ app_name: 'tetris', version_name: 'v7', ip_list: [ALICE, BOB] })
    await mock.driver.advance('PT5S')
    expect(await api.get(session)).toMatchObject({ kind: 'Match', deployment: { sockets: 1, sockets_usage: 1 } })
  })

  test.each([
    [{ enabled: false }, 400],
    [{ kind: 'Default' }, 409],
  ])('made with %j answers %i', async (attributes, status) => {
    const { id } = await mock.driver.create('app', attributes)
    const { call } = await arrange(mock)
    expect((await call('POST', '/v1/session', { app_name: id })).status).toBe(status)
  })

  test('is made once', async () => {
    expect(await refused('app', { name: 'arena' })).toBe(
      'there is an app "arena" already; a "version" can be added to it',
    )
  })

  test.each([
    [{ kind: 'Seats' }, 'kind'],
    [{ sockets: 0 }, 'sockets'],
    [{ sockets: '2' }, 'sockets'],
    [{ autodeploy: 'no' }, 'autodeploy'],
    [{ enabled: 1 }, 'enabled'],
    [{ name: '' }, 'name'],
    [{ version: 1 }, 'version'],
    [{ empty_ttl: 0 }, 'empty_ttl'],
    [{ session_max_duration: 59 }, 'session_max_duration'],
    [{ starts: 'never' }, 'starts'],
    [{ tags: [] }, 'tags'],
  ])('refuses %j', async (attributes, name) => {
    expect(await refused('app', attributes)).toContain(`"${name}"`)
  })

  test('that never was is not observed', async () => {
    expect(await mock.driver.observe('app', 'tetris')).toBeUndefined()
  })
})

describe('version', () => {
  test('is added to an app and is then the latest', async () => {
    const { id: app } = await mock.driver.create('app')
    const { id, version } = await mock.driver.create('version', { app })
    expect(await mock.driver.observe('version', id)).toEqual({ id, alive: true, version })
    expect(await mock.driver.observe('app', app)).toMatchObject({ version })
  })

  test('needs an app, and a name that the app has not', async () => {
    expect(await refused('version', {})).toBe('a version needs the attribute "app"')
    expect(await refused('version', { app: 'tetris' })).toBe('there is no app "tetris"; create one first')
    expect(await refused('version', { app: 'arena', name: 'v1.0' })).toBe(
      'the app "arena" has a version "v1.0" already',
    )
    expect(await mock.driver.observe('version', 'arena/v7')).toBeUndefined()
  })
})

describe('deployment', () => {
  test('comes out running, with the sockets of its version and no tags', async () => {
    const { id: app } = await mock.driver.create('app', { sockets: 3 })
    const { id } = await mock.driver.create('deployment', { app })
    expect(id).toMatch(/^[0-9a-f]{12}$/)
    expect(await mock.driver.observe('deployment', id)).toEqual({ id, alive: true, sessions: [], tags: [] })
    expect(await stored(mock, id)).toMatchObject({ sockets: 3, joinable: true })
  })

  test('takes its attributes and tells its sessions', async () => {
    const api = await arrange(mock, { version: 'v1' })
    await mock.driver.create('version', { app: api.app, name: 'v2' })
    const attributes = { version: 'v1', tags: ['a', 'b'], sockets: 2, joinable: true }
    const deployment = await api.deploy(attributes)
    const sessions = [await api.create({ version_name: 'v1' }), await api.create({ version_name: 'v1' })]
    expect(await mock.driver.observe('deployment', deployment)).toMatchObject({ sessions, tags: ['a', 'b'] })
    expect(await stored(mock, deployment)).toMatchObject({ version: 'v1', sockets: 2, sockets_usage: 2 })
  })

  test('ends by a hand from outside, once and for all', async () => {
    const api = await arrange(mock)
    const deployment = await api.deploy({ tags: ['a'] })
    const session = await api.create()
    await mock.driver.end('deployment', deployment)
    await mock.driver.end('deployment', deployment)
    expect(await mock.driver.observe('deployment', deployment)).toEqual({
      id: deployment,
      alive: false,
      sessions: [],
      tags: ['a'],
    })
    expect(await mock.driver.alive('session', session)).toBe(false)
  })

  test.each([
    [{}, 'a deployment needs the attribute "app"'],
    [{ app: 'tetris' }, 'there is no app "tetris"; create one first'],
    [{ app: 'arena', version: 'v9' }, 'the app "arena" has no version "v9"'],
    [{ app: 'arena', tags: 'ranked' }, 'the attribute "tags" of a deployment must be array'],
    [{ app: 'arena', sockets: 1.5 }, 'the attribute "sockets" of a deployment must be integer'],
    [{ app: 'arena', joinable: null }, 'the attribute "joinable" of a deployment must be boolean'],
  ])('refuses %j', async (attributes, error) => {
    expect(await refused('deployment', attributes)).toBe(error)
  })

  test('that never was is neither observed nor ended', async () => {
    for (const method of ['GET', 'DELETE']) {
      expect((await mock.driver.call(method, '/deployment/000000000000')).status).toBe(404)
    }
  })
})

describe('session', () => {
  test('is alive until it is deleted, by the API or by hand', async () => {
    const api = await arrange(mock)
    const deployment = await api.deploy()
    const [one, two] = [await api.create(), await api.create()]
    expect(await mock.driver.observe('session', one)).toEqual({ id: one, alive: true })
    await api.call('DELETE', `/v1/session/${one}`)
    await mock.driver.end('session', two)
    await mock.driver.end('session', two)
    expect([await mock.driver.alive('session', one), await mock.driver.alive('session', two)]).toEqual([false, false])
    expect((await api.call('GET', `/v1/session/${two}`)).status).toBe(404)
    expect(await stored(mock, deployment)).toMatchObject({ sockets_usage: 0, session_count: 0 })
  })

  test('that never was is neither observed nor ended', async () => {
    for (const method of ['GET', 'DELETE']) {
      expect((await mock.driver.call(method, '/session/000000000000-S')).status).toBe(404)
    }
  })

  test('is made through the API', async () => {
    expect((await mock.driver.call('POST', '/session', { json: {} })).status).toBe(404)
  })
})

describe('credential', () => {
  test('comes out good', async () => {
    const { id, headers } = await mock.driver.create('credential')
    expect(headers).toEqual({ authorization: `token ${id}` })
    expect([await sent(headers), await mock.driver.alive('credential', id)]).toEqual([200, true])
  })

  test.each([
    ['active', 200, true],
    ['revoked', 401, false],
    ['unknown', 401, undefined],
  ])('that is %s is answered %i', async (state, status, alive) => {
    const { id, headers } = await mock.driver.create('credential', { state })
    expect([await sent(headers), await mock.driver.alive('credential', id)]).toEqual([status, alive])
  })

  test('ends by a hand from outside', async () => {
    const { id, headers } = await mock.driver.create('credential')
    await mock.driver.end('credential', id)
    expect([await sent(headers), await mock.driver.alive('credential', id)]).toEqual([401, false])
    expect((await mock.driver.call('DELETE', '/credential/nope')).status).toBe(404)
  })

  test('refuses what it does not know', async () => {
    expect(await refused('credential', { state: 'expired' })).toContain('"state"')
    expect(await refused('credential', { role: 'admin' })).toContain('"role"')
  })
})

test('no two things share an id, and a reset takes all of them away', async () => {
  const api = await arrange(mock)
  const made = [await api.deploy(), await api.deploy(), await api.create(), await api.create()]
  expect(new Set(made).size).toBe(4)
  await mock.driver.reset()
  expect(await mock.driver.observe('deployment', made[0]!)).toBeUndefined()
  expect(await mock.driver.observe('session', made[2]!)).toBeUndefined()
  expect(await sent(api.headers)).toBe(401)
})
