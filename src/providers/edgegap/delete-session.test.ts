import { beforeAll, beforeEach, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { arrange, stored } from './testing/arrange.js'

let mock: TestMock

beforeAll(async () => {
  mock = await testMock('edgegap')
})
beforeEach(() => mock.driver.reset())

test('a deleted session is gone, its sockets are free and its deployment stays', async () => {
  const api = await arrange(mock, { kind: 'Seat', empty_ttl: 60 })
  const deployment = await api.deploy()
  const [id, sibling] = [await api.create({ ip_list: ['1.2.3.4', '1.2.3.5'] }), await api.create()]
  expect(await api.call('DELETE', `/v1/session/${id}`)).toMatchObject({
    status: 200,
    body: { message: `Session ${id} is going to be deleted.`, session_id: id },
  })
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/users'],
  ] as const) {
    expect(await api.call(method, `/v1/session/${id}${path}`)).toMatchObject({
      status: 404,
      body: { message: `There is no session ${id}.` },
    })
  }
  const { data } = (await api.call('GET', '/v1/sessions')).body as { data: { session_id: string }[] }
  const listed = data.map(({ session_id }) => session_id)
  expect([listed.includes(id), listed.includes(sibling)]).toEqual([false, true])
  expect(await mock.driver.observe('deployment', deployment)).toMatchObject({
    alive: true,
    sessions: [sibling],
  })
  expect(await stored(mock, deployment)).toMatchObject({ sockets_usage: 1 })
  expect(await api.get(sibling)).toMatchObject({ status: 'Ready', deployment: { request_id: deployment } })
})

test('deleting twice finds nothing the second time, and frees nothing twice', async () => {
  const api = await arrange(mock)
  const deployment = await api.deploy()
  const [id] = [await api.create(), await api.create()]
  await api.call('DELETE', `/v1/session/${id}`)
  expect(await api.call('DELETE', `/v1/session/${id}`)).toMatchObject({
    status: 404,
    body: { message: `There is no session ${id}.` },
  })
  expect(await stored(mock, deployment)).toMatchObject({ sockets_usage: 1 })
})

test('a session whose deployment has ended is gone already, as often as one asks', async () => {
  const api = await arrange(mock)
  const deployment = await api.deploy()
  const id = await api.create()
  await mock.driver.end('deployment', deployment)
  for (let i = 0; i < 2; i++) {
    expect(await api.call('DELETE', `/v1/session/${id}`)).toMatchObject({
      status: 410,
      body: { message: `The deployment of session ${id} has already ended.` },
    })
  }
})

test('a session can be deleted before it is linked, and after it failed', async () => {
  const api = await arrange(mock, { autodeploy: true })
  const pending = await api.create()
  expect((await api.call('DELETE', `/v1/session/${pending}`)).status).toBe(200)
  const failing = await arrange(mock, { autodeploy: false })
  const failed = await failing.create()
  await mock.driver.advance('PT5S')
  expect((await failing.call('DELETE', `/v1/session/${failed}`)).status).toBe(200)
})

test('a custom session is answered with the id that its maker gave it', async () => {
  const { call } = await arrange(mock)
  expect((await call('GET', '/v1/session/a11ce0000005-S')).body).toMatchObject({ custom_id: 'finals-alice-carol' })
  const { body } = await call('DELETE', '/v1/session/a11ce0000005-S')
  expect(body).toMatchObject({ session_id: 'a11ce0000005-S', custom_id: 'finals-alice-carol' })
})
