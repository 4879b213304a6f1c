import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.js'
import { run } from './program.js'

let printed = ''
let mock: Mock
beforeEach(async () => {
  printed = ''
  const print = (text: unknown) => {
    printed += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(print)
  vi.spyOn(console, 'error').mockImplementation(print)
  mock = await createMock({ seed: 1, apis: ['identity'] })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await mock.close()
})

test('a driver that wants a token is driven with it', { timeout: 60_000 }, async () => {
  const { port, token } = await mock.listen({ host: '0.0.0.0' })
  const verify = (...more: string[]) =>
    run(['verify', 'identity', '--target', `http://127.0.0.1:${port}/identity`, '--format', 'json', ...more])
  expect(await verify('--driver-header', `Authorization: Bearer ${token}`)).toBe(0)
  expect(JSON.parse(printed)).toMatchObject({ api: 'identity', verdict: 'conforms', driver: { clock: true } })
  expect(printed).not.toContain(token)
  printed = ''
  expect(
    await verify('--target', `http://127.0.0.1:${port}/~w1/identity`, '--driver-header', `X-Facsimile-Token: ${token}`),
  ).toBe(0)
  expect(printed).toContain('/~w1/_facsimile/driver/identity')
  printed = ''
  const driver = `http://127.0.0.1:${port}/_facsimile/driver/identity`
  expect(await verify('--driver', driver, '--driver-header', 'Authorization: Bearer wrong')).not.toBe(0)
  expect(printed).toContain('401')
})
