import { expect, test } from 'vitest'
import { createMock } from './create-mock.js'
import { API_NAMES } from './realms.js'

const mock = await createMock({ seed: 1 })
const ORIGIN = 'http://app.test'
const send = async (method: string, target: string, headers: Record<string, string>) => {
  const reply = await mock.answer({
    method,
    target,
    mount: '',
    headers: { host: 'x', ...headers },
    body: new Uint8Array(),
  })
  return { status: reply.status, headers: reply.headers, body: reply.body }
}

/** What a browser asks before a page of another origin may call. */
const preflight = (method: string) => ({
  origin: ORIGIN,
  'access-control-request-method': method,
  'access-control-request-headers': 'authorization,content-type',
})

test.each([...API_NAMES])('%s: a page of any origin may call every operation', async (api) => {
  const { contract, provider } = mock.apis.find((mocked) => mocked.provider.api === api)!
  for (const mount of provider.mounts) {
    for (const { method, path } of contract.operations) {
      const target = mount + path.replaceAll(/\{[^}]*\}/g, 'x')
      const { status, headers, body } = await send('OPTIONS', target, preflight(method))
      expect([status < 300, body], target).toEqual([true, undefined])
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(headers['access-control-allow-methods']!.split(', ')).toContain(method)
      expect(headers['access-control-allow-headers']!.toLowerCase()).toMatch(/authorization.*content-type/)

      const answer = await send(method, target, { origin: ORIGIN })
      expect(answer.headers['access-control-allow-origin'], target).toBe('*')
      expect(answer.headers['access-control-expose-headers'], target).toBeTruthy()
    }
  }
})

test.each([...API_NAMES])('%s: nothing of this is said to callers without an origin', async (api) => {
  const { provider, contract } = mock.apis.find((mocked) => mocked.provider.api === api)!
  const [operation] = contract.operations
  const { headers } = await send(
    operation!.method,
    provider.mounts[0] + operation!.path.replaceAll(/\{[^}]*\}/g, 'x'),
    {},
  )
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})
