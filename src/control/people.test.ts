import { beforeEach, describe, expect, test } from 'vitest'
import { workbench, type Workbench } from '../testing/workbench.js'

let bench: Workbench
beforeEach(async () => {
  bench = await workbench()
})

describe('GET /people', () => {
  test('shows everybody over all APIs, joined by e-mail', async () => {
    const { status, body } = await bench.control('GET', '/people')
    const { people, total } = body as { people: { name: string; accounts: { api: string }[] }[]; total: number }
    expect([status, total, people.length]).toEqual([200, 9, 9])
    const bob = people.find(({ name }) => name === 'Bob Okafor')!
    expect(bob.accounts.map(({ api }) => api)).toEqual(['edgegap', 'identity', 'okta', 'slack', 'things-stack'])
    expect(bob).toMatchObject({
      email: 'bob@example.com',
      accounts: [
        {},
        {
          api: 'identity',
          user: 'b0b00000-0000-4000-8000-000000000002',
          name: 'Bob Okafor',
          sessionCount: 3,
          sessions: [
            {
              id: 'b0b00000-5e55-4000-8000-000000000001',
              label: 'Firefox 133, 203.0.113.12',
              status: 'active',
              ended: false,
              createdAt: '2025-12-29T21:00:00.000Z',
              expiresAt: '2026-01-31T00:00:00.000Z',
            },
            { status: 'idle' },
            { status: 'expired', ended: true },
          ],
        },
        {},
        {},
        {},
      ],
    })
  })

  test('comes in pages', async () => {
    const { body } = await bench.control('GET', '/people?limit=2&offset=1')
    expect(body).toMatchObject({ people: [{ name: 'Bob Okafor' }, { name: 'Carol Diaz' }], total: 9 })
  })

  test('keeps the list of one account short', async () => {
    const driver = '/driver/identity/session'
    for (let i = 0; i < 120; i++) {
      await bench.control('POST', driver, { user: 'e4100000-0000-4000-8000-000000000005' })
    }
    const { body } = await bench.control('GET', '/people')
    const { people } = body as {
      people: { name: string; accounts: { api: string; sessions: []; sessionCount: number }[] }[]
    }
    const erin = people.find(({ name }) => name === 'Erin Novak')!.accounts.find(({ api }) => api === 'identity')!
    expect([erin.sessions.length, erin.sessionCount]).toEqual([100, 120])
  })

  test.each(['limit=0', 'limit=1001', 'limit=x', 'offset=-1'])('%s is refused', async (query) => {
    const { status, body } = await bench.control('GET', `/people?${query}`)
    expect([status, body]).toEqual([400, { error: expect.stringContaining(`query ${query.split('=')[0]}:`) }])
  })
})

describe('POST /sign-in', () => {
  test('makes a session with every API where there is an account', async () => {
    const { status, body } = await bench.control('POST', '/sign-in', { person: 'nia@example.com' })
    expect([status, body]).toMatchObject([201, { sessions: [{ api: 'things-stack', user: 'newcomer' }], refused: [] }])
    const all = (await bench.control('POST', '/sign-in', { person: 'bob@example.com' })).body as { sessions: unknown[] }
    expect(all.sessions).toHaveLength(5)
  })

  test('tells what the client sends', async () => {
    const { body } = await bench.control('POST', '/sign-in', {
      person: 'bob',
      apis: ['things-stack'],
      device: 'Pixel 9',
    })
    expect(body).toMatchObject({
      sessions: [
        {
          headers: { authorization: expect.stringMatching(/^Bearer ONZW4\./), 'x-csrf-token': expect.any(String) },
          request: { method: 'GET', path: '/things-stack/users/bob/sessions' },
        },
      ],
    })
  })

  test('says what was refused beside what was made', async () => {
    const people = { person: 'frank@example.com' }
    expect(await bench.control('POST', '/sign-in', people)).toMatchObject({
      status: 409,
      body: { error: 'slack: the account of "W0FRANK007" is deactivated' },
    })
  })
})

