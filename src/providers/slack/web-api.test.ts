import { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../mock/create-mock.js'

/** Slack's own JavaScript client, unchanged, over a socket. */
let mock: Mock
let url: string
let driver: (
  kind: string,
  attributes?: object,
) => Promise<{ id: string; headers: { authorization: string }; team: string }>
let alive: (id: string) => Promise<boolean>

beforeAll(async () => {
  mock = await createMock({ apis: ['slack'], seed: 1, rateLimits: true })
  url = (await mock.listen()).url
  const base = `${url}/_facsimile/driver/slack`
  driver = async (kind, attributes = {}) =>
    (await fetch(`${base}/${kind}`, { method: 'POST', body: JSON.stringify(attributes) })).json() as never
  alive = async (id) => ((await (await fetch(`${base}/session/${id}`)).json()) as { alive: boolean }).alive
})
afterAll(() => mock.close())
beforeEach(() => mock.reset('slack'))

const client = async (attributes: object = {}): Promise<WebClient> => {
  const { headers } = await driver('credential', attributes)
  const token = Object.values(headers)[0]!.replace(/^Bearer /, '')
  return new WebClient(token, {
    slackApiUrl: `${url}/slack/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  })
}
const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error',
  setName() {},
} as never

const newSession = async (more: object = {}) => {
  const user = await driver('user')
  return { user, ...(await driver('session', { user: user.id, ...more })) }
}

test('invalidate ends the session and leaves its sibling', async () => {
  const { user, id, team } = await newSession()
  const sibling = await driver('session', { user: user.id })
  const { admin } = await client()
  expect(await admin.users.session.invalidate({ session_id: id, team_id: team })).toMatchObject({ ok: true })
  expect([await alive(id), await alive(sibling.id)]).toEqual([false, true])
})

test('reset ends the class of sessions that was asked for', async () => {
  const { user, id } = await newSession({ client: 'web' })
  const phone = await driver('session', { user: user.id, client: 'mobile' })
  const { admin } = await client()
  expect(await admin.users.session.reset({ user_id: user.id, mobile_only: true, web_only: false })).toMatchObject({
    ok: true,
  })
  expect([await alive(id), await alive(phone.id)]).toEqual([true, false])
  expect(await admin.users.session.reset({ user_id: user.id })).toMatchObject({ ok: true })
  expect(await alive(id)).toBe(false)
})

describe('refusals surface as platform errors, and nothing is ended', () => {
  test.each<[string, object, string]>([
    ['a token that nobody knows', { state: 'unknown' }, 'invalid_auth'],
    ['a revoked token', { state: 'revoked' }, 'token_revoked'],
    ['an expired token', { state: 'expired' }, 'token_expired'],
    ['a token without the scope', { scopes: ['users:read'] }, 'missing_scope'],
    ['a caller who is no admin', { role: 'member' }, 'not_an_admin'],
  ])('%s', async (_, credential, error) => {
    const { user, id, team } = await newSession()
    const { admin } = await client(credential)
    await expect(admin.users.session.invalidate({ session_id: id, team_id: team })).rejects.toMatchObject({
      code: 'slack_webapi_platform_error',
      data: { ok: false, error },
    })
    await expect(admin.users.session.reset({ user_id: user.id })).rejects.toMatchObject({ data: { error } })
    expect(await alive(id)).toBe(true)
  })

  test.each<[string, (session: { id: string; team: string }) => object, string]>([
    ['an unknown session', ({ team }) => ({ session_id: '999999999', team_id: team }), 'session_not_found'],
    ['another team', ({ id }) => ({ session_id: id, team_id: 'T0NOBODY00' }), 'session_not_found'],
    ['an id that is no number', ({ team }) => ({ session_id: 'sessionId', team_id: team }), 'invalid_arguments'],
  ])('%s', async (_, argument, error) => {
    const session = await newSession()
    const { admin } = await client()
    await expect(admin.users.session.invalidate(argument(session) as never)).rejects.toMatchObject({
      data: { ok: false, error },
    })
    expect(await alive(session.id)).toBe(true)
  })
})

test('a throttled client is told how long to wait', async () => {
  const { admin } = await client()
  const { user } = await newSession()
  const calls = Array.from({ length: 30 }, () => admin.users.session.reset({ user_id: user.id }))
  const ends = await Promise.allSettled(calls)
  const throttled = ends.find((end) => end.status === 'rejected') as PromiseRejectedResult
  expect(throttled.reason).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: expect.any(Number) })
})

test('the client learns which scopes its token has and which it would need', async () => {
  const { id, team } = await newSession()
  const able = await client({ scopes: ['users:read', 'admin.users:write'] })
  expect(await able.admin.users.session.invalidate({ session_id: id, team_id: team })).toMatchObject({
    response_metadata: { scopes: ['users:read', 'admin.users:write'], acceptedScopes: ['admin.users:write'] },
  })
  const { admin } = await client({ scopes: ['users:read'] })
  await expect(admin.users.session.invalidate({ session_id: id, team_id: team })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'admin.users:write', provided: 'users:read' },
  })
})

test('the token of a single call, which the client also leaves in the form, goes before its own', async () => {
  const { id, team } = await newSession()
  const { headers } = await driver('credential')
  const token = Object.values(headers)[0]!
  const { admin } = await client({ state: 'unknown' })
  expect(await admin.users.session.invalidate({ session_id: id, team_id: team, token })).toMatchObject({ ok: true })
})
