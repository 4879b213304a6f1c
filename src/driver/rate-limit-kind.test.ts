import { expect, test } from 'vitest'
import { testMock } from '../testing/harness.js'

test('a rate limit is in force while it is there', async () => {
  const mock = await testMock('okta')
  const { headers } = await mock.driver.create('credential')
  const revoke = async () =>
    (await mock.send('DELETE', '/api/v1/users/00unobody00000000000/sessions', { headers })).status
  expect([await revoke(), await revoke(), await revoke()]).toEqual([404, 404, 404])
  const { id } = await mock.driver.create('rate-limit', { limit: 2 })
  expect([await revoke(), await revoke(), await revoke()]).toEqual([404, 404, 429])
  await mock.driver.advance('PT60S')
  expect(await revoke()).toBe(404)
  await mock.driver.end('rate-limit', id)
  expect([await revoke(), await revoke(), await revoke()]).toEqual([404, 404, 404])
})

test.each([
  ['a limit of nothing', { limit: 0 }],
  ['a limit that is no number', { limit: 'few' }],
])('%s is refused', async (_, json) => {
  const mock = await testMock('slack')
  expect((await mock.driver.call('POST', '/rate-limit', { json })).status).toBe(422)
})

test('there is one at a time, and a reset lifts it', async () => {
  const mock = await testMock('okta')
  await mock.driver.create('rate-limit')
  expect((await mock.driver.call('POST', '/rate-limit', { json: {} })).status).toBe(422)
  await mock.driver.reset()
  expect((await mock.driver.call('DELETE', '/rate-limit/x')).status).toBe(404)
  await mock.driver.create('rate-limit')
})
