import { describe, expect, test } from 'vitest'
import { createMock } from '../mock/create-mock.js'
import type { Exchange } from '../mock/exchange.js'

const TOKEN = 'a-token-of-the-test'

const setUp = async (options: { controlToken?: string; allowHosts?: string[] } = { controlToken: TOKEN }) => {
  const exchanges: Exchange[] = []
  const mock = await createMock({ apis: ['identity'], seed: 1, ...options, onExchange: (one) => exchanges.push(one) })
  const call = async (method: string, target: string, headers: Record<string, string> = {}) => {
    const body = new Uint8Array()
    const reply = await mock.answer({ method, target, mount: '', headers: { host: '127.0.0.1', ...headers }, body })
    return { status: reply.status, headers: reply.headers, body: reply.body }
  }
  return { call, exchanges, mock }
}

const CALLS = [
  ['GET', '/_facsimile'],
  ['GET', '/_facsimile/worlds'],
  ['POST', '/_facsimile/reset'],
  ['GET', '/_facsimile/contracts/identity.json'],
  ['GET', '/_facsimile/console'],
  ['GET', '/_facsimile/nothing'],
  ['GET', '/~w1/_facsimile/clock'],
  ['GET', '/_facsimile/driver/identity'],
  ['POST', '/_facsimile/driver/identity/reset'],
] as const

describe('where a token is asked for', () => {
  test.each(CALLS)('%s %s needs it, and the refusal says where it is found', async (method, target) => {
    const { call, mock } = await setUp()
    for (const headers of [{}, { authorization: 'Bearer a-token-of-the-tesT' }, { 'x-facsimile-token': '' }]) {
      const { status, body } = await call(method, target, headers)
      expect([status, body]).toEqual([401, expect.stringContaining('which the mock printed when it started')])
    }
    // nor has the refused call made a world
    expect((await call('GET', '/_facsimile/worlds', { 'x-facsimile-token': TOKEN })).body).toContain('"total":1')
    await mock.close()
  })

  test.each([
    { authorization: `Bearer ${TOKEN}` },
    { authorization: `bearer ${TOKEN}` },
    { 'x-facsimile-token': TOKEN },
    { cookie: `theme=dark; facsimile_token=${TOKEN}` },
  ])('%j lets in', async (headers) => {
    const { call } = await setUp()
    for (const [method, target] of CALLS) {
      expect((await call(method, target, headers as Record<string, string>)).status, target).not.toBe(401)
    }
  })

  test('the mocked APIs are as open as ever', async () => {
    const { call } = await setUp()
    expect((await call('GET', '/identity/sessions/b0b00000-5e55-4000-8000-000000000001')).status).toBe(200)
  })

  test('the console is opened with the token in the address, which then goes into a cookie', async () => {
    const { call } = await setUp()
    const reply = await call('GET', `/~w1/_facsimile/console?token=${TOKEN}`)
    expect([reply.status, reply.headers['location']]).toEqual([303, '/~w1/_facsimile/console'])
    expect(reply.headers['set-cookie']).toBe(`facsimile_token=${TOKEN}; Path=/; HttpOnly; SameSite=Strict`)
    expect((await call('GET', '/_facsimile/console?token=wrong')).status).toBe(401)
    expect((await call('GET', `/_facsimile/worlds?token=${TOKEN}`)).status).toBe(401)
  })

  test('another origin and a foreign host are refused with the token too', async () => {
    const { call } = await setUp()
    const shown = { 'x-facsimile-token': TOKEN }
    expect((await call('GET', '/_facsimile', { ...shown, origin: 'http://evil.test' })).status).toBe(403)
    expect((await call('GET', '/_facsimile', { ...shown, host: 'evil.test' })).status).toBe(403)
  })

  test('nothing that is recorded holds it', async () => {
    const { call, exchanges } = await setUp()
    await call('GET', '/_facsimile/worlds', {
      authorization: `Bearer ${TOKEN}`,
      cookie: `a=b; facsimile_token=${TOKEN}`,
    })
    await call('GET', '/_facsimile/worlds', { 'x-facsimile-token': TOKEN })
    await call('GET', `/_facsimile/console?token=${TOKEN}`)
    expect(exchanges.map(({ request }) => JSON.stringify(request)).join()).not.toContain(TOKEN)
  })
})

test('without one everybody on this machine may call', async () => {
  const { call } = await setUp({})
  for (const [method, target] of CALLS) expect((await call(method, target)).status, target).not.toBe(401)
})

test('more host names are let in by name, whatever the port', async () => {
  const { call } = await setUp({ allowHosts: ['Mock.test'] })
  for (const host of ['mock.test', 'MOCK.test:4010'])
    expect((await call('GET', '/_facsimile', { host })).status).toBe(200)
  for (const host of ['mock.test.evil', 'evil.test'])
    expect((await call('GET', '/_facsimile', { host })).status).toBe(403)
})

test('beyond loopback a token is made', async () => {
  const { mock } = await setUp({})
  const open = await mock.listen()
  expect([open.token, (await fetch(`${open.url}/_facsimile`)).status]).toEqual([undefined, 200])
  const { token, port } = await mock.listen({ host: '0.0.0.0' })
  expect(token).toMatch(/^[\w-]{32}$/)
  const url = `http://127.0.0.1:${port}/_facsimile`
  const shown = { headers: { authorization: `Bearer ${token}` } }
  expect([(await fetch(url)).status, (await fetch(url, shown)).status]).toEqual([401, 200])
  await mock.close()
})
