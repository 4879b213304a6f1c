import { beforeAll, beforeEach, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { ALICE, arrange } from './testing/arrange.js'

let mock: TestMock

beforeAll(async () => {
  mock = await testMock('edgegap')
})
beforeEach(() => mock.mock.reset())

/** Moves the clock by seconds, which may be broken. */
const wait = (seconds: number) => mock.mock.clock.advance(seconds * 1000)

const PENDING = { ready: false, linked: false }

test('a session in full, linked to a deployment that runs', async () => {
  const api = await arrange(mock, { kind: 'Seat', sockets: 4 })
  const request_id = await api.deploy({ tags: ['ranked'] })
  wait(0.831)
  const id = await api.create({ webhook_url: 'https://matchmaker.example.com/hook' })
  wait(46.9)
  expect(await api.get(id)).toEqual({
    session_id: id,
    status: 'Ready',
    ready: true,
    linked: true,
    kind: 'Seat',
    user_count: 1,
    app_version: expect.any(Number) as number,
    create_time: '2026-01-01 00:00:00.831000',
    elapsed: 46,
    session_users: [{ ip: ALICE }],
    session_ips: [{ ip: ALICE }],
    deployment: {
      request_id,
      public_ip: expect.stringMatching(/^198\.51\.100\.\d+$/) as string,
      status: 'Ready',
      ready: true,
      whitelisting_active: false,
      fqdn: `${request_id}.test.edgegap.com`,
      ports: { 7777: expect.objectContaining({ internal: 7777, protocol: 'UDP', name: '7777' }) as object },
      location: expect.objectContaining({ city: 'Montreal', latitude: 45.508888 }) as object,
      tags: ['ranked'],
      sockets: 4,
      sockets_usage: 1,
      is_joinable_by_session: true,
    },
    webhook_url: 'https://matchmaker.example.com/hook',
  })
})

test('a session that needs a new deployment becomes ready after a while', async () => {
  const api = await arrange(mock)
  const id = await api.create()
  const seen: unknown[] = []
  for (const seconds of [0, 0.999, 0.001, 0.999, 0.001, 2.999, 0.001]) {
    wait(seconds)
    const { status, ready, linked, deployment } = await api.get(id)
    seen.push([status, linked, ready, (deployment as { status?: string } | undefined)?.status])
  }
  expect(seen).toEqual([
    ['Initializing', false, false, undefined],
    ['Initializing', false, false, undefined],
    ['Seeking', false, false, undefined],
    ['Seeking', false, false, undefined],
    ['Waiting', true, false, 'Deploying'],
    ['Waiting', true, false, 'Deploying'],
    ['Ready', true, true, 'Ready'],
  ])
})

test('the list shows the same, and the deployment by its id', async () => {
  const api = await arrange(mock)
  const id = await api.create()
  const item = async () => {
    const { data } = (await api.call('GET', '/v1/sessions')).body as { data: { session_id: string }[] }
    return data.find(({ session_id }) => session_id === id)
  }
  expect(await item()).toEqual({ session_id: id, status: 'Initializing', ...PENDING, kind: 'Seat', user_count: 1 })
  wait(5)
  const { deployment } = (await api.get(id)) as { deployment: { request_id: string } }
  expect(await item()).toMatchObject({ status: 'Ready', deployment_request_id: deployment.request_id })
})

test('a session that joins a starting deployment waits for it, linked', async () => {
  const api = await arrange(mock)
  await api.create()
  wait(3)
  const second = await api.create()
  expect(await api.get(second)).toMatchObject({ status: 'Waiting', linked: true, ready: false })
  wait(2)
  expect(await api.get(second)).toMatchObject({ status: 'Ready', ready: true, elapsed: 2 })
})

test('a session for which nothing fits is unprocessable, and stays so when room appears', async () => {
  const api = await arrange(mock, { autodeploy: false })
  const id = await api.create()
  expect(await api.get(id)).toMatchObject({ status: 'Initializing', ...PENDING })
  wait(1.999)
  expect(await api.get(id)).toMatchObject({ status: 'Seeking', ...PENDING })
  wait(0.001)
  await api.deploy()
  const session = await api.get(id)
  expect(session).toMatchObject({ status: 'Unprocessable', ...PENDING })
  expect(session).not.toHaveProperty('deployment')
})

test('a session whose deployment cannot be started ends in error and says why', async () => {
  const api = await arrange(mock, { starts: false })
  const id = await api.create()
  wait(4.999)
  expect(await api.get(id)).not.toHaveProperty('error')
  wait(0.001)
  expect(await api.get(id)).toMatchObject({
    status: 'Error',
    ...PENDING,
    error: 'The container ended right after its start.',
  })
})

test('the start takes as long as the setting says', async () => {
  const settings = (startSeconds: number) => ({ settings: { edgegap: { startSeconds } } })
  const quick = await arrange(await testMock('edgegap', settings(0)))
  expect(await quick.get(await quick.create())).toMatchObject({ status: 'Ready', ready: true, linked: true })
  const slow = await testMock('edgegap', settings(60))
  const api = await arrange(slow)
  const id = await api.create()
  slow.mock.clock.advance(59_999)
  expect(await api.get(id)).toMatchObject({ status: 'Waiting' })
  slow.mock.clock.advance(1)
  expect(await api.get(id)).toMatchObject({ status: 'Ready' })
})

test('a deployment without sessions ends after empty_ttl minutes, and not before', async () => {
  const api = await arrange(mock, { empty_ttl: 10 })
  const deployment = await api.deploy()
  const alive = () => mock.driver.alive('deployment', deployment)
  wait(9 * 60)
  const id = await api.create()
  wait(3600)
  expect(await alive()).toBe(true)
  await api.call('DELETE', `/v1/session/${id}`)
  wait(10 * 60 - 0.001)
  expect(await alive()).toBe(true)
  wait(0.001)
  expect(await alive()).toBe(false)
})

test('a deployment that ended for want of sessions takes none', async () => {
  const api = await arrange(mock, { empty_ttl: 10, autodeploy: false })
  await api.deploy()
  wait(10 * 60)
  const id = await api.create()
  wait(5)
  expect(await api.get(id)).toMatchObject({ status: 'Unprocessable' })
})

test('a session outlives its deployment by session_max_duration minutes', async () => {
  const api = await arrange(mock, { session_max_duration: 90 })
  const deployment = await api.deploy()
  const id = await api.create()
  await mock.driver.end('deployment', deployment)
  wait(90 * 60 - 0.001)
  expect(await api.get(id)).toMatchObject({
    status: 'Terminating',
    ready: false,
    deployment: { request_id: deployment, status: 'Terminated', ready: false },
  })
  wait(0.001)
  for (const method of ['GET', 'DELETE']) {
    expect(await api.call(method, `/v1/session/${id}`)).toMatchObject({ status: 404 })
  }
})
