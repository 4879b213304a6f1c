import { beforeEach, describe, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { answerTo, INVALIDATE, invalidate, post, refused, TEAM } from './testing/calls.js'

const api = await testMock('slack')

beforeEach(async () => {
  await api.mock.reset()
})

const [LAPTOP, PHONE, TONIGHT, BETA, LAPSED] = ['11010001', '11010002', '11010003', '11010004', '11010009']
const CAROLS = '11030001'
const OUTSIDE = '11080001'

test('an invalidated session is gone, and nothing else is', async () => {
  expect(await invalidate(api, LAPTOP)).toEqual({ ok: true })
  expect(await api.driver.observe('session', LAPTOP)).toEqual({ id: LAPTOP, alive: false })
  for (const id of [PHONE, TONIGHT, BETA, '11020001', CAROLS]) {
    expect(await api.driver.alive('session', id), id).toBe(true)
  }
})

test('the answer says nothing of the session or its user', async () => {
  const { status, headers, body } = await post(api, INVALIDATE, { form: { session_id: LAPTOP, team_id: TEAM } })
  expect([status, body]).toEqual([200, { ok: true }])
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
})

test('a session that was invalidated before is not found', async () => {
  await invalidate(api, LAPTOP)
  expect(await invalidate(api, LAPTOP)).toEqual(refused('session_not_found'))
})

test('invalidating again succeeds where the setting says so, but not for a session that never was', async () => {
  const lenient = await testMock('slack', { settings: { slack: { repeatedInvalidate: 'ok' } } })
  await invalidate(lenient, LAPTOP)
  expect(await invalidate(lenient, LAPTOP)).toEqual({ ok: true })
  expect(await invalidate(lenient, '404')).toEqual(refused('session_not_found'))
})

test.each([
  ['no session has the id', '99999999', TEAM],
  ['the id is negative', '-1', TEAM],
  ['the session is another team’s', LAPTOP, 'T0BETA0002'],
  ['the session is a team’s and the organisation is named', LAPTOP, 'E0ACME0001'],
  ['nobody knows the team', LAPTOP, 'T0NOBODY99'],
  ['the team is empty', LAPTOP, ''],
  ['the session is another organisation’s', OUTSIDE, 'T0SOLO0003'],
])('a session is not found when %s', async (_, session_id, team_id) => {
  expect(await answerTo(api, INVALIDATE, { session_id, team_id })).toEqual(refused('session_not_found'))
  for (const id of [LAPTOP, OUTSIDE]) expect(await api.driver.alive('session', id)).toBe(true)
})

test('a session may belong to the organisation itself', async () => {
  expect(await invalidate(api, '11040002', { team_id: 'E0ACME0001' })).toEqual({ ok: true })
})

test('a session expires at its time exactly', async () => {
  await api.driver.advance('PT8H')
  expect(await invalidate(api, TONIGHT)).toEqual(refused('session_expired'))
  await api.mock.reset()
  await api.driver.advance('PT7H59M59S')
  expect(await invalidate(api, TONIGHT)).toEqual({ ok: true })
})

test('the primary owner’s sessions end by her own hand alone', async () => {
  expect(await invalidate(api, CAROLS)).toEqual(refused('cannot_invalidate_primary_owner'))
  expect(await api.driver.alive('session', CAROLS)).toBe(true)
  expect(await invalidate(api, CAROLS, { headers: { token: 'xoxp-carol-owner' } })).toEqual({ ok: true })
})

test('administrators may end sessions of their own', async () => {
  expect(await invalidate(api, '11020001')).toEqual({ ok: true })
})

test('a workspace’s token does not reach into another workspace', async () => {
  const headers = { token: 'xoxp-alice-acme-only' }
  expect(await invalidate(api, BETA, { headers, team_id: 'T0BETA0002' })).toEqual(refused('admin_unauthorized'))
  expect(await invalidate(api, LAPTOP, { headers })).toEqual({ ok: true })
})

test('tokens are no sessions and survive', async () => {
  const { headers } = await api.driver.create('credential')
  const user = (await api.driver.create('user', { role: 'admin' })).id
  const own = await api.driver.create('credential', { user })
  const session = (await api.driver.create('session', { user })).id
  expect(await invalidate(api, session, { headers: own.headers })).toEqual({ ok: true })
  for (const token of [headers, own.headers]) {
    expect(await invalidate(api, session, { headers: token })).toEqual(refused('session_not_found'))
  }
})

describe('what the id looks like', () => {
  const bad = (sentence: string) => ({
    ...refused('invalid_arguments'),
    response_metadata: { messages: [sentence] },
  })

  test.each(['sessionId', '', ' 1', '1.5', '1e3', '0x10', '11010001;'])('"%s" is no integer', async (session_id) => {
    expect(await answerTo(api, INVALIDATE, { session_id, team_id: TEAM })).toEqual(
      bad('[ERROR] must be an integer: session_id'),
    )
  })

  test.each([true, 1.5, 'abc', { id: 1 }])('%j in JSON is none either', async (session_id) => {
    const { body } = await post(api, INVALIDATE, { json: { session_id, team_id: TEAM } })
    expect(body).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be an integer: session_id'] },
    })
  })

  test('zeros in front change nothing', async () => {
    expect(await invalidate(api, `00${LAPTOP}`)).toEqual({ ok: true })
  })

  const [NEAR, FAR] = ['9223372036854775806', '9223372036854775807']
  test.each([
    ['a form', { form: { session_id: FAR, team_id: TEAM } }],
    ['JSON text', { json: { session_id: FAR, team_id: TEAM } }],
    ['a JSON number', { body: `{"session_id": ${FAR}, "team_id": "${TEAM}"}` }],
  ])('ids of 64 bits keep every digit in %s', async (_, sent) => {
    const sessions = api.mock.store('slack').collection('sessions')
    const like = await sessions.get(LAPTOP)
    for (const id of [NEAR, FAR]) await sessions.insert({ ...like, id })
    const type = 'body' in sent ? { 'content-type': 'application/json' } : {}
    const { body } = await post(api, INVALIDATE, { ...sent, headers: { token: 'xoxp-alice-admin', ...type } })
    expect(body).toMatchObject({ ok: true })
    expect(await api.driver.alive('session', FAR)).toBe(false)
    expect(await api.driver.alive('session', NEAR)).toBe(true)
  })

  test('every argument that is wrong is named', async () => {
    expect(await answerTo(api, INVALIDATE, { session_id: 'x' })).toEqual({
      ...refused('invalid_arguments'),
      response_metadata: {
        messages: ['[ERROR] missing required field: team_id', '[ERROR] must be an integer: session_id'],
      },
    })
  })
})

