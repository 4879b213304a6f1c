import { beforeEach, describe, expect, test } from 'vitest'
import { workbench, type Workbench } from '../testing/workbench.js'
import type { FaultRule } from './fault-rule.js'

const ALICE = { authorization: 'SSWS 00AliceAdminApiTokenForExamples0000000000a' }
const HELP_DESK = { authorization: 'SSWS 00BobHelpDeskApiTokenForExamples000000000b' }
const [BOB, CAROL] = ['00ubob000000000000b2', '00ucarol0000000000c3']

let bench: Workbench
beforeEach(async () => {
  bench = await workbench()
})

const add = async (rule: FaultRule) => {
  const { status, body } = await bench.control('POST', '/faults', rule)
  expect([status, body]).toMatchObject([201, rule])
}
const revoke = async (user = BOB, headers: Record<string, string> = ALICE, on = bench) =>
  on.send('DELETE', `/okta/api/v1/users/${user}/sessions`, { headers })
const statuses = async (count: number, on = bench): Promise<number[]> => {
  const found: number[] = []
  for (let i = 0; i < count; i++) found.push((await revoke(BOB, ALICE, on)).status)
  return found
}

test('an injected error is the vendor’s own, headers and all, and the exchange says what was injected', async () => {
  await add({ api: 'okta', status: 503 })
  const { headers, body } = await revoke()
  expect(body).toMatchObject({ errorCode: 'E0000010', errorSummary: 'Service is in read only mode' })
  expect(headers).toMatchObject({ 'x-okta-request-id': expect.any(String), 'x-rate-limit-limit': '1000000' })
  expect(bench.exchanges.at(-1)).toMatchObject({
    reply: { status: 503 },
    fault: { rule: 'fault-1', effects: ['status 503', 'example readOnly'] },
    findings: [],
  })
})

test('an example is answered by its name', async () => {
  await add({ api: 'slack', example: 'ekm_access_denied' })
  const { status, body } = await bench.send('POST', '/slack/api/admin.users.session.reset')
  expect([status, body]).toEqual([200, { ok: false, error: 'ekm_access_denied' }])
})

test('a fault comes before the credential, and nothing has happened', async () => {
  await add({ api: 'okta', status: 500 })
  expect((await revoke(BOB, {})).status).toBe(500)
  await revoke()
  const { rows } = await bench.mock.store('okta').collection('sessions').list()
  expect(rows).toHaveLength(7)
})

describe('which calls', () => {
  test('the first so many', async () => {
    await add({ api: 'okta', status: 503, on: { first: 2 } })
    expect(await statuses(4)).toEqual([503, 503, 204, 204])
  })

  test('every so many', async () => {
    await add({ api: 'okta', status: 503, on: { every: 3 } })
    expect(await statuses(6)).toEqual([204, 204, 503, 204, 204, 503])
  })

  test('a share, the same in each run', async () => {
    await add({ api: 'okta', status: 503, on: { share: 0.5 } })
    const first = await statuses(40)
    const again = await workbench()
    await again.control('POST', '/faults', { api: 'okta', status: 503, on: { share: 0.5 } })
    expect(await statuses(40, again)).toEqual(first)
    const struck = first.filter((status) => status === 503).length
    expect(struck).toBeGreaterThan(10)
    expect(struck).toBeLessThan(30)
    const other = await workbench({ seed: 2 })
    await other.control('POST', '/faults', { api: 'okta', status: 503, on: { share: 0.5 } })
    expect(await statuses(40, other)).not.toEqual(first)
  })

  test.each([
    [0, 204],
    [1, 503],
  ])('a share of %d', async (share, status) => {
    await add({ api: 'okta', status: 503, on: { share } })
    expect(await statuses(5)).toEqual(Array(5).fill(status))
  })

  test('those of one operation', async () => {
    await add({ api: 'identity', operation: 'get_session', status: 500 })
    const session = '/identity/sessions/a11ce000-5e55-4000-8000-000000000001'
    expect((await bench.send('GET', session)).status).toBe(500)
    expect((await bench.send('DELETE', session)).status).toBe(204)
  })

  test('a rule for a whole API leaves alone the operations that do not document its answer', async () => {
    await add({ api: 'edgegap', status: 500 })
    const headers = { authorization: 'token 11111111-2222-4333-8444-555555555555' }
    expect((await bench.send('GET', '/edgegap/v1/sessions', { headers })).status).toBe(200)
    expect((await bench.send('POST', '/edgegap/v1/session', { headers, body: '{}' })).status).toBe(500)
    expect((await bench.control('GET', '/faults/fault-1')).body).toMatchObject({ seen: 1, hits: 1 })
  })

  test('unknown paths are not disturbed', async () => {
    await add({ api: 'okta', status: 500 })
    expect((await bench.send('GET', '/okta/api/v1/users')).status).toBe(404)
  })
})

describe('about or by a person', () => {
  test.each([BOB, 'bob@example.com', 'BOB@example.com'])('%s', async (user) => {
    await add({ api: 'okta', user, status: 503 })
    expect((await revoke(CAROL)).status).toBe(204)
    expect((await revoke(BOB)).status).toBe(503)
    expect((await revoke(CAROL, HELP_DESK)).status).toBe(503)
  })

  test('with one credential', async () => {
    await add({ api: 'okta', credential: '00BobHelpDeskApiTokenForExamples000000000b', status: 503 })
    expect((await revoke(CAROL)).status).toBe(204)
    expect((await revoke(CAROL, HELP_DESK)).status).toBe(503)
  })
})

