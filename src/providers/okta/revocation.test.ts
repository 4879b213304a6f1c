import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { USER_STATUSES } from './tables.js'
import { adminHeaders, signedInUser, type SignedInUser } from './testing/signed-in-user.js'

const EVERYTHING = ['session', 'second session', 'access token', 'refresh token', 'device', 'app session']

const api = await testMock('okta')
const classic = await testMock('okta', { settings: { okta: { classic: true } } })
const lenient = await testMock('okta', { settings: { okta: { lookupByLogin: true } } })
let user: SignedInUser

beforeEach(async () => {
  for (const { mock } of [api, classic, lenient]) await mock.reset()
  user = await signedInUser(api)
})
afterEach(() => vi.restoreAllMocks())

const revoke = async (id: string, at = api) =>
  at.send('DELETE', `/api/v1/users/${encodeURIComponent(id)}/sessions`, { headers: await adminHeaders(at) })

test('the answer is empty and has no content type', async () => {
  const { status, body, headers } = await user.revoke()
  expect([status, body, headers.get('content-type')]).toEqual([204, undefined, null])
})

test('all sessions end and devices are forgotten; OAuth tokens and the apps’ own sessions stay', async () => {
  expect(await user.left()).toEqual(EVERYTHING)
  await user.revoke()
  expect(await user.left()).toEqual(['access token', 'refresh token', 'app session'])
})

describe('the flags', () => {
  test.each([
    ['?oauthTokens=true', ['app session']],
    ['?oauthTokens=false', ['access token', 'refresh token', 'app session']],
    ['?forgetDevices=true', ['access token', 'refresh token', 'app session']],
    ['?forgetDevices=false', ['access token', 'refresh token', 'device', 'app session']],
    ['?oauthTokens=true&forgetDevices=false', ['device', 'app session']],
    ['?oauthTokens=true&forgetDevices=true', ['app session']],
    ['?oauthTokens=TRUE&forgetDevices=False', ['device', 'app session']],
  ])('%s leaves %j', async (query, left) => {
    expect((await user.revoke(query)).status).toBe(204)
    expect(await user.left()).toEqual(left)
  })

  test.each([
    ['', ['access token', 'refresh token', 'device', 'app session']],
    ['?forgetDevices=true', ['access token', 'refresh token', 'app session']],
    ['?oauthTokens=true', ['device', 'app session']],
  ])('on Classic Engine "%s" leaves %j', async (query, left) => {
    user = await signedInUser(classic)
    expect((await user.revoke(query)).status).toBe(204)
    expect(await user.left()).toEqual(left)
  })

  test.each(['yes', '1', '', 'tru', 'true%20', 'null'])(
    'oauthTokens=%s is refused, and nothing ends',
    async (value) => {
      const { status, body } = await user.revoke(`?oauthTokens=${value}`)
      expect([status, body]).toEqual([
        400,
        {
          errorCode: 'E0000001',
          errorSummary: 'Api validation failed: oauthTokens',
          errorLink: 'E0000001',
          errorId: expect.any(String) as string,
          errorCauses: [{ errorSummary: 'oauthTokens: The field has an invalid value' }],
        },
      ])
      expect(await user.left()).toEqual(EVERYTHING)
    },
  )

  test('a flag without a value, or sent twice, is refused too; each is named', async () => {
    const { status, body } = await user.revoke('?forgetDevices&oauthTokens=true&oauthTokens=false')
    expect(status).toBe(400)
    expect(
      (body as { errorCauses: { errorSummary: string }[] }).errorCauses.map((cause) => cause.errorSummary).sort(),
    ).toEqual(['forgetDevices: The field has an invalid value', 'oauthTokens: The field has an invalid value'])
    expect(await user.left()).toEqual(EVERYTHING)
  })

  test('parameters of other names are ignored, whatever their case', async () => {
    await user.revoke('?OAuthTokens=true&forgetdevices=nope&expand=x&expand=y')
    expect(await user.left()).toEqual(['access token', 'refresh token', 'app session'])
  })
})

test('nobody else’s are touched', async () => {
  const other = await signedInUser(api)
  await user.revoke('?oauthTokens=true')
  expect(await other.left()).toEqual(EVERYTHING)
})

test('revoking again, and for a user who never signed in, answers the same', async () => {
  expect((await user.revoke()).status).toBe(204)
  expect((await user.revoke()).status).toBe(204)
  expect((await revoke((await api.driver.create('user')).id)).status).toBe(204)
})

test('who signs in afterwards stays signed in until the next call', async () => {
  await user.revoke()
  const session = (await api.driver.create('session', { user: user.id })).id
  expect(await api.driver.alive('session', session)).toBe(true)
  await user.revoke()
  expect(await api.driver.alive('session', session)).toBe(false)
})

test.each(USER_STATUSES)('a user who is %s can be signed out', async (status) => {
  const { id } = await api.driver.create('user', { status })
  const session = (await api.driver.create('session', { user: id })).id
  expect((await revoke(id)).status).toBe(204)
  expect(await api.driver.alive('session', session)).toBe(false)
})

test.each(['00unobody000000000x9', 'me', 'alice@example.com', 'a/b', '100%', ' '])(
  'no user has the ID "%s"; no ID is refused for its form',
  async (id) => {
    expect(await revoke(id)).toMatchObject({
      status: 404,
      body: { errorCode: 'E0000007', errorSummary: `Not found: Resource not found: ${id} (User)`, errorCauses: [] },
    })
  },
)

test('IDs are told apart by case', async () => {
  expect((await revoke(user.id.replace('00u', '00U'))).status).toBe(404)
  expect(await user.left()).toEqual(EVERYTHING)
})

test('a deleted user is not found', async () => {
  await api.driver.end('user', user.id)
  expect(await user.revoke()).toMatchObject({ status: 404, body: { errorCode: 'E0000007' } })
})

/** What the behaviours themselves work on. */
const inside = () => api.mock.apis.find(({ provider }) => provider.api === 'okta')!.context

test('a user who is deleted while the call is under way is not found either', async () => {
  const { store } = inside()
  const commit = store.commit.bind(store)
  vi.spyOn(store, 'commit').mockImplementationOnce(async (changes) => {
    await store.collection('users').delete(user.id)
    return commit(changes)
  })
  expect(await user.revoke()).toMatchObject({ status: 404, body: { errorCode: 'E0000007' } })
})

test('everything goes in one step', async () => {
  const { store } = inside()
  const commit = vi.spyOn(store, 'commit')
  const steps = ['sessions', 'tokens', 'devices'].map((name) => vi.spyOn(store.collection(name), 'deleteMany'))
  await user.revoke('?oauthTokens=true')
  expect(commit).toHaveBeenCalledTimes(1)
  for (const step of steps) expect(step).not.toHaveBeenCalled()
})

describe('with the setting lookupByLogin', () => {
  test('a login will do', async () => {
    expect((await revoke('bob@example.com', lenient)).status).toBe(204)
    expect(await lenient.driver.alive('session', '102bobLaptop0000000000001')).toBe(false)
    expect((await revoke('nobody@example.com', lenient)).status).toBe(404)
  })

  test('`me` is who made the token', async () => {
    const { headers } = await lenient.driver.create('credential', { user: '00ubob000000000000b2' })
    expect((await lenient.send('DELETE', '/api/v1/users/me/sessions', { headers })).status).toBe(204)
    expect(await lenient.driver.alive('session', '102bobLaptop0000000000001')).toBe(false)
    expect((await revoke('me', lenient)).status).toBe(404)
  })
})
