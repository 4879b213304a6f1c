import { beforeEach, describe, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { answerTo, invalidate, post, refused, RESET, reset } from './testing/calls.js'

const api = await testMock('slack')
let user: string
let web: string
let mobile: string

beforeEach(async () => {
  await api.mock.reset()
  user = (await api.driver.create('user')).id
  web = (await api.driver.create('session', { user, client: 'web' })).id
  mobile = (await api.driver.create('session', { user, client: 'mobile', team: 'T0BETA0002' })).id
})

const left = async (...ids: string[]) => {
  const alive = await Promise.all(ids.map((id) => api.driver.alive('session', id)))
  return ids.filter((_, i) => alive[i])
}

test('a reset ends all sessions of the user, in every team, and nobody else’s', async () => {
  expect(await reset(api, user)).toEqual({ ok: true })
  expect(await left(web, mobile)).toEqual([])
  expect(await left('11010001', '11010002', '11020001')).toHaveLength(3)
})

describe('the flags', () => {
  const NONE: string[] = []
  test.each([
    ['mobile_only', { mobile_only: 'true' }, () => [web]],
    ['web_only', { web_only: 'true' }, () => [mobile]],
    ['mobile_only and not web_only', { mobile_only: 'true', web_only: 'false' }, () => [web]],
    ['neither', { mobile_only: 'false', web_only: 'false' }, () => NONE],
    ['both', { mobile_only: 'true', web_only: 'true' }, () => NONE],
    ['empty ones', { mobile_only: '', web_only: '' }, () => NONE],
    ['1 and 0', { mobile_only: '0', web_only: '1' }, () => [mobile]],
    ['any case', { mobile_only: 'TRUE', web_only: 'False' }, () => [web]],
  ])('%s', async (_, flags, want) => {
    expect(await answerTo(api, RESET, { user_id: user, ...flags })).toEqual({ ok: true })
    expect(await left(web, mobile)).toEqual(want())
  })

  test.each([
    ['true', { web_only: true }, () => [mobile]],
    ['false', { web_only: false }, () => NONE],
    ['null', { mobile_only: null, web_only: true }, () => [mobile]],
    ['text', { mobile_only: 'true' }, () => [web]],
  ])('in JSON, %s', async (_, flags, want) => {
    expect((await post(api, RESET, { json: { user_id: user, ...flags } })).body).toMatchObject({ ok: true })
    expect(await left(web, mobile)).toEqual(want())
  })

  test.each(['yes', '2', 'on'])('"%s" is no boolean', async (text) => {
    expect(await reset(api, user, { web_only: text })).toEqual({
      ...refused('invalid_arguments'),
      response_metadata: { messages: ['[ERROR] must be a boolean: web_only'] },
    })
    expect(await left(web, mobile)).toEqual([web, mobile])
  })

  test('both are refused where the setting says so', async () => {
    const strict = await testMock('slack', { settings: { slack: { bothFlags: 'invalid_arguments' } } })
    const both = await reset(strict, 'W0BOB00002', { mobile_only: '1', web_only: '1' })
    expect(both).toMatchObject(refused('invalid_arguments'))
    expect(await strict.driver.alive('session', '11010001')).toBe(true)
    expect(await reset(strict, 'W0BOB00002', { mobile_only: '1', web_only: '0' })).toEqual({ ok: true })
  })
})

test('only valid sessions are wiped: one that had run out stays expired', async () => {
  await reset(api, 'W0BOB00002')
  expect(await invalidate(api, '11010009')).toEqual(refused('session_expired'))
  expect(await invalidate(api, '11010003')).toEqual(refused('session_not_found'))
})

test('a user without sessions, or without any more, is reset all the same', async () => {
  expect(await reset(api, 'W0ERIN0005')).toEqual({ ok: true })
  await reset(api, user)
  expect(await reset(api, user)).toEqual({ ok: true })
})

test('a deactivated user is still a user', async () => {
  await api.driver.end('user', user)
  expect(await reset(api, user)).toEqual({ ok: true })
})

test.each([
  ['nobody has the id', 'W0NOBODY99'],
  ['the id is empty', ''],
  ['the user is another organisation’s', 'U0GINA0008'],
])('a user is not found when %s', async (_, id) => {
  expect(await answerTo(api, RESET, { user_id: id })).toEqual(refused('user_not_found'))
  expect(await left('11080001')).toEqual(['11080001'])
})

test('the user must be named', async () => {
  expect(await answerTo(api, RESET, {})).toEqual({
    ...refused('invalid_arguments'),
    response_metadata: { messages: ['[ERROR] missing required field: user_id'] },
  })
})

test('a user id is text', async () => {
  expect((await post(api, RESET, { json: { user_id: 5 } })).body).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must be a string: user_id'] },
  })
})

test('bots have no sessions to reset', async () => {
  expect(await reset(api, 'W0ROBOT006')).toEqual(refused('cannot_reset_bot'))
})

test('the primary owner is reset by her own hand alone', async () => {
  expect(await reset(api, 'W0CAROL003')).toEqual(refused('cannot_reset_primary_owner'))
  expect(await left('11030001')).toEqual(['11030001'])
  expect(await reset(api, 'W0CAROL003', { headers: { token: 'xoxp-carol-owner' } })).toEqual({ ok: true })
  expect(await left('11030001')).toEqual([])
})

test('administrators may reset themselves, and go on calling', async () => {
  expect(await reset(api, 'W0ALICE001')).toEqual({ ok: true })
  expect(await left('11020001', '11020002')).toEqual([])
  expect(await reset(api, 'W0ALICE001')).toEqual({ ok: true })
})

test('a workspace’s token does not reach into another workspace', async () => {
  const headers = { token: 'xoxp-alice-acme-only' }
  expect(await reset(api, 'W0DAVE0004', { headers })).toEqual(refused('no_permission'))
  expect(await reset(api, 'W0BOB00002', { headers })).toEqual({ ok: true })
})