test('the first rule that strikes decides, and those behind it are not asked', async () => {
  await bench.control('PUT', '/faults', {
    faults: [
      { id: 'narrow', api: 'okta', status: 503, on: { first: 1 } },
      { id: 'wide', api: 'okta', delay: 20 },
    ],
  })
  await statuses(2)
  expect(bench.exchanges.filter(({ api }) => api).map(({ fault }) => fault?.rule)).toEqual(['narrow', 'wide'])
  expect((await bench.control('GET', '/faults')).body).toMatchObject({
    faults: [
      { id: 'narrow', seen: 2, hits: 1 },
      { id: 'wide', seen: 1, hits: 1 },
    ],
  })
})

test('delays are drawn between two times, the same in each run', async () => {
  const delays = async () => {
    bench = await workbench()
    await add({ api: 'okta', delay: { from: 'PT0.1S', to: 200 } })
    await statuses(10)
    return bench.exchanges.filter(({ api }) => api).map(({ reply }) => reply.delivery?.delay)
  }
  const first = await delays()
  expect(await delays()).toEqual(first)
  expect(new Set(first).size).toBeGreaterThan(5)
  for (const delay of first) expect(delay).toSatisfy((value: number) => value >= 100 && value <= 200)
})

describe('a rate limit is put in the vendor’s own way', () => {
  test('okta', async () => {
    await add({ api: 'okta', rateLimit: { retryAfter: 30 } })
    const { status, headers } = await revoke()
    expect([status, headers['x-rate-limit-remaining'], headers['x-rate-limit-reset']]).toEqual([429, '0', '1767225630'])
  })

  test('slack', async () => {
    await add({ api: 'slack', rateLimit: { retryAfter: 30 } })
    const { status, headers, body } = await bench.send('POST', '/slack/api/admin.users.session.reset')
    expect([status, headers['retry-after'], body]).toEqual([429, '30', { ok: false, error: 'ratelimited' }])
  })

  test('edgegap', async () => {
    await add({ api: 'edgegap', rateLimit: { retryAfter: 7 } })
    const { status, headers } = await bench.send('GET', '/edgegap/v1/sessions')
    expect([status, headers['retry-after']]).toEqual([429, '7'])
  })

  test('the Things Stack', async () => {
    await add({ api: 'things-stack', rateLimit: { retryAfter: 12 } })
    const { status, headers, body } = await bench.send('GET', '/things-stack/users/bob/sessions')
    expect([status, headers['x-rate-limit-available'], headers['x-rate-limit-retry']]).toEqual([429, '0', '12'])
    expect(body).toMatchObject({ code: 8 })
  })

  test('each within its contract', async () => {
    for (const api of ['okta', 'slack', 'edgegap', 'things-stack']) await add({ api, rateLimit: { retryAfter: 1 } })
    await revoke()
    await bench.send('POST', '/slack/api/admin.users.session.reset')
    await bench.send('GET', '/edgegap/v1/sessions')
    await bench.send('GET', '/things-stack/users/bob/sessions')
    for (const { fault, findings } of bench.exchanges.slice(4)) {
      expect([fault?.effects, findings]).toEqual([['rate limit, retry after 1 s'], []])
    }
  })
})

test('worlds have their own faults', async () => {
  await add({ api: 'okta', status: 503 })
  const other = `/~other/okta/api/v1/users/${BOB}/sessions`
  expect((await bench.send('DELETE', other, { headers: ALICE })).status).toBe(204)
  expect((await bench.send('GET', '/~other/_facsimile/faults')).body).toMatchObject({ faults: [] })
})

describe('faults of the configuration', () => {
  const faults: FaultRule[] = [{ id: 'flaky', api: 'okta', status: 503, on: { first: 1 } }]

  test('are there from the start, in every world, and again after a reset', async () => {
    bench = await workbench({ faults })
    expect(await statuses(2)).toEqual([503, 204])
    const { status } = await bench.send('DELETE', `/~w2/okta/api/v1/users/${BOB}/sessions`, { headers: ALICE })
    expect(status).toBe(503)
    await bench.control('DELETE', '/faults')
    expect(await statuses(1)).toEqual([204])
    await bench.mock.reset()
    expect(await statuses(2)).toEqual([503, 204])
  })

  test('a reset of one API leaves them', async () => {
    await add({ api: 'okta', status: 503 })
    await bench.control('POST', '/driver/okta/reset')
    expect(await statuses(1)).toEqual([503])
  })

  test('a reset takes away those that were added', async () => {
    await add({ api: 'okta', status: 503 })
    await bench.mock.reset()
    expect((await bench.control('GET', '/faults')).body).toMatchObject({ faults: [] })
    await add({ api: 'okta', status: 503 })
    expect((await bench.control('GET', '/faults')).body).toMatchObject({ faults: [{ id: 'fault-1' }] })
  })

  test.each<[string, unknown, string]>([
    [
      'an unknown field',
      { api: 'okta', stauts: 503 },
      'faults[1].stauts: unknown key "stauts"; did you mean "status"?',
    ],
    ['an unknown API', { api: 'octa', drop: true }, 'faults[1]: api: no "octa" is mocked here; did you mean "okta"?'],
    ['an undocumented status', { api: 'okta', status: 418 }, 'faults[1]: status: for revokeUserSessions of okta 418'],
    [
      'an id for the second time',
      { id: 'flaky', api: 'okta', drop: true },
      'faults[1]: There is a rule "flaky" already',
    ],
  ])('%s is refused', async (_, rule, message) => {
    await expect(workbench({ faults: [...faults, rule as FaultRule] })).rejects.toThrow(message)
  })
})
