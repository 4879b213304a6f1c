import { beforeAll, beforeEach, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { ALICE, arrange, stored } from './testing/arrange.js'

let mock: TestMock

beforeAll(async () => {
  mock = await testMock('edgegap')
})
beforeEach(() => mock.driver.reset())

const times = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => make(i)))

const statuses = (replies: { status: number }[]) => {
  const counts: Record<number, number> = {}
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const usage = async (id: string) => (await stored(mock, id)).sockets_usage

test('as many sessions get in as there are sockets, however many come at once', async () => {
  const api = await arrange(mock, { kind: 'Match' })
  const deployment = await api.deploy({ sockets: 10 })
  const body = { app_name: api.app, ip_list: [ALICE], deployment_request_id: deployment }
  const replies = await times(40, () => api.call('POST', '/v1/session', body))
  expect(statuses(replies)).toEqual({ 200: 10, 422: 30 })
  expect(await usage(deployment)).toBe(10)
})

test('sessions that come at once share the deployments that they start', async () => {
  const api = await arrange(mock, { kind: 'Seat', sockets: 5 })
  const ids = await times(20, () => api.create())
  await mock.driver.advance('PT5S')
  const sessions = await Promise.all(ids.map((id) => api.get(id)))
  const used = new Set(sessions.map(({ deployment }) => (deployment as { request_id: string }).request_id))
  expect(used.size).toBe(4)
})

test('users who join at once are all there, or were refused', async () => {
  const api = await arrange(mock, { kind: 'Seat' })
  const deployment = await api.deploy({ sockets: 6 })
  const id = await api.create({ ip_list: [] })
  const replies = await times(20, (i) => api.call('PUT', `/v1/session/${id}/users`, { ip_list: [`203.0.113.${i}`] }))
  expect(statuses(replies)).toEqual({ 200: 6, 422: 14 })
  expect(await api.get(id)).toMatchObject({ user_count: 6 })
  expect(await usage(deployment)).toBe(6)
})

test('users who join and leave at once take no sockets of a Match, and none is forgotten', async () => {
  const api = await arrange(mock, { kind: 'Match' })
  await api.deploy()
  const id = await api.create()
  const put = (i: number) => api.call('PUT', `/v1/session/${id}/users`, { ip_list: [`198.51.100.${i}`] })
  const leave = () => api.call('DELETE', `/v1/session/${id}/users`, { ip_list: [ALICE] })
  await times(20, (i) => (i === 10 ? leave() : put(i)))
  expect(await api.get(id)).toMatchObject({ user_count: 19, deployment: { sockets_usage: 1 } })
})

test('a session that is deleted many times at once is deleted once', async () => {
  const api = await arrange(mock, { kind: 'Seat' })
  const deployment = await api.deploy()
  const [id] = [await api.create(), await api.create()]
  const replies = await times(10, () => api.call('DELETE', `/v1/session/${id}`))
  expect(statuses(replies)).toEqual({ 200: 1, 404: 9 })
  expect(await usage(deployment)).toBe(1)
})

test('no socket is lost or made up when everything happens at once', async () => {
  const api = await arrange(mock, { kind: 'Seat' })
  const deployment = await api.deploy({ sockets: 30 })
  const ids = await times(10, () => api.create({ deployment_request_id: deployment }))
  await times(50, (i) => {
    const id = ids[i % 10]!
    const ip_list = [`198.51.100.${i}`]
    if (i % 5 === 0) return api.call('DELETE', `/v1/session/${id}`)
    if (i % 5 === 1) return api.call('DELETE', `/v1/session/${id}/users`, { ip_list: [ALICE] })
    if (i % 5 === 2) return api.call('POST', '/v1/session', { app_name: api.app, ip_list })
    if (i % 5 === 3) return api.call('POST', '/v1/sessions/bulk-stop', byId(ids[(i + 3) % 10]!))
    return api.call('PUT', `/v1/session/${id}/users`, { ip_list })
  })
  const { sessions } = (await mock.driver.observe('deployment', deployment)) as { sessions: string[] }
  const counts = await Promise.all(sessions.map(async (id) => (await api.get(id))['user_count'] as number))
  expect(sessions.length).toBeGreaterThan(0)
  expect(await usage(deployment)).toBe(counts.reduce((sum, count) => sum + count, 0))
})

const byId = (id: string) => ({ filters: [{ field: 'session_id', filter_type: 'any', values: [id] }] })

/** Lets other calls get ahead by so many turns. */
const later = async <T>(turns: number, run: () => Promise<T>): Promise<T> => {
  for (let i = 0; i < turns; i++) await undefined
  return run()
}

test('a deployment that ends while sessions come and go leaves none of them linked to it', async () => {
  const api = await arrange(mock, { kind: 'Match', sockets: 20 })
  for (let turns = 0; turns < 60; turns++) {
    const tag = `round-${turns}`
    const deployment = await api.deploy({ tags: [tag] })
    const create = () => api.create({ selectors: [{ tag }] })
    const [first, second] = [await create(), await create()]
    const [, , , third] = await Promise.all([
      later(turns, () => mock.driver.end('deployment', deployment)),
      api.call('DELETE', `/v1/session/${second}`),
      api.call('PUT', `/v1/session/${first}/users`, { ip_list: ['198.51.100.1'] }),
      create(),
    ])
    expect(await mock.driver.observe('deployment', deployment)).toMatchObject({ alive: false, sessions: [] })
    expect(await api.get(first)).toMatchObject({ status: 'Terminating' })
    const { status, deployment: on } = await api.get(third)
    expect(status === 'Terminating').toBe((on as { request_id: string } | undefined)?.request_id === deployment)
  }
})
