import { beforeEach, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { ALICE, INVALIDATE, post, RESET } from './testing/calls.js'

const api = await testMock('slack', { rateLimits: true })

beforeEach(async () => {
  await api.mock.reset()
})

const form = { user_id: 'W0BOB00002' }

const call = async (headers: Record<string, string> = ALICE, method = RESET) =>
  (await post(api, method, { form, headers })).status

const spend = async (headers: Record<string, string> = ALICE) => {
  for (let i = 0; i < 20; i++) expect(await call(headers)).toBe(200)
}

test('the twenty-first call in a minute must wait', async () => {
  await spend()
  await api.driver.advance('PT30S')
  const { status, headers, body } = await post(api, RESET, { form })
  expect([status, headers.get('retry-after'), body]).toEqual([429, '30', { ok: false, error: 'ratelimited' }])
})

test('a call that must wait does nothing', async () => {
  await spend()
  const user = (await api.driver.create('user')).id
  const session = (await api.driver.create('session', { user })).id
  expect((await post(api, RESET, { form: { user_id: user } })).status).toBe(429)
  expect(await api.driver.alive('session', session)).toBe(true)
})

test('after Retry-After the next call is answered', async () => {
  await spend()
  await api.driver.advance('PT59S')
  expect((await post(api, RESET, { form })).headers.get('retry-after')).toBe('1')
  await api.driver.advance('PT1S')
  expect(await call()).toBe(200)
})

test('methods, workspaces and strangers are counted apart', async () => {
  await spend()
  expect(await call(ALICE, INVALIDATE)).toBe(200)
  expect(await call({ token: 'xoxp-alice-acme-only' })).toBe(200)
  expect(await call({ token: 'xoxp-nobody' })).toBe(200)
})

test('tokens of one app in one organisation are counted together, wherever they stand', async () => {
  await spend({ authorization: 'Bearer xoxp-carol-owner' })
  const inForm = await post(api, RESET, { form: { ...form, token: 'xoxp-alice-admin' }, headers: {} })
  expect(inForm.status).toBe(429)
})

test('calls without a credential are limited too', async () => {
  await spend({})
  expect(await call({})).toBe(429)
})

test('whatever is wrong with a call, it counts', async () => {
  for (let i = 0; i < 20; i++) await post(api, RESET, { body: 'x', headers: { ...ALICE, 'content-type': 'image/png' } })
  expect(await call()).toBe(429)
})

test('nobody waits unless the limits are asked for', async () => {
  const ample = await testMock('slack')
  for (let i = 0; i < 21; i++) expect((await post(ample, RESET, { form })).status).toBe(200)
})
