import { afterEach, beforeEach, expect, test } from 'vitest'
import { workbench, type Workbench } from '../testing/workbench.js'

let bench: Workbench
beforeEach(async () => {
  bench = await workbench({ rateLimits: true })
})
afterEach(() => expect(bench.exchanges.flatMap(({ findings }) => findings)).toEqual([]))

const move = (body: unknown) => bench.control('POST', '/clock', body)
const credentialOf = async (name: string): Promise<Record<string, string>> => {
  const { provider, context } = bench.mock.apis.find((api) => api.provider.api === name)!
  return (await provider.credentials(context))[0]!.headers
}
const okta = async () =>
  bench.send('DELETE', '/okta/api/v1/users/00ubob000000000000b2/sessions', { headers: await credentialOf('okta') })

test('the clock is told', async () => {
  expect(await bench.control('GET', '/clock')).toMatchObject({
    status: 200,
    body: { now: '2026-01-01T00:00:00.000Z', running: false },
  })
})

test.each([
  [{ advance: 'PT1H30M' }, '2026-01-01T01:30:00.000Z'],
  [{ advance: '-P1D' }, '2025-12-31T00:00:00.000Z'],
  [{ set: '2026-03-01T12:00:00+01:00' }, '2026-03-01T11:00:00.000Z'],
  [{ freeze: true }, '2026-01-01T00:00:00.000Z'],
])('%j leads to %s', async (change, now) => {
  expect(await move(change)).toMatchObject({ status: 200, body: { now, running: false } })
  expect((await bench.control('GET', '/clock')).body).toEqual({ now, running: false })
})

test('a clock that runs is set and runs on from there, until it is stopped', async () => {
  expect((await move({ run: true })).body).toMatchObject({ running: true })
  expect((await move({ set: '2030-01-01T00:00:00Z' })).body).toMatchObject({
    now: expect.stringMatching(/^2030-01-01T00:00/),
    running: true,
  })
  expect((await move({ freeze: true })).body).toMatchObject({ running: false })
})

test.each([
  [{}, 'takes one of advance, set, freeze, run'],
  [{ advance: 'PT1H', run: true }, 'takes one of advance, set, freeze, run'],
  [{ advance: 'an hour' }, '"an hour" is no ISO 8601 duration; write for example PT1H'],
  [{ advance: 'P999999999Y' }, 'leads beyond the times that can be told'],
  [{ set: 'tomorrow' }, 'body /set: must match format "date-time"'],
  [{ freeze: false }, 'body /freeze: must be equal to one of the allowed values'],
  [[], 'body: takes one of advance, set, freeze, run'],
])('%j is refused, and the clock stays', async (change, reason) => {
  expect(await move(change)).toMatchObject({ status: 400, body: { error: expect.stringContaining(reason) } })
  expect((await bench.control('GET', '/clock')).body).toMatchObject({ now: '2026-01-01T00:00:00.000Z' })
})

test('a body that is no JSON is refused', async () => {
  const reply = await bench.send('POST', '/_facsimile/clock', { body: '{' })
  expect(reply).toMatchObject({ status: 400, body: { error: expect.stringContaining('The body is not JSON') } })
})

test('each world has a clock of its own', async () => {
  await bench.send('POST', '/~w1/_facsimile/clock', { body: '{"advance":"PT1H"}' })
  expect((await bench.control('GET', '/clock')).body).toMatchObject({ now: '2026-01-01T00:00:00.000Z' })
  expect((await bench.send('GET', '/~w1/_facsimile/clock')).body).toMatchObject({ now: '2026-01-01T01:00:00.000Z' })
})

test('a rate limit’s window ends by the clock', async () => {
  const spend = async () => {
    for (let calls = 1; ; calls++) {
      const { status, headers } = await okta()
      if (status === 429) return { calls, headers }
    }
  }
  const { headers } = await spend()
  const reset = new Date(Number(headers['x-rate-limit-reset']) * 1000)
  expect((await okta()).status).toBe(429)
  await move({ set: reset.toISOString() })
  expect((await okta()).status).not.toBe(429)
})

test('Retry-After counts down by the clock', async () => {
  const token = { ...(await credentialOf('slack')), 'content-type': 'application/json' }
  const reset = () =>
    bench.send('POST', '/slack/api/admin.users.session.reset', { headers: token, body: '{"user_id":"U0NOBODY"}' })
  let throttled = await reset()
  while (throttled.status !== 429) throttled = await reset()
  const seconds = Number(throttled.headers['retry-after'])
  await move({ advance: 'PT1S' })
  expect(Number((await reset()).headers['retry-after'])).toBe(seconds - 1)
  await move({ advance: `PT${seconds - 1}S` })
  expect((await reset()).status).toBe(200)
})

test('a session expires by the clock', async () => {
  const get = () => bench.send('GET', '/identity/sessions/b0b00000-5e55-4000-8000-000000000001')
  expect((await get()).body).toMatchObject({ is_expired: false })
  const { rows } = await bench.mock.store('identity').collection('sessions').list()
  const { valid_until } = rows.find((row) => (row as { id: string }).id.endsWith('5e55-4000-8000-000000000001')) as {
    valid_until: number
  }
  await move({ set: new Date(valid_until).toISOString() })
  expect((await get()).body).toMatchObject({ is_expired: true })
})

test('an Edgegap session gets along by the clock', async () => {
  const headers = { ...(await credentialOf('edgegap')), 'content-type': 'application/json' }
  const body = JSON.stringify({
    app_name: 'arena',
    version_name: 'v1.0',
    ip_list: ['192.0.2.77'],

    selectors: [{ tag: 'fresh' }],
  })
  const made = (await bench.send('POST', '/edgegap/v1/session', { headers, body })).body as { session_id: string }
  const status = async () =>
    ((await bench.send('GET', `/edgegap/v1/session/${made.session_id}`, { headers })).body as { status: string }).status
  const seen = [await status()]
  for (const advance of ['PT1S', 'PT1S', 'PT3S']) {
    await move({ advance })
    seen.push(await status())
  }
  expect(seen).toEqual(['Initializing', 'Seeking', 'Waiting', 'Ready'])
})
