import { beforeEach, describe, expect, test } from 'vitest'
import { testMock, type Sent } from '../../testing/harness.js'
import { ALICE, INVALIDATE, post, refused, RESET, TEAM } from './testing/calls.js'

const api = await testMock('slack')

beforeEach(async () => {
  await api.mock.reset()
})

const FORM = 'application/x-www-form-urlencoded'
const BOB_FORM = 'user_id=W0BOB00002'
const BOB_JSON = '{"user_id":"W0BOB00002"}'

const typed = async (type: string | undefined, body?: string, more: Sent['headers'] = {}) => {
  const headers = { ...ALICE, ...(type === undefined ? {} : { 'content-type': type }), ...more }
  return (await post(api, RESET, { headers, ...(body === undefined ? {} : { body }) })).body
}

const warned = (warning: string) => ({ warning, response_metadata: { warnings: [warning] } })

describe('content type and charset', () => {
  test.each([
    [FORM, BOB_FORM],
    [FORM.toUpperCase(), BOB_FORM],
    ['application/json; charset=utf-8', BOB_JSON],
    ['application/json;charset="UTF-8"', BOB_JSON],
    ['application/json; charset=iso-8859-1', BOB_JSON],
    ['text/plain; charset=utf-8', BOB_FORM],
  ])('%s is read without a warning', async (type, body) => {
    expect(await typed(type, body)).toEqual({ ok: true })
  })

  test.each([
    ['application/json', BOB_JSON, 'missing_charset'],
    ['text/plain', BOB_FORM, 'missing_charset'],
    [`${FORM}; charset=utf-8`, BOB_FORM, 'superfluous_charset'],
    [`${FORM};charset=ISO-8859-1`, BOB_FORM, 'superfluous_charset'],
  ])('%s is read with a warning', async (type, body, warning) => {
    expect(await typed(type, body)).toEqual({ ok: true, ...warned(warning) })
  })

  test('a warning stands beside a refusal too, and beside its messages', async () => {
    const { body } = await post(api, RESET, { json: {} })
    expect(body).toEqual({
      ...refused('invalid_arguments'),
      warning: 'missing_charset',
      response_metadata: {
        messages: ['[ERROR] missing required field: user_id'],
        warnings: ['missing_charset'],
      },
    })
    const unknown = await post(api, RESET, { json: { user_id: 'W0NOBODY99' } })
    expect(unknown.body).toEqual({ ...refused('user_not_found'), ...warned('missing_charset') })
  })

  test.each([
    ['application/xml', 'invalid_post_type'],
    ['application/vnd.api+json', 'invalid_post_type'],
    ['application/octet-stream', 'invalid_post_type'],
    ['application/json; charset=utf-16', 'invalid_charset'],
    ['application/json; charset=utf8', 'invalid_charset'],
    [`${FORM}; charset=latin1`, 'invalid_charset'],
  ])('%s is refused', async (type, error) => {
    expect(await typed(type, BOB_FORM)).toMatchObject(refused(error))
    expect(await api.driver.alive('session', '11010001')).toBe(true)
  })

  test('a body must say what it is', async () => {
    expect(await typed(undefined, BOB_FORM)).toEqual(refused('missing_post_type'))
  })

  test('all this is judged before the credential', async () => {
    const nobody = { token: '' }
    expect(await typed(undefined, BOB_FORM, nobody)).toMatchObject(refused('missing_post_type'))
    expect(await typed('application/xml', BOB_FORM, nobody)).toMatchObject(refused('invalid_post_type'))
    expect(await typed('text/plain; charset=koi8-r', BOB_FORM, nobody)).toMatchObject(refused('invalid_charset'))
    expect(await typed('application/json', '{', nobody)).toMatchObject(refused('invalid_json'))
  })
})

