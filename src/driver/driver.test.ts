import { beforeEach, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../testing/harness.js'

let api: TestMock
beforeEach(async () => {
  api = await testMock('identity')
})

test('a driver says what it can do', async () => {
  expect(await api.driver.call('GET', '/')).toMatchObject({
    status: 200,
    body: {
      api: 'identity',
      kinds: { user: ['create', 'observe', 'delete'], session: ['create', 'observe', 'delete'] },
      clock: true,
      reset: true,
    },
  })
})

test('what was made is alive until it is ended', async () => {
  const user = await api.driver.create('user')
  const { id } = await api.driver.create('session', { user: user.id })
  expect(await api.driver.observe('session', id)).toEqual({ id, alive: true })
  await api.driver.end('session', id)
  expect(await api.driver.observe('session', id)).toEqual({ id, alive: false })
  expect(await api.driver.observe('session', 'never-was')).toBeUndefined()
})

test('a session that has expired is not alive', async () => {
  const user = await api.driver.create('user')
  const { id } = await api.driver.create('session', { user: user.id, valid_until: '2026-01-01T00:00:10Z' })
  await api.driver.advance('PT10S')
  expect(await api.driver.alive('session', id)).toBe(false)
})

test('the clock answers its time, also without being moved', async () => {
  const clock = async (advance: string) => (await api.driver.call('POST', '/clock', { json: { advance } })).body
  expect(await clock('PT0S')).toEqual({ now: '2026-01-01T00:00:00.000Z' })
  expect(await clock('P1DT1H')).toEqual({ now: '2026-01-02T01:00:00.000Z' })
})

test('a reset takes everything back: things, ids and clock', async () => {
  const first = await api.driver.create('user')
  await api.driver.advance('PT1H')
  await api.driver.reset()
  expect(await api.driver.observe('user', first.id)).toBeUndefined()
  expect(await api.driver.call('POST', '/clock', { json: { advance: 'PT0S' } })).toMatchObject({
    body: { now: '2026-01-01T00:00:00.000Z' },
  })
  expect((await api.driver.create('user')).id).toBe(first.id)
})

test('a body is JSON, also where the client names no media type or its default', async () => {
  for (const type of ['text/plain;charset=UTF-8', 'application/x-www-form-urlencoded']) {
    expect((await api.driver.call('POST', '/user', { body: '{}', headers: { 'content-type': type } })).status).toBe(201)
  }
  expect((await api.driver.call('POST', '/user', { body: '{}' })).status).toBe(201)
  expect((await api.driver.call('POST', '/user')).status).toBe(201)
})

describe('refusals are one sentence', () => {
  const sessionOf = (more: object) => ({ json: { user: 'b0b00000-0000-4000-8000-000000000002', ...more } })
  test.each<[string, string, string, object, number, string]>([
    [
      'an unknown kind',
      'POST',
      '/sesion',
      { json: {} },
      404,
      'The driver of identity has no kind "sesion": did you mean "session"?',
    ],
    ['a kind that is none', 'POST', '/constructor', { json: {} }, 404, 'has no kind "constructor"'],
    ['a thing to be ended that never was', 'DELETE', '/user/x', {}, 404, 'There never was a user "x"'],
    ['an unknown attribute', 'POST', '/session', sessionOf({ stauts: 'idle' }), 422, 'did you mean "status"?'],
    ['an attribute of a kind without any', 'POST', '/user', { json: { name: 'x' } }, 422, 'a user takes no attributes'],
    ['a missing attribute', 'POST', '/session', { json: {} }, 422, 'a session needs the attribute "user"'],
    [
      'a value outside its enum',
      'POST',
      '/session',
      sessionOf({ status: 'dead' }),
      422,
      'the attribute "status" of a session',
    ],
    ['a time that is none', 'POST', '/session', sessionOf({ valid_until: 'soon' }), 422, 'the attribute "valid_until"'],
    ['an owner that is not there', 'POST', '/session', { json: { user: 'x' } }, 422, 'there is no user "x"'],
    ['a thing that never was', 'GET', '/session/x', {}, 404, 'There never was a session "x"'],
    ['a duration that is none', 'POST', '/clock', { json: { advance: '1 hour' } }, 400, ''],
    [
      'a duration beyond all times',
      'POST',
      '/clock',
      { json: { advance: 'PT9000000000000S' } },
      400,
      'beyond the times',
    ],
    ['a clock without a duration', 'POST', '/clock', { json: {} }, 400, ''],
    [
      'a body that is not JSON',
      'POST',
      '/user',
      { body: '{', headers: { 'content-type': 'application/json' } },
      400,
      'The body is not JSON',
    ],
    ['a body that is no object', 'POST', '/user', { json: [] }, 400, ''],
    [
      'another media type',
      'POST',
      '/user',
      { body: '{}', headers: { 'content-type': 'image/png' } },
      415,
      'Send application/json',
    ],
    ['an unknown path', 'GET', '/a/b/c', {}, 404, ''],
    ['a wrong method', 'PUT', '/clock', { json: {} }, 405, ''],
  ])('%s', async (_, method, path, sent, status, sentence) => {
    const reply = await api.driver.call(method, path, sent)
    expect(reply).toMatchObject({ status, body: { error: expect.stringContaining(sentence) } })
  })
})
