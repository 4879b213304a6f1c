import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { ALICE, arrange, BOB, CAROL, DAVE, stored, type Arranged } from './testing/arrange.js'

let mock: TestMock

beforeAll(async () => {
  mock = await testMock('edgegap')
})
beforeEach(() => mock.driver.reset())

const post = (api: Arranged, body: object) => api.call('POST', '/v1/session', body)

test('only the application is needed, and the answer names the session without a status', async () => {
  const api = await arrange(mock, { version: 'v1.0' })
  const { status, body } = await post(api, { app_name: api.app })
  expect(status).toBe(200)
  expect(body).toEqual({
    session_id: expect.stringMatching(/^[0-9a-f]{12}-S$/) as string,
    app: api.app,
    version: 'v1.0',
  })
})

test('selectors and webhook are repeated, and so is the deployment that was asked for', async () => {
  const api = await arrange(mock)
  const deployment = await api.deploy()
  const { body } = await post(api, {
    app_name: api.app,
    selectors: [
      { tag: 'ranked', env: { key: 'QUEUE', value: 'ranked' } },
      { tag: 'eu', tag_only: true, env: {} },
    ],
    webhook_url: 'https://matchmaker.example.com/hook',
    deployment_request_id: deployment,
  })
  expect(body).toMatchObject({
    selectors: [
      { tag: 'ranked', tag_only: false, env: { key: 'QUEUE', value: 'ranked' } },
      { tag: 'eu', tag_only: true, env: {} },
    ],
    webhook_url: 'https://matchmaker.example.com/hook',
    deployment_request_id: deployment,
  })
})

test('every documented field is taken', async () => {
  const api = await arrange(mock)
  const place = { city: 'Montreal', country: 'Canada', continent: 'North America', region: 'North America' }
  const filters = [{ field: 'city', filter_type: 'not', values: ['Quebec City'] }]
  const { status } = await post(api, {
    ...{ app_name: api.app, version_name: 'v1.0', ...place, administrative_division: 'Quebec', filters },
    ...{ location: { latitude: 46.8139, longitude: -71.208 }, skip_telemetry: true, ip_list: [], geo_ip_list: [] },
  })
  expect(status).toBe(200)
})

describe('users', () => {
  test('are counted once each, with the coordinates that were given', async () => {
    const api = await arrange(mock)
    const id = await api.create({
      ip_list: [ALICE, BOB, ALICE],
      geo_ip_list: [
        { ip: BOB, latitude: 45.5019, longitude: -73.5674 },
        { ip: '2001:db8::14', latitude: 0, longitude: -71.208 },
      ],
    })
    const users = [
      { ip: ALICE },
      { ip: BOB, latitude: 45.5019, longitude: -73.5674 },
      { ip: '2001:db8::14', latitude: 0, longitude: -71.208 },
    ]
    expect(await api.get(id)).toMatchObject({ user_count: 3, session_users: users, session_ips: users })
  })

  test.each([
    ['ip_list', { ip_list: [ALICE, 'localhost'] }, 'localhost'],
    ['geo_ip_list', { geo_ip_list: [{ ip: '1.2.3', latitude: 1, longitude: 1 }] }, '1.2.3'],
  ])('a text in %s that is no IP address is refused, and nothing is created', async (field, body, text) => {
    const api = await arrange(mock)
    const deployment = await api.deploy()
    expect(await post(api, { app_name: api.app, deployment_request_id: deployment, ...body })).toMatchObject({
      status: 400,
      body: { message: `The text "${text}" in ${field} is not an IP address.` },
    })
    expect(await stored(mock, deployment)).toMatchObject({ session_count: 0, sockets_usage: 0 })
  })
})