describe('bodies that cannot be read', () => {
  test.each([
    ['broken JSON', 'application/json; charset=utf-8', '{"user_id":', 'invalid_json'],
    ['a JSON list', 'application/json; charset=utf-8', '["W0BOB00002"]', 'json_not_object'],
    ['JSON text', 'application/json; charset=utf-8', '"W0BOB00002"', 'json_not_object'],
    ['null', 'application/json; charset=utf-8', 'null', 'json_not_object'],
    ['a form with a broken escape', FORM, 'user_id=W0BOB%0', 'invalid_form_data'],
    ['a multipart form without a boundary', 'multipart/form-data', 'x', 'invalid_form_data'],
  ])('%s', async (_, type, body, error) => {
    expect(await typed(type, body)).toEqual(refused(error))
  })

  const bytes = async (type: string, body: Uint8Array, tooLarge = false) => {
    const headers = { ...ALICE, host: 'mock.test', 'content-type': type }
    const request = { method: 'POST', target: `/slack/api${RESET}`, mount: '', headers, body, tooLarge }
    const { status, body: text } = await api.mock.answer(request)
    expect([status, api.exchanges.at(-1)!.findings]).toEqual([200, []])
    return JSON.parse(text!) as unknown
  }
  const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

  test('a body that is larger than the server reads is one cut short', async () => {
    expect(await bytes(FORM, latin(''), true)).toEqual(refused('request_timeout'))
    expect(await api.driver.alive('session', '11010001')).toBe(true)
  })

  test('bytes that are no UTF-8', async () => {
    expect(await bytes('application/json; charset=utf-8', latin('{"user_id":"Zoë"}'))).toEqual(refused('invalid_json'))
    expect(await bytes(FORM, latin('user_id=Zoë'))).toEqual(refused('invalid_form_data'))
  })

  test('iso-8859-1 is read where it is named', async () => {
    const found = refused('user_not_found')
    expect(await bytes('application/json; charset=iso-8859-1', latin('{"user_id":"Zoë"}'))).toEqual(found)
    expect(await bytes(`${FORM}; charset=iso-8859-1`, latin('user_id=Zoë'))).toMatchObject(found)
    expect(await bytes(`${FORM}; charset=iso-8859-1`, latin('user_id=Zo%EB'))).toMatchObject(found)
  })
})

describe('no body', () => {
  test.each([
    ['without a content type', undefined],
    ['as a form', FORM],
    ['as JSON', 'application/json; charset=utf-8'],
  ])('%s has no arguments', async (_, type) => {
    expect(await typed(type)).toEqual({
      ...refused('invalid_arguments'),
      response_metadata: { messages: ['[ERROR] missing required field: user_id'] },
    })
    expect(await typed(type, undefined, { token: '' })).toEqual(refused('not_authed'))
  })
})

describe('arguments', () => {
  test.each([
    ['a name with a hyphen', 'x-y=1', 'invalid_arg_name'],
    ['an empty name', '=1', 'invalid_arg_name'],
    ['a very long name', `${'x'.repeat(256)}=1`, 'invalid_arg_name'],
    ['a list in PHP’s spelling', 'user_id[]=W0BOB00002', 'invalid_array_arg'],
    ['a list with keys', 'user_id[7]=W0BOB00002', 'invalid_array_arg'],
  ])('%s', async (_, body, error) => {
    expect(await typed(FORM, `${BOB_FORM}&${body}`)).toEqual(refused(error))
    expect(await api.driver.alive('session', '11010001')).toBe(true)
  })

  test('a list in JSON', async () => {
    expect(await typed('application/json; charset=utf-8', '{"user_id":["W0BOB00002"]}')).toEqual(
      refused('invalid_array_arg'),
    )
  })

  test('come after the credential', async () => {
    expect(await typed(FORM, 'user_id[]=1', { token: 'xoxp-bob-member' })).toEqual(refused('not_an_admin'))
  })

  test('that nobody asked for are passed over', async () => {
    expect(await typed(FORM, `${BOB_FORM}&pretty=1&team_id=`)).toEqual({ ok: true })
  })

  test('said twice count as said last', async () => {
    expect(await typed(FORM, `user_id=W0NOBODY99&${BOB_FORM}`)).toEqual({ ok: true })
  })

  test('in the query are none', async () => {
    const { body } = await post(api, `${RESET}?${BOB_FORM}`)
    expect(body).toMatchObject(refused('invalid_arguments'))
  })

  test('JSON takes the id as number and as text', async () => {
    for (const session_id of [11010001, '11010002']) {
      const { body } = await post(api, INVALIDATE, { json: { session_id, team_id: TEAM } })
      expect(body).toMatchObject({ ok: true })
    }
  })
})
