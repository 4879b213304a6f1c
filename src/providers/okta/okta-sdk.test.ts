import okta from '@okta/okta-sdk-nodejs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../mock/create-mock.js'

/** Okta's own Node.js SDK, unchanged, over a socket. */
let mock: Mock
let url: string
let driver: (kind: string, attributes?: object) => Promise<{ id: string; headers: { authorization: string } }>
let alive: (kind: string, id: string) => Promise<boolean>

beforeAll(async () => {
  mock = await createMock({ apis: ['okta'], seed: 1 })
  url = (await mock.listen()).url
  const base = `${url}/_facsimile/driver/okta`
  driver = async (kind, attributes = {}) =>
    (await fetch(`${base}/${kind}`, { method: 'POST', body: JSON.stringify(attributes) })).json() as never
  alive = async (kind, id) => ((await (await fetch(`${base}/${kind}/${id}`)).json()) as { alive: boolean }).alive
})
afterAll(() => mock.close())
beforeEach(() => mock.reset('okta'))

const client = async (credential: object = {}, orgUrl = `${url}/okta`) => {
  const { headers } = await driver('credential', credential)
  return new okta.Client({
    orgUrl,
    token: headers.authorization.replace(/^SSWS /, ''),
    requestExecutor: new okta.DefaultRequestExecutor({ maxRetries: 0 } as never),
  })
}

const signedIn = async () => {
  const user = await driver('user')
  const [session, device, access, refresh] = await Promise.all([
    driver('session', { user: user.id }),
    driver('device', { user: user.id }),
    driver('token', { user: user.id, use: 'access' }),
    driver('token', { user: user.id, use: 'refresh' }),
  ])
  const left = () =>
    Promise.all([
      alive('session', session.id),
      alive('device', device.id),
      alive('token', access.id),
      alive('token', refresh.id),
    ])
  return { userId: user.id, left }
}

describe('revokeUserSessions ends every session', () => {
  test.each<[object, boolean[]]>([
    [{}, [false, false, true, true]],
    [{ oauthTokens: true }, [false, false, false, false]],
    [{ forgetDevices: false }, [false, true, true, true]],
    [{ oauthTokens: true, forgetDevices: false }, [false, true, false, false]],
    [{ oauthTokens: false, forgetDevices: true }, [false, false, true, true]],
  ])('with %j', async (flags, want) => {
    const { userId, left } = await signedIn()
    const bystander = await signedIn()
    const { userApi } = await client()
    expect(await userApi.revokeUserSessions({ userId, ...flags })).toBeUndefined()
    expect([await left(), await bystander.left()]).toEqual([want, [true, true, true, true]])
  })

  test('and again, which changes nothing', async () => {
    const { userId } = await signedIn()
    const { userApi } = await client()
    await userApi.revokeUserSessions({ userId })
    expect(await userApi.revokeUserSessions({ userId })).toBeUndefined()
  })

  test('also where the address of the organisation ends in a slash', async () => {
    const { userId, left } = await signedIn()
    await (await client({}, `${url}/okta/`)).userApi.revokeUserSessions({ userId })
    expect((await left())[0]).toBe(false)
  })
})

describe('refusals surface as OktaApiError, and nothing is ended', () => {
  test.each<[string, object, number, string]>([
    ['an unknown token', { state: 'unknown' }, 401, 'E0000011'],
    ['an expired token', { state: 'expired' }, 401, 'E0000011'],
    ['a revoked token', { state: 'revoked' }, 401, 'E0000011'],
    ['a role that does not cover the user', { covers: [] }, 403, 'E0000006'],
  ])('%s', async (_, credential, status, errorCode) => {
    const { userId, left } = await signedIn()
    const { userApi } = await client(credential)
    await expect(userApi.revokeUserSessions({ userId })).rejects.toMatchObject({
      name: 'OktaApiError',
      status,
      errorCode,
    })
    expect(await left()).toEqual([true, true, true, true])
  })

  test('an unknown user', async () => {
    const { userApi } = await client()
    await expect(userApi.revokeUserSessions({ userId: '00unobody00000000000' })).rejects.toMatchObject({
      status: 404,
      errorCode: 'E0000007',
      errorSummary: 'Not found: Resource not found: 00unobody00000000000 (User)',
    })
  })
})