describe('the version', () => {
  test('is the latest when left out', async () => {
    const api = await arrange(mock, { version: 'v1' })
    await mock.driver.create('version', { app: api.app, name: 'v2', kind: 'Match' })
    expect((await post(api, { app_name: api.app })).body).toMatchObject({ version: 'v2' })
    expect((await post(api, { app_name: api.app, version_name: 'v1' })).body).toMatchObject({ version: 'v1' })
  })

  test('is that of the named deployment when left out', async () => {
    const api = await arrange(mock, { version: 'v1' })
    const deployment = await api.deploy()
    await mock.driver.create('version', { app: api.app, name: 'v2' })
    const { body } = await post(api, { app_name: api.app, deployment_request_id: deployment })
    expect(body).toMatchObject({ version: 'v1' })
  })

  test('shows by its number in the session', async () => {
    const api = await arrange(mock)
    const id = await api.create({ app_name: 'arena', version_name: 'v1.0' })
    expect(await api.get(id)).toMatchObject({ app_version: 2601 })
  })

  test.each([
    ['an unknown application', { app_name: 'tetris' }, 404, 'There is no application named tetris.'],
    ['an unknown version', { app_name: 'arena', version_name: 'v9' }, 404, 'The application arena has no version v9.'],
    ['a disabled version', { app_name: 'arena', version_name: 'v0.9' }, 400, 'Version v0.9 of arena is disabled.'],
    [
      'a version of kind Default',
      { app_name: 'arena', version_name: 'v0.5' },
      409,
      'Version v0.5 of arena is not made for sessions.',
    ],
  ])('%s is refused', async (_, body, status, message) => {
    expect(await post(await arrange(mock), body)).toMatchObject({ status, body: { message } })
  })
})

describe('a named deployment', () => {
  const named = async (attributes: object, body: object = {}) => {
    const api = await arrange(mock)
    const id = await api.deploy({ ...attributes })
    const reply = await post(api, { app_name: api.app, deployment_request_id: id, ...body })
    return { api, id, reply }
  }

  test('is the one that is linked, whatever its tags and whoever else has room', async () => {
    const api = await arrange(mock)
    await api.deploy()
    const deployment = await api.deploy({ tags: ['private'] })
    const id = await api.create({ deployment_request_id: deployment, selectors: [{ tag: 'ranked' }] })
    expect(await api.get(id)).toMatchObject({ status: 'Ready', deployment: { request_id: deployment } })
  })

  test('that takes no sessions is a conflict', async () => {
    const { id, reply } = await named({ joinable: false })
    const message = `Deployment ${id} does not take sessions.`
    expect(reply).toMatchObject({ status: 409, body: { message } })
  })

  test('that runs another version is a conflict', async () => {
    const { api, id } = await named({})
    await mock.driver.create('version', { app: api.app, name: 'v2' })
    const body = { deployment_request_id: id, version_name: 'v2' }
    expect(await post(api, { app_name: api.app, ...body })).toMatchObject({ status: 409 })
    expect(await post(api, { app_name: 'arena', deployment_request_id: id })).toMatchObject({ status: 409 })
  })

  test('with too few sockets is unprocessable, and nothing is created', async () => {
    const { id, reply } = await named({ sockets: 1 }, { ip_list: [BOB, DAVE] })
    const message = `Deployment ${id} has 1 free socket, and the session has 2 users.`
    expect(reply).toMatchObject({ status: 422, body: { message } })
    expect(await stored(mock, id)).toMatchObject({ session_count: 0, sockets_usage: 0 })
  })

  test('that is unknown or has ended is not found', async () => {
    const { api, id } = await named({})
    await mock.driver.end('deployment', id)
    for (const gone of [id, '000000000000']) {
      expect(await post(api, { app_name: api.app, deployment_request_id: gone })).toMatchObject({
        status: 404,
        body: { message: `There is no deployment ${gone}.` },
      })
    }
  })
})

