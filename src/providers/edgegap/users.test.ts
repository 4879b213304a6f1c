import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { ALICE, arrange, BOB, CAROL, DAVE, stored, UNKNOWN, type Arranged } from './testing/arrange.js'

let mock: TestMock

beforeAll(async () => {
  mock = await testMock('edgegap')
})
beforeEach(() => mock.driver.reset())

const put = (api: Arranged, id: string, ...ip_list: string[]) => api.call('PUT', `/v1/session/${id}/users`, { ip_list })
const remove = (api: Arranged, id: string, ...ip_list: string[]) =>
  api.call('DELETE', `/v1/session/${id}/users`, { ip_list })
const users = async (api: Arranged, id: string) => {
  const { body } = await api.call('GET', `/v1/session/${id}/users`)
  return (body as { session_users: { ip: string }[] }).session_users.map(({ ip }) => ip)
}
const usage = async (id: string) => (await stored(mock, id)).sockets_usage

test('users are added to those present, coordinates kept, and the session counts them', async () => {
  const api = await arrange(mock)
  const geo = { ip: BOB, latitude: 45.5019, longitude: -73.5674 }
  const id = await api.create({ ip_list: [], geo_ip_list: [geo] })
  const want = { session_users: [geo, { ip: CAROL }, { ip: DAVE }] }
  expect(await put(api, id, CAROL, DAVE, CAROL, BOB)).toMatchObject({ status: 200, body: want })
  expect((await api.call('GET', `/v1/session/${id}/users`)).body).toEqual(want)
  expect(await api.get(id)).toMatchObject({ user_count: 3, ...want })
})

test('users are removed, and who is not there changes nothing', async () => {
  const api = await arrange(mock)
  const id = await api.create({ ip_list: [ALICE, BOB] })
  const body = { session_users: [{ ip: ALICE }] }
  expect(await remove(api, id, BOB, DAVE)).toMatchObject({ status: 200, body })
  expect(await remove(api, id, BOB)).toMatchObject({ status: 200, body })
  expect(await api.get(id)).toMatchObject({ user_count: 1 })
})

test('the last user may leave, and the session stays', async () => {
  const api = await arrange(mock)
  const id = await api.create()
  expect((await remove(api, id, ALICE)).body).toEqual({ session_users: [] })
  expect(await api.get(id)).toMatchObject({ user_count: 0, session_users: [] })
})

test('an empty list changes nothing', async () => {
  const api = await arrange(mock)
  const id = await api.create()
  for (const answer of [await put(api, id), await remove(api, id)]) {
    expect(answer).toMatchObject({ status: 200, body: { session_users: [{ ip: ALICE }] } })
  }
})

test('another session of the same users is not touched', async () => {
  const api = await arrange(mock)
  const [mine, other] = [await api.create({ ip_list: [ALICE, BOB] }), await api.create({ ip_list: [ALICE, BOB] })]
  await put(api, mine, CAROL)
  await remove(api, mine, ALICE)
  expect(await users(api, mine)).toEqual([BOB, CAROL])
  expect(await users(api, other)).toEqual([ALICE, BOB])
})

describe('kind Seat', () => {
  test('users who join take sockets, and users who leave give them back', async () => {
    const api = await arrange(mock, { kind: 'Seat' })
    const deployment = await api.deploy({ sockets: 2 })
    const id = await api.create()
    await put(api, id, BOB)
    expect(await usage(deployment)).toBe(2)
    await remove(api, id, ALICE, BOB)
    expect(await usage(deployment)).toBe(0)
  })

  test('more users than sockets are refused together: nobody is added', async () => {
    const api = await arrange(mock, { kind: 'Seat' })
    const deployment = await api.deploy({ sockets: 2 })
    const id = await api.create()
    expect(await put(api, id, BOB, CAROL)).toMatchObject({
      status: 422,
      body: { message: `Deployment ${deployment} has 1 free socket, and 2 users would join.` },
    })
    expect(await users(api, id)).toEqual([ALICE])
    expect(await usage(deployment)).toBe(1)
    expect((await put(api, id, BOB, ALICE)).status).toBe(200)
    expect((await put(api, id, CAROL)).status).toBe(422)
  })

  test('a socket that another session frees can be taken', async () => {
    const api = await arrange(mock, { kind: 'Seat' })
    await api.deploy({ sockets: 2 })
    const [leaving, staying] = [await api.create(), await api.create()]
    expect((await put(api, staying, BOB)).status).toBe(422)
    await remove(api, leaving, ALICE)
    expect((await put(api, staying, BOB)).status).toBe(200)
  })

  test('users may join before the deployment runs, within its sockets', async () => {
    const api = await arrange(mock, { kind: 'Seat', sockets: 2 })
    const id = await api.create()
    expect((await put(api, id, BOB)).status).toBe(200)
    expect((await put(api, id, CAROL)).status).toBe(422)
  })
})

test('kind Match: users take no sockets', async () => {
  const api = await arrange(mock, { kind: 'Match' })
  const deployment = await api.deploy({ sockets: 1 })
  const id = await api.create()
  expect((await put(api, id, BOB, CAROL, DAVE)).status).toBe(200)
  expect(await usage(deployment)).toBe(1)
})

test('nobody can join where no deployment runs, but anybody can leave', async () => {
  const api = await arrange(mock, { kind: 'Match', autodeploy: false })
  const lost = await api.create()
  expect((await put(api, lost, BOB)).status).toBe(200)
  await mock.driver.advance('PT5S')
  expect(await put(api, lost, CAROL)).toMatchObject({
    status: 422,
    body: { message: `Session ${lost} has no deployment to place users on.` },
  })
  const deployment = await api.deploy()
  const ended = await api.create({ ip_list: [ALICE, BOB] })
  await mock.driver.end('deployment', deployment)
  expect(await put(api, ended, CAROL)).toMatchObject({
    status: 422,
    body: { message: `The deployment of session ${ended} has already ended.` },
  })
  for (const id of [lost, ended]) {
    expect((await remove(api, id, BOB)).status).toBe(200)
    expect(await users(api, id)).toEqual([ALICE])
  }
})

test.each(['PUT', 'DELETE'])('%s refuses a text that is no IP address, and changes nothing', async (method) => {
  const api = await arrange(mock)
  const id = await api.create({ ip_list: [ALICE, BOB] })
  expect(await api.call(method, `/v1/session/${id}/users`, { ip_list: [BOB, CAROL, 'example.com'] })).toMatchObject({
    status: 400,
    body: { message: 'The text "example.com" in ip_list is not an IP address.' },
  })
  expect(await users(api, id)).toEqual([ALICE, BOB])
})

test.each(['GET', 'PUT', 'DELETE'])('%s does not find an unknown session', async (method) => {
  const api = await arrange(mock)
  const body = method === 'GET' ? undefined : { ip_list: [BOB] }
  expect(await api.call(method, `/v1/session/${UNKNOWN}/users`, body)).toMatchObject({
    status: 404,
    body: { message: `There is no session ${UNKNOWN}.` },
  })
})

test('an unknown session is a bad request where the setting says so, but not to its deletion', async () => {
  const strict = await arrange(await testMock('edgegap', { settings: { edgegap: { unknownSession: 400 } } }))
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['GET', '/users', undefined],
    ['PUT', '/users', { ip_list: [] }],
    ['DELETE', '/users', { ip_list: [] }],
  ] as const) {
    expect((await strict.call(method, `/v1/session/${UNKNOWN}${path}`, body)).status).toBe(400)
  }
  expect((await strict.call('DELETE', `/v1/session/${UNKNOWN}`)).status).toBe(404)
})
