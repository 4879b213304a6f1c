import { expect, test } from 'vitest'
import { testMock, type Received, type TestMock } from '../../testing/harness.js'
import { adminHeaders } from './testing/signed-in-user.js'

const ERIN = '/api/v1/users/00uerin00000000000e5/sessions'
const START_SECONDS = Date.UTC(2026, 0, 1) / 1000

const limits = ({ headers }: Received) =>
  ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-rate-limit-${name}`)))

const caller = async (api: TestMock) => {
  const headers = await adminHeaders(api)
  return () => api.send('DELETE', ERIN, { headers })
}

const times = async (count: number, call: () => Promise<Received>) => {
  for (let i = 0; i < count; i++) await call()
}

test('every call counts down, in a window that lasts a minute from its first call', async () => {
  const api = await testMock('okta', { rateLimits: true })
  const revoke = await caller(api)
  await api.driver.advance('PT7S')
  expect(limits(await revoke())).toEqual([50, 49, START_SECONDS + 67])
  api.mock.clock.advance(59_999)
  expect(limits(await revoke())).toEqual([50, 48, START_SECONDS + 67])
  api.mock.clock.advance(1)
  expect(limits(await revoke())).toEqual([50, 49, START_SECONDS + 127])
})

test('the end of the window is never told too early: fractions of a second are rounded up', async () => {
  const api = await testMock('okta', { rateLimits: true })
  const revoke = await caller(api)
  api.mock.clock.advance(250)
  expect(limits(await revoke())[2]).toBe(START_SECONDS + 61)
})

test('the fifty-first call of a window is refused, and nothing ends', async () => {
  const api = await testMock('okta', { rateLimits: true })
  const user = '00ubob000000000000b2'
  const session = '102bobLaptop0000000000001'
  const revoke = await caller(api)
  await times(50, revoke)
  const refused = await api.send('DELETE', `/api/v1/users/${user}/sessions`, { headers: await adminHeaders(api) })
  expect(refused).toMatchObject({
    status: 429,
    body: { errorCode: 'E0000047', errorSummary: 'API call exceeded rate limit due to too many requests.' },
  })
  expect(limits(refused)).toEqual([50, 0, START_SECONDS + 60])
  expect(refused.headers.get('retry-after')).toBeNull()
  expect(await api.driver.alive('session', session)).toBe(true)
  await api.driver.advance('PT60S')
  expect((await revoke()).status).toBe(204)
})

test('calls without a credential count too, and are told so first', async () => {
  const api = await testMock('okta', { rateLimits: true })
  const anonymous = () => api.send('DELETE', ERIN)
  await times(49, anonymous)
  expect((await anonymous()).status).toBe(403)
  expect((await anonymous()).status).toBe(429)
})

test('paths outside the operation have a bucket of their own', async () => {
  const api = await testMock('okta', { rateLimits: true })
  const revoke = await caller(api)
  const elsewhere = () => api.send('GET', '/api/v1/nowhere')
  await times(60, elsewhere)
  expect(limits(await revoke())[1]).toBe(49)
  expect((await elsewhere()).status).toBe(404)
})

test('by default the headers are there and nobody is throttled', async () => {
  const api = await testMock('okta')
  const revoke = await caller(api)
  const [limit, remaining, reset] = limits(await revoke())
  expect([remaining, reset]).toEqual([limit! - 1, START_SECONDS + 60])
  await times(100, revoke)
  expect((await revoke()).status).toBe(204)
})

test('a reset begins a new window', async () => {
  const api = await testMock('okta', { rateLimits: true })
  await times(10, await caller(api))
  await api.driver.reset()
  expect(limits(await (await caller(api))())[1]).toBe(49)
})
