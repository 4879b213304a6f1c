import { createRequire } from 'node:module'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../mock/create-mock.js'

/** The Things Stack's own JavaScript SDK, unchanged, over a socket. It has no types. */
interface Response {
  status: number
  data: { sessions?: { session_id: string; user_ids: { user_id: string; email?: string }; created_at: string }[] }
  headers: Record<string, string>
}
interface Sdk {
  api: {
    UserSessionRegistry: {
      List(route: { routeParams: Record<string, string> }, query?: Record<string, unknown>): Promise<Response>
      Delete(route: { routeParams: Record<string, string> }): Promise<Response>
    }
  }
}
type SdkClass = new (
  token: string,
  options: { stackConfig: { is: string }; connectionType: string; defaultUserId: string },
) => Sdk
const require = createRequire(import.meta.url)

/** The SDK keeps the first token of a process for all its clients; a client of its own needs a copy of its own. */
const load = (): SdkClass => {
  for (const file of Object.keys(require.cache))
    if (file.includes('/ttn-lw/')) Reflect.deleteProperty(require.cache, file)
  return (require('ttn-lw') as { default: SdkClass }).default
}

const documented = { profile: 'documented' } as const
let mock: Mock
let live: Mock
let url: Record<'documented' | 'live', string>

beforeAll(async () => {
  mock = await createMock({ apis: ['things-stack'], seed: 1, ...documented })
  live = await createMock({ apis: ['things-stack'], seed: 1, profile: 'live' })
  url = { documented: (await mock.listen()).url, live: (await live.listen()).url }
})
afterAll(() => Promise.all([mock.close(), live.close()]))
beforeEach(() => Promise.all([mock.reset('things-stack'), live.reset('things-stack')]))

const sdk = (profile: 'documented' | 'live', token = 'NNSXS.ANY.ANY') =>
  new (load())(token, {
    stackConfig: { is: `${url[profile]}/things-stack/api/v3` },
    connectionType: 'http',
    defaultUserId: 'alice',
  }).api.UserSessionRegistry

const driver = async (profile: 'documented' | 'live', kind: string, attributes: object = {}) =>
  (await (
    await fetch(`${url[profile]}/_facsimile/driver/things-stack/${kind}`, {
      method: 'POST',
      body: JSON.stringify(attributes),
    })
  ).json()) as { id: string; headers: Record<string, string> }

const userWith = async (sessions: number, profile: 'documented' | 'live' = 'documented') => {
  const { id } = await driver(profile, 'user')
  const ids: string[] = []
  for (let i = 0; i < sessions; i++)
    ids.push((await driver(profile, 'session', { user: id, created_at: `-PT${sessions - i}H` })).id)
  return { id, ids, route: { routeParams: { 'user_ids.user_id': id } } }
}

const idsOf = ({ data }: Response) => (data.sessions ?? []).map(({ session_id }) => session_id)

test('List pages through a user’s sessions in the order asked for', async () => {
  const { ids, route } = await userWith(5)
  const registry = sdk('documented')
  expect(idsOf(await registry.List(route))).toEqual([...ids].sort())
  expect(idsOf(await registry.List(route, { order: 'created_at' }))).toEqual(ids)
  expect(idsOf(await registry.List(route, { order: '-created_at' }))).toEqual([...ids].reverse())
  const pages = await Promise.all(
    [1, 2, 3, 4].map((page) => registry.List(route, { order: 'created_at', limit: 2, page })),
  )
  expect(pages.map((page) => page.headers['x-total-count'])).toEqual(['5', '5', '5', '5'])
  expect(pages.map(idsOf)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4), []])
})

test('List echoes the e-mail address that it was asked with', async () => {
  const { id, route } = await userWith(1)
  const { data } = await sdk('documented').List(route, { 'user_ids.email': 'a@b.c' })
  expect(data.sessions![0]!.user_ids).toEqual({ user_id: id, email: 'a@b.c' })
})

test('Delete ends one session, once', async () => {
  const { ids, route } = await userWith(2)
  const registry = sdk('documented')
  const victim = { routeParams: { ...route.routeParams, session_id: ids[0]! } }
  expect(await registry.Delete(victim)).toMatchObject({ status: 200, data: {} })
  expect(idsOf(await registry.List(route))).toEqual([ids[1]])
  await expect(registry.Delete(victim)).rejects.toMatchObject({
    code: 5,
    details: [{ name: 'user_session_not_found', attributes: { session_id: ids[0] } }],
  })
})

describe('refusals are thrown as the vendor’s JSON', () => {
  test.each<[string, Record<string, unknown>, object]>([
    [
      'an order that does not exist',
      { order: 'expires_at' },
      { code: 3, details: [{ name: 'validation', attributes: { field: 'order' } }] },
    ],
    ['a limit beyond 1000', { limit: 1001 }, { code: 3, details: [{ attributes: { field: 'limit' } }] }],
    [
      'a limit that is no number',
      { limit: 'abc' },
      { code: 3, message: 'parsing field "limit": strconv.ParseUint: parsing "abc": invalid syntax' },
    ],
  ])('%s', async (_, query, error) => {
    const { route } = await userWith(1)
    await expect(sdk('documented').List(route, query)).rejects.toMatchObject(error)
  })

  test('an unknown user', async () => {
    const route = { routeParams: { 'user_ids.user_id': 'nobody-here' } }
    await expect(sdk('documented').List(route)).rejects.toMatchObject({
      code: 5,
      details: [{ name: 'user_not_found' }],
    })
  })
})

describe('on a live server', () => {
  const tokenOf = async (attributes: object) => {
    const { headers } = await driver('live', 'credential', attributes)
    return Object.values(headers)[0]!.replace(/^Bearer /, '')
  }

  test('a key with the right may list and delete; the others’ sessions are out of its reach', async () => {
    const { id, ids, route } = await userWith(1, 'live')
    const other = await userWith(1, 'live')
    const registry = sdk('live', await tokenOf({ user: id, form: 'api_key', rights: ['RIGHT_USER_ALL'] }))
    expect(idsOf(await registry.List(route))).toEqual(ids)
    await expect(registry.List(other.route)).rejects.toMatchObject({ code: 7, details: [{ name: 'no_user_rights' }] })
  })

  test.each([
    [{ rights: ['RIGHT_USER_INFO'] }, 7, 'insufficient_user_rights'],
    [{ rights: [] }, 7, 'no_user_rights'],
    [{ state: 'expired' }, 16, 'api_key_expired'],
    [{ state: 'unknown' }, 16, 'api_key_not_found'],
  ])('a key with %j is refused', async (attributes, code, name) => {
    const { id, ids, route } = await userWith(1, 'live')
    const registry = sdk('live', await tokenOf({ user: id, form: 'api_key', ...attributes }))
    const victim = { routeParams: { ...route.routeParams, session_id: ids[0]! } }
    await expect(registry.List(route)).rejects.toMatchObject({ code, details: [{ name }] })
    await expect(registry.Delete(victim)).rejects.toMatchObject({ code, details: [{ name }] })
    const allowed = sdk('live', await tokenOf({ user: id, form: 'api_key' }))
    expect(idsOf(await allowed.List(route))).toEqual(ids)
  })
})
