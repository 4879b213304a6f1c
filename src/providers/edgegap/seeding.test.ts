import { beforeAll, describe, expect, test } from 'vitest'
import { SEEDED_START } from '../../engine/clock.js'
import { fixtureTime } from '../../fixtures/seed-rows.js'
import { testMock, type TestMock } from '../../testing/harness.js'
import { seeding, type Fixture } from './seeding.js'

describe('the built-in seed', () => {
  let mock: TestMock

  beforeAll(async () => {
    mock = await testMock('edgegap')
  })

  const call = (method: string, path: string, json?: unknown) => {
    const headers = { authorization: 'token 11111111-2222-4333-8444-555555555555' }
    return mock.send(method, path, { headers, ...(json !== undefined && { json }) })
  }

  test.each([
    ['a11ce0000001-S', { status: 'Ready', kind: 'Seat', user_count: 1, elapsed: 2400 }],
    ['b0b000000002-S', { status: 'Ready', deployment: { sockets: 4, sockets_usage: 4, tags: ['ranked', 'season-1'] } }],
    [
      'a11ce0000005-S',
      { status: 'Ready', kind: 'Match', deployment: { sockets_usage: 1, location: { city: 'Frankfurt' } } },
    ],
    ['da4e00000006-S', { status: 'Terminating', ready: false }],
    ['da4e00000007-S', { status: 'Unprocessable', linked: false }],
    ['ca4010000008-S', { status: 'Error', error: 'The container ended right after its start.' }],
  ])('%s', async (id, want) => {
    expect((await call('GET', `/v1/session/${id}`)).body).toMatchObject({ session_id: id, ...want })
  })

  test.each([
    ['a full deployment', { app_name: 'arena', deployment_request_id: 'd0c5a1e4f002', ip_list: ['203.0.113.15'] }, 422],
    ['a deployment that takes no sessions', { app_name: 'arena', deployment_request_id: 'd0c5a1e4f003' }, 409],
    ['an ended deployment', { app_name: 'duel', deployment_request_id: 'd0c5a1e4f005' }, 404],
    ['a version without sessions', { app_name: 'arena', version_name: 'v0.5' }, 409],
    ['a disabled version', { app_name: 'arena', version_name: 'v0.9' }, 400],
    ['the latest version', { app_name: 'arena' }, 200],
  ])('%s', async (_, body, status) => {
    expect((await call('POST', '/v1/session', body)).status).toBe(status)
  })

  test('the first key is printed, the revoked one is not, and the example works', async () => {
    const { provider } = mock.mock.apis[0]!
    const context = { store: mock.mock.store('edgegap') } as never
    expect(await provider.credentials(context)).toEqual([
      { name: 'Alice Chen', headers: { authorization: 'token 11111111-2222-4333-8444-555555555555' } },
    ])
    const { method, path, headers } = await provider.example(context)
    expect((await mock.send(method, path, headers ? { headers } : {})).status).toBe(200)
  })
})

describe('a fixture', () => {
  const rows = (fixture: Fixture) =>
    seeding.rows(fixture, {
      start: SEEDED_START,
      time: (text) => fixtureTime(text, SEEDED_START)!,
      refuse(path, reason) {
        throw new Error(`${path.join('.')}: ${reason}`)
      },
    })
  const apps = [{ name: 'arena', versions: [{ name: 'v1', sockets: 2, empty_ttl: 10 }] }]
  const deployments = [{ request_id: 'd1', app: 'arena' }]
  const session = { session_id: 's1', deployment: 'd1' }

  test('may hold nothing', () => {
    expect(rows({})).toEqual({ keys: [], players: [], versions: [], deployments: [], sessions: [] })
  })

  test('is filled up with what is usual', () => {
    const made = rows({
      apps: [{ name: 'arena', versions: [{ name: 'v1' }, { name: 'v2', number: 7 }] }],
      keys: [{ key: 'k' }],
    })
    expect(made.keys).toEqual([{ key: 'k', name: 'k', revoked: false }])
    expect(made.versions).toMatchObject([
      { name: 'v1', number: 1001, kind: 'Seat', sockets: 10, autodeploy: true, enabled: true, empty_ttl: null },
      { name: 'v2', number: 7, session_max_duration: 3_600_000 },
    ])
  })

  test('takes the sockets of its sessions, but not of those that are over', () => {
    const users = [{ ip: '1.2.3.4' }, { ip: '1.2.3.5' }]
    const made = rows({
      apps,
      deployments: [...deployments, { request_id: 'd2', app: 'arena', ended_at: '-PT5M' }],
      sessions: [
        { ...session, users },
        { session_id: 's2', deployment: 'd2', users },
      ],
    })
    expect(made.deployments).toMatchObject([
      { sockets_usage: 2, session_count: 1, ends_at: null, open_for: null },
      { sockets_usage: 0, session_count: 0, ends_at: SEEDED_START - 300_000, open_for: null },
    ])
    expect(made.sessions).toMatchObject([{ active: true }, { active: false, expires_at: SEEDED_START + 3_300_000 }])
  })

  test('starts the time to live of what is empty', () => {
    expect(rows({ apps, deployments }).deployments).toMatchObject([{ ends_at: SEEDED_START + 600_000 }])
  })

  test.each<[Fixture, string]>([
    [{ keys: [{ key: 'k' }, { key: 'k' }] }, 'keys.1.key: stands twice'],
    [{ apps: [...apps, ...apps] }, 'apps.1.versions.0.name: "arena" has a version "v1" already'],
    [{ deployments }, 'deployments.0.app: no app "arena" stands under apps'],
    [
      { apps, deployments: [{ request_id: 'd1', app: 'arena', version: 'v9' }] },
      'deployments.0.app: the app "arena" has no version "v9"',
    ],
    [{ apps, deployments: [...deployments, ...deployments] }, 'deployments.1.request_id: stands twice'],
    [
      { apps, deployments: [{ request_id: 'd1', app: 'arena', ended_at: 'PT1S' }] },
      'deployments.0.ended_at: lies after the start',
    ],
    [{ apps, deployments, sessions: [session, session] }, 'sessions.1.session_id: stands twice'],
    [{ sessions: [session] }, 'sessions.0.deployment: no deployment "d1" stands under deployments'],
    [{ sessions: [{ session_id: 's1' }] }, 'sessions.0.app: a session needs a deployment or an app'],
    [
      { apps, deployments, sessions: [{ ...session, users: [{ ip: 'localhost' }] }] },
      'sessions.0.users: "localhost" is not an IP address',
    ],
    [
      { apps, deployments, sessions: [{ ...session, users: [{ ip: '1.2.3.4' }, { ip: '1.2.3.4' }] }] },
      'sessions.0.users: "1.2.3.4" stands twice',
    ],
    [
      { apps, deployments, sessions: [{ ...session, users: [{ ip: '::1' }, { ip: '::2' }, { ip: '::3' }] }] },
      'sessions.0.deployment: "d1" has too few sockets',
    ],
  ])('%# is refused', (fixture, message) => {
    expect(() => rows(fixture)).toThrow(message)
  })
})
