import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { ALICE, INVALIDATE, post } from './testing/calls.js'

const folder = mkdtempSync(join(tmpdir(), 'facsimile-slack-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
const seeded = (yaml: string) => {
  const file = join(folder, `${files++}.yaml`)
  writeFileSync(file, `api: slack\n${yaml}`)
  return testMock('slack', { fixtures: file })
}

const TEAMS = 'teams: [{ id: T0ACME0001, enterprise_id: E0ACME0001 }, { id: T0SOLO0003 }]\n'
const USERS = 'users: [{ id: W0ALICE001, team_id: T0ACME0001, role: admin }, { id: W0BOB00002, team_id: T0ACME0001 }]\n'

const rows = async (yaml: string, collection: string) => {
  const { mock } = await seeded(`${TEAMS}${USERS}${yaml}`)
  return (await mock.store('slack').collection(collection).list()).rows
}

test('a session is of its user’s team, in a browser, and lasts, unless the file says otherwise', async () => {
  const [session] = await rows('sessions: [{ session_id: 7, user_id: W0BOB00002 }]', 'sessions')
  expect(session).toMatchObject({ id: '7', team_id: 'T0ACME0001', client: 'web', expires_at: null })
  expect(session).toMatchObject({ created_at: Date.UTC(2026, 0, 1) })
})

test('a token is of the whole organisation and may call, unless the file says otherwise', async () => {
  const [token] = await rows('tokens: [{ token: xoxp-1, user_id: W0ALICE001 }]', 'tokens')
  expect(token).toMatchObject({ team_id: 'E0ACME0001', scopes: ['admin.users:write'], revoked: false })
})

test('an id of 64 bits keeps its digits in quotes', async () => {
  const { mock, ...api } = await seeded(
    `${TEAMS}${USERS}tokens: [{ token: xoxp-alice-admin, user_id: W0ALICE001 }]
sessions: [{ session_id: '9223372036854775807', user_id: W0BOB00002 }]`,
  )
  const form = { session_id: '9223372036854775807', team_id: 'T0ACME0001' }
  expect((await post({ mock, ...api }, INVALIDATE, { form, headers: ALICE })).body).toEqual({ ok: true })
})

test.each([
  ['users: [{ id: W1, team_id: T9 }]', /:2: users\[0\]\.team_id: no team "T9"/],
  [`${TEAMS}users: [{ id: W1, team_id: T0SOLO0003 }, { id: W1, team_id: T0SOLO0003 }]`, /users\[1\]\.id: "W1"/],
  [`${TEAMS}${USERS}tokens: [{ token: x, user_id: W9 }]`, /tokens\[0\]\.user_id: no user "W9"/],
  [`${TEAMS}${USERS}tokens: [{ token: x, user_id: W0ALICE001, team_id: T9 }]`, /tokens\[0\]\.team_id: neither/],
  [`${TEAMS}${USERS}sessions: [{ session_id: 7, user_id: W9 }]`, /sessions\[0\]\.user_id: no user "W9"/],
  [`${TEAMS}${USERS}sessions: [{ session_id: 9223372036854775807, user_id: W0BOB00002 }]`, /session_id: put .* quotes/],
  [
    `${TEAMS}${USERS}sessions: [{ session_id: 7, user_id: W0BOB00002 }, { session_id: '07', user_id: W0BOB00002 }]`,
    /sessions\[1\]\.session_id: "7" stands there twice/,
  ],
  ['sesions: []', /unknown key "sesions"; did you mean "sessions"/],
])('a fixture that cannot be used says where and why: %s', async (yaml, message) => {
  await expect(seeded(yaml)).rejects.toThrow(message)
})
