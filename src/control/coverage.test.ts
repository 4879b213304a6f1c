import { beforeEach, expect, test } from 'vitest'
import type { components } from '#contract/control'
import { createMock, type Mock } from '../mock/create-mock.js'
import type { Exchange } from '../mock/exchange.js'

const OWNER = 'b0b00000-0000-4000-8000-000000000002'
const SESSION = 'b0b00000-5e55-4000-8000-000000000001'

let mock: Mock
let findings: Exchange['findings'] = []
beforeEach(async () => {
  mock = await createMock({
    apis: ['identity', 'slack'],
    seed: 1,
    onExchange: (exchange) => {
      findings = exchange.findings
    },
  })
})

const send = (method: string, target: string, headers: Record<string, string> = {}, body = '') =>
  mock.answer({
    method,
    target,
    mount: '',
    headers: { host: '127.0.0.1', ...headers },
    body: new TextEncoder().encode(body),
  })

const coverage = async (api: string, prefix = '') => {
  const reply = await send('GET', `${prefix}/_facsimile/coverage`)
  expect(findings).toEqual([])
  const { apis } = JSON.parse(reply.body!) as components['schemas']['Coverage']
  return apis.find((found) => found.api === api)!
}

const operation = async (api: string, id: string, prefix?: string) =>
  (await coverage(api, prefix)).operations.find((found) => found.operation === id)!

const reset = (body: string) =>
  send(
    'POST',
    '/slack/api/admin.users.session.reset',
    { authorization: 'Bearer xoxp-alice-admin', 'content-type': 'application/json' },
    body,
  )

test('before the first call everything that is documented is there, with nothing exercised', async () => {
  const { calls, exercised, operations } = await coverage('identity')
  expect(calls).toBe(0)
  expect(exercised.operations).toEqual({ seen: 0, of: 3 })
  expect(operations.map(({ operation }) => operation)).toEqual(['get_session', 'delete_session', 'get_user_sessions'])
})

test('statuses, parameters and fields are counted once in each exchange', async () => {
  await send('GET', `/identity/sessions/${SESSION}`)
  await send('GET', `/identity/sessions/${SESSION}`)
  await send('GET', '/identity/sessions/nope')
  const { calls, statuses, parameters, responseFields } = await operation('identity', 'get_session')
  expect(calls).toBe(3)
  expect(statuses.filter(({ count }) => count > 0)).toEqual([
    { status: '200', count: 2 },
    { status: '422', count: 1 },
  ])
  expect(parameters).toEqual([{ in: 'path', name: 'session_id', count: 3 }])
  expect(responseFields).toContainEqual({ status: '200', field: 'user_id', count: 2 })
  expect(responseFields).toContainEqual({ status: '422', field: 'detail[].msg', count: 1 })
  expect(responseFields).toContainEqual({ status: '404', field: 'detail', count: 0 })
})

test('requests that match nothing are counted apart', async () => {
  await send('GET', '/identity/nothing')
  expect(await coverage('identity')).toMatchObject({ calls: 0, unmatched: 1 })
})

test('what the contract does not know is told, in any number of names', async () => {
  await send('GET', `/identity/sessions/${SESSION}?page=1&page=2`)
  await reset('{"user_id":"W0BOB00002","mobil_only":true}')
  expect((await operation('identity', 'get_session')).undocumented).toEqual([{ name: 'query page', count: 1 }])
  expect((await operation('slack', 'admin_users_session_reset')).undocumented).toEqual([
    { name: 'body mobil_only', count: 1 },
  ])
  for (let i = 0; i < 100; i++) await send('GET', `/identity/sessions/${SESSION}?x${i}=1`)
  expect((await operation('identity', 'get_session')).undocumented).toHaveLength(50)
})

test('what was sent and never read is told, until it is read', async () => {
  await send('DELETE', `/identity/sessions/${SESSION}`, { 'x-user-id': OWNER, 'x-workspace-id': '7' })
  const { unread, parameters } = await operation('identity', 'delete_session')
  expect(parameters.map(({ count }) => count)).toEqual([1, 1, 1])
  expect(unread).toEqual(['header X-User-Id', 'header X-Workspace-Id'])
  await reset('{"user_id":"W0BOB00002","mobile_only":false}')
  expect((await operation('slack', 'admin_users_session_reset')).unread).toEqual([])
})

test('each world counts for itself, and may begin anew', async () => {
  await send('GET', `/~w1/identity/sessions/${SESSION}`)
  expect((await coverage('identity')).calls).toBe(0)
  expect((await coverage('identity', '/~w1')).calls).toBe(1)
  expect((await send('DELETE', '/~w1/_facsimile/coverage')).status).toBe(204)
  expect((await coverage('identity', '/~w1')).calls).toBe(0)
})

test('a reset of the state leaves it alone: it is about the consumer', async () => {
  await send('GET', `/identity/sessions/${SESSION}`)
  await mock.reset()
  expect((await coverage('identity')).calls).toBe(1)
})

test('watching what is read leaves no trace in the state', async () => {
  const rows = await mock.store('slack').dump()
  expect(structuredClone(rows)).toEqual(rows)
})
