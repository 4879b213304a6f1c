import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okta-fixture-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const USERS = 'users: [{ id: u1, login: a@b.c }, { id: u2, login: d@e.f }]\n'

const withFixture = (text: string) => {
  const fixtures = join(folder, 'okta.yaml')
  writeFileSync(fixtures, `api: okta\n${text}`)
  return testMock('okta', { fixtures })
}

describe('the built-in seed', () => {
  test('Bob has two sessions, and one that ran out', async () => {
    const { driver } = await testMock('okta')
    expect(await driver.alive('session', '102bobLaptop0000000000001')).toBe(true)
    expect(await driver.alive('session', '102bobPhone00000000000002')).toBe(true)
    expect(await driver.alive('session', '102bobTablet0000000000003')).toBe(false)
    expect(await driver.alive('token', 'oarbobrefresh0000001')).toBe(true)
    expect(await driver.alive('token', 'oarbobrefresh0000002')).toBe(false)
  })

  test.each([
    ['SSWS 00AliceAdminApiTokenForExamples0000000000a', 204, 204],
    ['SSWS 00BobHelpDeskApiTokenForExamples000000000b', 204, 403],
    ['SSWS 00CarolOldApiTokenNotUsedForAMonth0000000c', 401, 401],
    ['SSWS 00CarolRevokedApiTokenForExamples00000000d', 401, 401],
    ['Bearer eyJraWQiOiJleGFtcGxlIn0.eyJzY3AiOlsib2t0YS51c2Vycy5tYW5hZ2UiXX0.c2lnbmF0dXJl', 204, 204],
    ['Bearer eyJraWQiOiJleGFtcGxlIn0.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2lnbmF0dXJl', 403, 403],
    ['Bearer eyJraWQiOiJleGFtcGxlIn0.eyJzY3AiOlsib2t0YS51c2Vycy5tYW5hZ2UiXSwiZXhwIjowfQ.c2lnbmF0dXJl', 401, 401],
    [
      'Bearer eyJraWQiOiJleGFtcGxlIn0.eyJzY3AiOlsib2t0YS51c2Vycy5tYW5hZ2UiXSwianRpIjoicmV2b2tlZCJ9.c2lnbmF0dXJl',
      401,
      401,
    ],
  ])('%s: %i for Bob, %i for Dave', async (authorization, bob, dave) => {
    const { send } = await testMock('okta')
    const revoke = async (id: string) =>
      (await send('DELETE', `/api/v1/users/${id}/sessions`, { headers: { authorization } })).status
    expect([await revoke('00ubob000000000000b2'), await revoke('00udave00000000000d4')]).toEqual([bob, dave])
  })

  test('the credentials to print all let calls through, the administrator’s API token first', async () => {
    const { mock, send } = await testMock('okta')
    const { provider, context } = mock.apis[0]!
    const credentials = await provider.credentials(context)
    expect(credentials.map(({ name }) => name)).toEqual([
      'Alice Chen, administrator (API token)',
      'Alice Chen, administrator (OAuth access token)',
      'Bob Okafor, help desk for all but Alice and Dave (API token)',
    ])
    const { method, path, headers } = await provider.example(context)
    expect((await send(method, path, { headers: headers! })).status).toBe(204)
  })
})

test('what is left out has ordinary values', async () => {
  const { driver, send } = await withFixture(`${USERS}
sessions: [{ id: s1, userId: u1, createdAt: -P9D }]
tokens: [{ id: t1, userId: u1, use: access }]
devices: [{ id: d1, userId: u1 }]
appSessions: [{ id: a1, userId: u1 }]
credentials: [{ token: key }, { token: jwt, scheme: bearer }]
`)
  for (const [kind, id] of Object.entries({ session: 's1', token: 't1', device: 'd1', 'app-session': 'a1' })) {
    expect(await driver.alive(kind, id)).toBe(true)
  }
  for (const authorization of ['SSWS key', 'Bearer jwt']) {
    expect((await send('DELETE', '/api/v1/users/u1/sessions', { headers: { authorization } })).status).toBe(204)
  }
})

test.each([
  ['sessions: [{ id: s1, userId: u1 }, { id: s1, userId: u2 }]', 'sessions[1]: a second entry with the id "s1"'],
  ['tokens: [{ id: t1, userId: nobody, use: access }]', 'tokens[0].userId: no user "nobody" stands under users'],
  ['devices: [{ id: d1, userId: u3 }]', 'devices[0].userId: no user "u3"'],
  ['credentials: [{ token: a }, { token: a }]', 'credentials[1]: a second entry with the token "a"'],
  ['credentials: [{ token: a, covers: [u1, u3] }]', 'credentials[0].covers[1]: no user "u3"'],
  ['credentials: [{ token: a, userId: u3 }]', 'credentials[0].userId: no user "u3"'],
  ['credentials: [{ token: a, scheme: ssws, scopes: [x] }]', 'credentials[0].scopes: an API token has no scopes'],
  ['sessions: [{ id: s1, userId: u1, user: u1 }]', 'unknown key "user"'],
  ['tokens: [{ id: t1, userId: u1, use: id }]', 'tokens[0].use'],
  ['sessions: [{ id: s1, userId: u1, expiresAt: "2026-13-01T00:00:00Z" }]', 'sessions[0].expiresAt'],
])('%s is refused', async (text, reason) => {
  await expect(withFixture(USERS + text)).rejects.toThrow(reason)
})

test('no two users share a login', async () => {
  const users = 'users: [{ id: u1, login: a@b.c }, { id: u2, login: a@b.c }]'
  await expect(withFixture(users)).rejects.toThrow('users[1].login: a second user with the login "a@b.c"')
})