describe('documented', () => {
  test('a session that lapsed by itself has expired', async () => {
    expect(await invalidate(api, LAPSED)).toEqual(refused('session_expired'))
  })

  test('the team must be named', async () => {
    expect(await answerTo(api, INVALIDATE, { session_id: LAPTOP })).toEqual({
      ...refused('invalid_arguments'),
      response_metadata: { messages: ['[ERROR] missing required field: team_id'] },
    })
  })

  test('a user_id is an argument nobody asked for', async () => {
    expect(await invalidate(api, LAPTOP, { user_id: 'W0ERIN0005' })).toEqual({ ok: true })
  })
})

describe('live', async () => {
  const live = await testMock('slack', { profile: 'live' })

  beforeEach(async () => {
    await live.mock.reset()
  })

  test('a session that lapsed by itself is not found', async () => {
    expect(await invalidate(live, LAPSED)).toEqual(refused('session_not_found'))
  })

  test.each([
    ['neither team nor user', {}],
    ['empty ones', { team_id: '', user_id: '' }],
    ['its user', { user_id: 'W0BOB00002' }],
    ['its team', { team_id: TEAM }],
    ['both', { team_id: TEAM, user_id: 'W0BOB00002' }],
  ])('a session can be named with %s', async (_, more) => {
    expect(await answerTo(live, INVALIDATE, { session_id: LAPTOP, ...more })).toEqual({ ok: true })
  })

  test.each([
    ['another user', { user_id: 'W0ERIN0005' }, 'session_not_found'],
    ['another team', { team_id: 'T0BETA0002' }, 'session_not_found'],
    ['its user and another team', { user_id: 'W0BOB00002', team_id: 'T0BETA0002' }, 'session_not_found'],
    ['an unknown user', { user_id: 'W0NOBODY99' }, 'user_not_found'],
    ['a user outside the organisation', { user_id: 'U0GINA0008' }, 'user_not_found'],
  ])('a session named with %s is not ended', async (_, more, error) => {
    expect(await answerTo(live, INVALIDATE, { session_id: LAPTOP, ...more })).toEqual(refused(error))
    expect(await live.driver.alive('session', LAPTOP)).toBe(true)
  })

  test('null in JSON leaves them out', async () => {
    const json = { session_id: LAPTOP, team_id: null, user_id: null }
    expect((await post(live, INVALIDATE, { json })).body).toMatchObject({ ok: true })
  })

  test('the id is still required', async () => {
    expect(await answerTo(live, INVALIDATE, { user_id: 'W0BOB00002' })).toMatchObject(refused('invalid_arguments'))
  })
})

test('one of two calls at the same time ends the session, the other finds none', async () => {
  const answers = await Promise.all([invalidate(api, LAPTOP), invalidate(api, LAPTOP)])
  expect(answers).toEqual([{ ok: true }, refused('session_not_found')])
})
