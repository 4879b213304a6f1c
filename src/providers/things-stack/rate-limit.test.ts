import { beforeEach, expect, test } from 'vitest'
import { errorIn, startApi, type Api } from './testing/api.js'
import { UNKNOWN } from './testing/reach.js'

const limited = (callsPerMinute: number, profile: 'documented' | 'live' = 'documented') =>
  startApi({ rateLimits: true, profile, settings: { 'things-stack': { callsPerMinute } } })

let api: Api

beforeEach(async () => {
  api = await limited(2)
})

const limits = ({ headers }: { headers: Headers }) =>
  ['limit', 'available', 'reset', 'retry'].map((name) => headers.get(`x-rate-limit-${name}`))

test('calls come at once until none is left, and come back one by one', async () => {
  expect(limits(await api.list('bob'))).toEqual(['2', '1', '30', '0'])
  expect(limits(await api.list('bob'))).toEqual(['2', '0', '60', '0'])
  const refused = await api.list('bob')
  expect(errorIn(refused)).toEqual([429, 8, 'rate_limit_exceeded'])
  expect(limits(refused)).toEqual(['2', '0', '60', '30'])
  await api.driver.advance('PT30S')
  expect((await api.list('bob')).status).toBe(200)
  expect((await api.list('bob')).status).toBe(429)
})

test('the wait is never 0, and long enough', async () => {
  api = await limited(7)
  for (let i = 0; i < 7; i++) await api.list('bob')
  api.mock.clock.advance(8400)
  expect(limits(await api.list('bob'))[3]).toBe('1')
  await api.driver.advance('PT1S')
  expect((await api.list('bob')).status).toBe(200)
})

test('the refusal names what is counted, and the rate as a number', async () => {
  for (let i = 0; i < 2; i++) await api.list('bob')
  const key = 'grpc:method:/ttn.lorawan.v3.UserSessionRegistry/List:user:bob'
  expect((await api.list('bob')).body).toMatchObject({
    message:
      'error:pkg/ratelimit:rate_limit_exceeded ' +
      `(rate limit of \`2\` accesses per minute exceeded for resource \`${key}\`)`,
    details: [{ attributes: { key, rate: 2 } }],
  })
})

test('a refused call changes nothing', async () => {
  const id = await api.session('erin')
  for (let i = 0; i < 2; i++) await api.remove('erin', UNKNOWN)
  expect((await api.remove('erin', id)).status).toBe(429)
  expect(await api.driver.alive('session', id)).toBe(true)
})

test('each operation and each user are counted alone', async () => {
  for (let i = 0; i < 3; i++) await api.list('bob')
  expect((await api.list('alice')).status).toBe(200)
  expect((await api.remove('bob', UNKNOWN)).status).toBe(404)
})

test('calls that cannot be read or break a rule are not counted, and have no headers of it', async () => {
  for (const [user, query] of [
    ['bob', '?limit=abc'],
    ['bob', '?limit=1001'],
    ['Bob', ''],
  ] as const) {
    expect(limits(await api.list(user, query))).toEqual([null, null, null, null])
  }
  expect(limits(await api.list('bob'))[1]).toBe('1')
})

test('live counts by token too, and before it looks whether the token is good', async () => {
  api = await limited(1, 'live')
  const headers = await api.credential({ user: 'bob' })
  expect((await api.list('bob', '', { headers })).status).toBe(200)
  expect((await api.list('bob', '', { headers })).status).toBe(429)
  expect((await api.list('bob')).status).toBe(403)
  expect((await api.list('bob')).status).toBe(429)
  const authorization = 'Bearer NNSXS.UNKNOWN.SECRET'
  expect((await api.list('bob', '', { headers: { authorization } })).status).toBe(401)
  expect((await api.list('bob', '', { headers: { authorization } })).body).toMatchObject({
    details: [{ attributes: { key: expect.stringMatching(/:user:bob:token:UNKNOWN$/) as string } }],
  })
})

test('60 calls a minute, where nothing else is said', async () => {
  api = await startApi({ rateLimits: true })
  expect(limits(await api.list('bob'))).toEqual(['60', '59', '1', '0'])
})

test('there is no limit unless rate limits are on', async () => {
  api = await startApi({ settings: { 'things-stack': { callsPerMinute: 1 } } })
  for (let i = 0; i < 3; i++) expect(limits(await api.list('bob'))).toEqual([null, null, null, null])
})

test('a limit of 0 is no setting', async () => {
  await expect(limited(0)).rejects.toThrow('"things-stack.callsPerMinute" is a whole number of at least 1, not 0')
})
