import { beforeEach, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.js'

let mock: Mock
beforeEach(async () => {
  mock = await createMock({ apis: ['identity'], seed: 1 })
})

const call = async (
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = '',
  localAddress?: string,
) => {
  const reply = await mock.answer({
    method,
    target,
    mount: '',
    headers: { host: '127.0.0.1:4010', ...headers },
    body: new TextEncoder().encode(body),
    ...(localAddress ? { localAddress } : {}),
  })
  return { status: reply.status, body: reply.body === undefined ? undefined : (JSON.parse(reply.body) as unknown) }
}

test('a mock says what it mocks, with the address it was asked at', async () => {
  expect(await call('GET', '/_facsimile', { host: 'localhost:4010' })).toEqual({
    status: 200,
    body: {
      name: 'facsimile',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      world: 'default',
      tokenRequired: false,
      apis: [
        {
          api: 'identity',
          profile: 'documented',
          baseUrl: 'http://localhost:4010/identity',
          driver: 'http://localhost:4010/_facsimile/driver/identity',
          contract: 'http://localhost:4010/_facsimile/contracts/identity.json',
          credentials: [],
        },
      ],
    },
  })
})

test('the contract is served', async () => {
  const { status, body } = await call('GET', '/_facsimile/contracts/identity.json')
  expect([status, (body as { openapi: string }).openapi]).toEqual([200, '3.1.0'])
})

test('a mistyped contract gets the nearest name', async () => {
  const { status, body } = await call('GET', '/_facsimile/contracts/identify.json')
  expect([status, body]).toEqual([404, { error: 'No contract "identify.json": did you mean "identity.json"?' }])
})

describe('callers that are refused', () => {
  test.each([
    ['a foreign host', { host: 'evil.test' }],
    ['a foreign host that begins like ours', { host: '127.0.0.1.evil.test' }],
    ['a host without name', { host: '' }],
    ['a foreign origin', { origin: 'http://evil.test' }],
    ['another port’s origin', { origin: 'http://127.0.0.1:9999' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site page', { 'sec-fetch-site': 'cross-site' }],
    ['another port’s page', { 'sec-fetch-site': 'same-site' }],
  ])('%s', async (_, headers) => {
    for (const target of ['/_facsimile', '/_facsimile/driver/identity', '/_facsimile/contracts/identity.json']) {
      expect(await call('GET', target, headers)).toMatchObject({ status: 403, body: { error: expect.any(String) } })
    }
    expect((await call('POST', '/_facsimile/driver/identity/reset', headers)).status).toBe(403)
  })

  test('nor does a preflight let them in', async () => {
    const headers = { origin: 'http://evil.test', 'access-control-request-method': 'POST' }
    expect((await call('OPTIONS', '/_facsimile/driver/identity/reset', headers)).status).toBe(403)
  })
})

test.each([
  ['localhost', { host: 'localhost' }],
  ['IPv6 loopback', { host: '[::1]:4010' }],
  ['its own origin', { origin: 'http://127.0.0.1:4010' }],
])('%s is welcome', async (_, headers) => {
  expect((await call('GET', '/_facsimile', headers)).status).toBe(200)
})

test('the address that the connection came in at is welcome', async () => {
  const headers = { host: '192.0.2.7:4010' }
  expect((await call('GET', '/_facsimile', headers)).status).toBe(403)
  expect((await call('GET', '/_facsimile', headers, '', '192.0.2.7')).status).toBe(200)
})