describe('without a named deployment', () => {
  const deploymentOf = async (api: Arranged, id: string) =>
    ((await api.get(id))['deployment'] as { request_id: string } | undefined)?.request_id

  test('a session goes where room is, and is ready at once', async () => {
    const api = await arrange(mock, { kind: 'Seat' })
    const [small, large] = [await api.deploy({ sockets: 2 }), await api.deploy({ sockets: 3 })]
    expect(await deploymentOf(api, await api.create({ ip_list: [ALICE, BOB, CAROL] }))).toBe(large)
    expect(await deploymentOf(api, await api.create({ ip_list: [ALICE, BOB] }))).toBe(small)
  })

  test('a deployment that takes no sessions, has ended or runs another version is passed over', async () => {
    const api = await arrange(mock, { autodeploy: false })
    await api.deploy({ joinable: false })
    await mock.driver.end('deployment', await api.deploy())
    await mock.driver.create('version', { app: api.app, name: 'v2', autodeploy: false })
    await api.deploy({ version: 'v2' })
    const id = await api.create({ version_name: 'v1.0' })
    await mock.driver.advance('PT5S')
    expect(await api.get(id)).toMatchObject({ status: 'Unprocessable', linked: false })
  })

  test('only a deployment with every tag will do, and tag_only rules none out', async () => {
    const api = await arrange(mock, { autodeploy: false })
    await api.deploy({ tags: ['ranked'] })
    const both = await api.deploy({ tags: ['season-1', 'ranked'] })
    const selectors = [{ tag: 'ranked' }, { tag: 'season-1' }, { tag: 'beta', tag_only: true }]
    expect(await deploymentOf(api, await api.create({ selectors }))).toBe(both)
    const lost = await api.create({ selectors: [{ tag: 'season-2' }] })
    await mock.driver.advance('PT5S')
    expect(await api.get(lost)).toMatchObject({ status: 'Unprocessable', ready: false, linked: false })
  })

  test('an untagged session may go to a tagged deployment, whose env stays as it is', async () => {
    const api = await arrange(mock)
    const deployment = await api.deploy({ tags: ['ranked'] })
    const env = { key: 'QUEUE', value: 'ranked' }
    expect(await deploymentOf(api, await api.create())).toBe(deployment)
    expect(await deploymentOf(api, await api.create({ selectors: [{ tag: 'ranked', env }] }))).toBe(deployment)
    expect(await stored(mock, deployment)).toMatchObject({ env: {} })
  })

  test('autodeploy starts one with the selectors as tags and their env', async () => {
    const api = await arrange(mock, { sockets: 3 })
    const id = await api.create({
      selectors: [
        { tag: 'ranked', env: { key: 'QUEUE', value: 'ranked' } },
        { tag: 'beta', tag_only: true, env: { key: 'BETA', value: '1' } },
        { tag: 'eu', env: {} },
      ],
    })
    await mock.driver.advance('PT5S')
    const started = await deploymentOf(api, id)
    const tags = ['ranked', 'eu']
    expect(await mock.driver.observe('deployment', started!)).toEqual({
      id: started,
      alive: true,
      sessions: [id],
      tags,
    })
    const env = { QUEUE: 'ranked', BETA: '1' }
    expect(await stored(mock, started!)).toMatchObject({ env, sockets: 3, sockets_usage: 1 })
  })

  test('sessions share the deployment that one of them started, until it is full', async () => {
    const api = await arrange(mock, { kind: 'Seat', sockets: 2 })
    const ids = [await api.create(), await api.create(), await api.create()]
    await mock.driver.advance('PT5S')
    const [first, second, third] = await Promise.all(ids.map((id) => deploymentOf(api, id)))
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('a party that no deployment could hold is unprocessable', async () => {
    const api = await arrange(mock, { kind: 'Seat', sockets: 2, autodeploy: true })
    const id = await api.create({ ip_list: [ALICE, BOB, CAROL] })
    await mock.driver.advance('PT5S')
    expect(await api.get(id)).toMatchObject({ status: 'Unprocessable' })
  })
})

describe('sockets', () => {
  const usage = async (id: string) => (await stored(mock, id)).sockets_usage

  test('kind Seat: one for each user of each session', async () => {
    const api = await arrange(mock, { kind: 'Seat', sockets: 10 })
    const deployment = await api.deploy()
    const solo = await api.create()
    const party = await api.create({ ip_list: [ALICE, BOB, CAROL, DAVE] })
    expect(await usage(deployment)).toBe(5)
    await api.call('DELETE', `/v1/session/${party}`)
    expect(await usage(deployment)).toBe(1)
    expect(await api.get(solo)).toMatchObject({ kind: 'Seat', deployment: { sockets: 10, sockets_usage: 1 } })
  })

  test('kind Match: one for each session, however many users', async () => {
    const api = await arrange(mock, { kind: 'Match', sockets: 3, autodeploy: false })
    const deployment = await api.deploy()
    for (let i = 0; i < 3; i++) await api.create({ ip_list: [ALICE, BOB, CAROL, DAVE] })
    expect(await usage(deployment)).toBe(3)
    const late = await api.create()
    await mock.driver.advance('PT5S')
    expect(await api.get(late)).toMatchObject({ kind: 'Match', status: 'Unprocessable' })
  })
})