describe('POST /sign-out', () => {
  test('returns each answer of the vendors, without the credential', async () => {
    const { status, body } = await bench.control('POST', '/sign-out', { person: 'erin@example.com' })
    expect([status, body]).toEqual([
      200,
      {
        answers: [
          {
            api: 'okta',
            request: { method: 'DELETE', path: '/okta/api/v1/users/00uerin00000000000e5/sessions?oauthTokens=true' },
            status: 204,
          },
          {
            api: 'slack',
            request: { method: 'POST', path: '/slack/api/admin.users.session.reset', body: 'user_id=W0ERIN0005' },
            status: 200,
            body: { ok: true },
          },
        ],
      },
    ])
  })
})

test.each([
  ['', {}],
  ['/~w1', { 'x-facsimile-world': 'w1' }],
])('the journal tells of a sign-out as a client of the world "%s" would have sent it', async (world, headers) => {
  const sent = { body: '{"person":"erin@example.com"}', headers: { host: '127.0.0.1:4010' } }
  await bench.send('POST', `${world}/_facsimile/sign-out`, sent)
  const path = '/okta/api/v1/users/00uerin00000000000e5/sessions?oauthTokens=true'
  const { body } = await bench.send('GET', `${world}/_facsimile/journal/har?api=okta`)
  expect(body).toMatchObject({ log: { entries: [{ request: { url: `http://127.0.0.1:4010${path}` } }] } })
  const { curl, request } = (await bench.send('GET', `${world}/_facsimile/journal/1`)).body as {
    curl: string
    request: { headers: object }
  }
  expect(curl).toContain(`http://127.0.0.1:4010${path}`)
  expect(request.headers).toMatchObject(headers)
})

describe.each(['/sign-in', '/sign-out'])('POST %s refuses', (path) => {
  test.each<[string, unknown, number, string]>([
    ['an unknown person', { person: 'Bop Okafor' }, 404, 'Nobody is known as "Bop Okafor": did you mean "Bob Okafor"?'],
    [
      'an unknown API',
      { person: 'bob@example.com', apis: ['octa'] },
      404,
      'No API "octa" with people: did you mean "okta"?',
    ],
    [
      'an API without the person',
      { person: 'nia@example.com', apis: ['okta'] },
      404,
      'Nia Comer has no account with okta',
    ],
    ['nobody', {}, 400, "must have required property 'person'"],
    ['a mistyped field', { persn: 'bob' }, 400, 'there is no "persn"; did you mean "person"?'],
    ['no API at all', { person: 'bob', apis: [] }, 400, 'body /apis'],
    ['an empty name', { person: '' }, 400, 'body /person'],
    ['a list', [], 400, 'must be object'],
  ])('%s', async (_, sent, status, message) => {
    const answered = await bench.control('POST', path, sent)
    expect(answered).toMatchObject({ status, body: { error: expect.stringContaining(message) } })
    expect(bench.exchanges.filter(({ api }) => api !== undefined)).toEqual([])
  })

  test('no body, broken JSON, another media type', async () => {
    const send = async (headers: Record<string, string>, body: string) =>
      (await bench.send('POST', `/_facsimile${path}`, { headers, body })).status
    expect(await send({}, '')).toBe(400)
    expect(await send({ 'content-type': 'application/json' }, '{')).toBe(400)
    expect(await send({ 'content-type': 'image/png' }, '{}')).toBe(415)
  })

  test('callers of another origin', async () => {
    const { status } = await bench.send('POST', `/_facsimile${path}`, {
      headers: { origin: 'http://evil.test' },
      body: '{}',
    })
    expect(status).toBe(403)
  })
})

describe.each(['end', 'expire'])('POST /people/sessions/{api}/{id}/%s', (how) => {
  test.each([
    ['an unknown API', 'octa/x', 'No API "octa" with people: did you mean "okta"?'],
    ['an unknown session', 'okta/x', 'okta has no session "x"; GET /people lists those that are there'],
  ])('refuses %s', async (_, place, error) => {
    expect(await bench.control('POST', `/people/sessions/${place}/${how}`)).toMatchObject({
      status: 404,
      body: { error },
    })
  })

  test('takes no other method', async () => {
    expect((await bench.control('GET', `/people/sessions/okta/x/${how}`)).status).toBe(405)
  })
})
