import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { ALICE, arrange, BOB, stored, type Arranged } from './testing/arrange.js'

let mock: TestMock
let api: Arranged
let ranked: string
let casual: string
/** Two sessions on the ranked deployment, one on the casual one, one that is still looking. */
let ids: [string, string, string, string]

beforeAll(async () => {
  mock = await testMock('edgegap')
})
beforeEach(async () => {
  await mock.driver.reset()
  api = await arrange(mock, { kind: 'Seat' })
  ranked = await api.deploy({ tags: ['ranked', 'season-1'] })
  casual = await api.deploy({ tags: ['casual', 'season-1'] })
  ids = [
    await api.create({ deployment_request_id: ranked, ip_list: [ALICE, BOB] }),
    await api.create({ deployment_request_id: ranked }),
    await api.create({ deployment_request_id: casual }),
    await api.create({ selectors: [{ tag: 'nowhere' }] }),
  ]
})

type Filter = [field: string, filterType: string, ...values: string[]]

const stop = (...filters: Filter[]) =>
  api.call('POST', '/v1/sessions/bulk-stop', {
    filters: filters.map(([field, filter_type, ...values]) => ({ field, filter_type, values })),
  })

const stopped = async (...filters: Filter[]) => {
  const { status, body } = await stop(...filters)
  expect(status).toBe(200)
  return (body as { processable: { session_id: string }[] }).processable.map(({ session_id }) => session_id)
}

/** Which of the four are still there, by number. */
const left = async () => {
  const found = await Promise.all(ids.map((id) => api.call('GET', `/v1/session/${id}`)))
  return found.flatMap(({ status }, i) => (status === 200 ? [i] : []))
}

/** Keeps filters with `not`, which reach every session, to this test's app. */
const mine = (): Filter => ['request_id', 'any', ranked, casual]

test('the named sessions are stopped, gone and free their sockets; all others stay', async () => {
  expect(await stopped(['session_id', 'any', ids[0], ids[2], '000000000000-S'])).toEqual([ids[0], ids[2]])
  expect(await left()).toEqual([1, 3])
  expect(await mock.driver.observe('deployment', ranked)).toMatchObject({ sessions: [ids[1]] })
  expect(await stored(mock, ranked)).toMatchObject({ sockets_usage: 1 })
  expect(await mock.driver.observe('deployment', casual)).toMatchObject({ alive: true, sessions: [] })
  expect(await stored(mock, casual)).toMatchObject({ sockets_usage: 0 })
  expect(await mock.driver.alive('session', 'b0b000000002-S')).toBe(true)
})

test('stopping again finds nothing', async () => {
  await stop(['session_id', 'any', ids[0]])
  expect(await stop(['session_id', 'any', ids[0]])).toMatchObject({ status: 200, body: { processable: [] } })
})

describe.each<[string, () => Filter[], number[]]>([
  ['request_id any', () => [['request_id', 'any', ranked]], [0, 1]],
  ['request_id all with one value', () => [['request_id', 'all', ranked]], [0, 1]],
  ['request_id all with two values', () => [['request_id', 'all', ranked, casual]], []],
  ['request_id not', () => [mine(), ['request_id', 'not', ranked]], [2]],
  ['deployment_tags any', () => [mine(), ['deployment_tags', 'any', 'ranked', 'casual']], [0, 1, 2]],
  ['deployment_tags all', () => [mine(), ['deployment_tags', 'all', 'casual', 'season-1']], [2]],
  ['deployment_tags not', () => [mine(), ['deployment_tags', 'not', 'casual']], [0, 1]],
  ['session_id all with one value', () => [['session_id', 'all', ids[3]]], [3]],
  ['session_id not', () => [mine(), ['session_id', 'not', ids[1]]], [0, 2]],
  ['any without values', () => [['session_id', 'any']], []],
  ['all without values', () => [mine(), ['deployment_tags', 'all']], [0, 1, 2]],
  ['not without values', () => [mine(), ['deployment_tags', 'not']], [0, 1, 2]],
  ['several filters', () => [['deployment_tags', 'all', 'season-1'], mine(), ['session_id', 'any', ids[1]]], [1]],
])('%s', (_, filters, want) => {
  test(`stops ${want.length}`, async () => {
    expect(await stopped(...filters())).toEqual(want.map((i) => ids[i]))
    expect(await left()).toEqual([0, 1, 2, 3].filter((i) => !want.includes(i)))
  })
})

test('a session that is not linked yet has neither request id nor tags', async () => {
  expect(await stopped(['session_id', 'any', ids[3]], ['deployment_tags', 'any', 'nowhere'])).toEqual([])
  await mock.driver.advance('PT2S')
  expect(await stopped(['session_id', 'any', ids[3]], ['deployment_tags', 'any', 'nowhere'])).toEqual([ids[3]])
})

test('not spares the named ones and nobody else', async () => {
  await stop(['session_id', 'not', ids[0], ids[3]])
  const { data } = (await api.call('GET', '/v1/sessions')).body as { data: { session_id: string }[] }
  expect(data.map(({ session_id }) => session_id)).toEqual([ids[0], ids[3]])
})

test('sessions whose deployment has ended are not stopped', async () => {
  await mock.driver.end('deployment', ranked)
  expect(await stopped(['request_id', 'any', ranked, casual])).toEqual([ids[2]])
  expect(await left()).toEqual([0, 1, 3])
})

test('without filters nothing is stopped, unless the setting says that everything is', async () => {
  expect(await stop()).toMatchObject({
    status: 400,
    body: { message: 'Give at least one filter. Without one every session would be stopped.' },
  })
  expect(await left()).toEqual([0, 1, 2, 3])
  const literal = await arrange(await testMock('edgegap', { settings: { edgegap: { emptyFilters: 200 } } }))
  await literal.call('POST', '/v1/sessions/bulk-stop', { filters: [] })
  expect((await literal.call('GET', '/v1/sessions')).body).toMatchObject({ data: [] })
})

test.each([
  ['no filters', {}, 'The field filters is required.'],
  [
    'an unknown field',
    { filters: [{ field: 'country', filter_type: 'any', values: [] }] },
    'The field filters[0].field must be session_id, deployment_tags or request_id.',
  ],
  [
    'an unknown filter_type',
    { filters: [{ field: 'session_id', filter_type: 'none', values: [] }] },
    'The field filters[0].filter_type must be any, all or not.',
  ],
  ['no values', { filters: [{ field: 'session_id', filter_type: 'any' }] }, 'The field filters[0].values is required.'],
])('%s is refused, and nothing is stopped', async (_, body, message) => {
  expect(await api.call('POST', '/v1/sessions/bulk-stop', body)).toMatchObject({ status: 400, body: { message } })
  expect(await left()).toEqual([0, 1, 2, 3])
})
