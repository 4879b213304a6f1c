import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createMock } from './create-mock.js'
import { listen } from './listen.js'
import { createMounts } from './mounts.js'
import { createWebhooks } from './webhooks.js'

describe('options that cannot be are refused with the nearest that can', () => {
  test.each([
    [{ apis: ['octa'] }, 'API "octa" does not exist: did you mean "okta"?'],
    [{ apis: ['zzzzzzzz'] }, 'API "zzzzzzzz" does not exist: known are'],
    [{ api: ['okta'] } as object, 'there is no option "api"; did you mean "apis"?'],
    [{ apis: 'okta' as unknown as string[] }, "apis is a list, such as ['okta']"],
    [{ profile: 'alive' as 'live' }, 'profile "alive" of'],
    [{ profile: { octa: 'live' } } as const, '"octa" does not exist: did you mean "okta"?'],
    [{ settings: { identity: { repeatdDelete: 204 } } }, 'did you mean "repeatedDelete"?'],
    [{ settings: { identity: { repeatedDelete: true } } }, 'setting "identity.repeatedDelete" is a number, not true'],
    [{ settings: { identity: { repeatedDelete: 500 } } }, 'is one of 404, 204, not 500'],
  ])('%j', async (options, message) => {
    await expect(createMock(options)).rejects.toThrow(message)
  })
})

test('the longest mount wins, and a mount ends at a segment', () => {
  const locate = createMounts([
    { mount: '/a', owner: 'short' },
    { mount: '/a/b', owner: 'long' },
  ])
  const found = (target: string) => {
    const { owner, target: rest } = locate(target) ?? {}
    return [owner, rest]
  }
  expect(found('/a/b/c?d')).toEqual(['long', '/c?d'])
  expect(found('/a/bc')).toEqual(['short', '/bc'])
  expect(found('/a')).toEqual(['short', '/'])
  expect(found('/a?x=1')).toEqual(['short', '/?x=1'])
  expect(found('/ab')).toEqual([undefined, undefined])
})

test('where no API is mounted, the mounts are named', async () => {
  const mock = await createMock({ apis: ['identity'] })
  const response = await mock.handle(new Request('http://mock/nope?token=secret'))
  expect([response.status, await response.json()]).toEqual([
    404,
    { error: 'No API is mounted at "/nope"', mounts: ['/identity'], control: '/_facsimile' },
  ])
})

test('a port that is in use is said in one line, with what to type instead', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
  const answer = () => Promise.reject(new Error('never called'))
  await expect(listen(answer, { port })).rejects.toThrow(`port ${port} is in use on 127.0.0.1`)
  server.close()
  await expect(listen(answer, { host: '192.0.2.1' })).rejects.toThrow('host "192.0.2.1" is no address of this machine')
})

test('where everything is listened on, the address is one that opens here', async () => {
  const mock = await createMock({ apis: ['identity'] })
  const { url, host, token } = await mock.listen({ host: '0.0.0.0' })
  try {
    expect([url.replace(/\d+$/, ''), host]).toEqual(['http://127.0.0.1:', '0.0.0.0'])
    expect((await fetch(`${url}/_facsimile`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
  } finally {
    await mock.close()
  }
})

test('an unseeded mock follows the real time; its ids differ from run to run', async () => {
  const [a, b] = [await createMock({ apis: ['identity'] }), await createMock({ apis: ['identity'] })]
  expect(a.clock.running).toBe(true)
  const make = async (mock: typeof a) => {
    const request = new Request('http://127.0.0.1/_facsimile/driver/identity/user', { method: 'POST', body: '{}' })
    return ((await (await mock.handle(request)).json()) as { id: string }).id
  }
  expect(await make(a)).not.toBe(await make(b))
})

test('the state is there to be read and changed', async () => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  const sessions = mock.store('identity').collection('sessions')
  const before = (await sessions.list()).total
  await sessions.deleteMany([])
  expect((await sessions.list()).total).toBe(0)
  await mock.reset()
  expect((await sessions.list()).total).toBe(before)
  expect(() => mock.store('okta')).toThrow('"okta" is not mocked here; there are identity')
})

describe('webhooks', () => {
  const webhook = (url: string) => ({ api: 'demo', url, body: { a: 1 } })
  const outcome = (statuses: (number | Error)[], url = 'http://127.0.0.1:1/hook', allow: string[] = []) =>
    new Promise<{ calls: string[]; notices: string[] }>((resolve) => {
      const calls: string[] = []
      const notices: string[] = []
      const settle = () => setImmediate(() => resolve({ calls, notices }))
      const fetch = (async (to: string, init: RequestInit) => {
        calls.push(`${init.method} ${to} ${init.body as string} ${init.redirect}`)
        const next = statuses.shift()
        if (statuses.length === 0) settle()
        if (next instanceof Error) throw next
        return { ok: next! < 300, status: next! }
      }) as unknown as typeof globalThis.fetch
      const onNotice = (notice: string) => {
        notices.push(notice)
        settle()
      }
      createWebhooks({ allow, onNotice, fetch, retries: [0, 0] }).deliver(webhook(url))
    })

  const call = 'POST http://127.0.0.1:1/hook {"a":1} manual'

  test('are delivered once when the receiver takes them', async () => {
    expect(await outcome([204])).toEqual({ calls: [call], notices: [] })
  })

  test('are tried again, and given up in the end', async () => {
    expect(await outcome([500, 204])).toEqual({ calls: [call, call], notices: [] })
    const { calls, notices } = await outcome([500, new Error('refused'), 302])
    expect(calls).toHaveLength(3)
    expect(notices).toEqual(['demo: gave the webhook to http://127.0.0.1:1/hook up after 3 attempts: it answered 302'])
  })

  test.each([
    ['http://example.com/x', [], 'only this machine is called; allow it with --allow-webhooks example.com'],
    ['http://127.0.0.1.evil.test/', [], 'only this machine is called'],
    ['file:///etc/passwd', [], 'only http and https are possible'],
    ['nonsense', [], 'it is no URL'],
  ])('do not go to %s', async (url, allow, reason) => {
    const { calls, notices } = await outcome([], url, allow)
    expect(calls).toEqual([])
    expect(notices[0]).toContain(reason)
  })

  test.each([
    ['http://localhost:9/x', []],
    ['http://[::1]:9/x', []],
    ['https://example.com/x', ['example.com']],
  ] as [string, string[]][])('go to %s', async (url, allow) => {
    expect((await outcome([200], url, allow)).calls).toHaveLength(1)
  })
})
