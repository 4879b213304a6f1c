import { beforeAll, describe, expect, test } from 'vitest'
import { errorIn, startApi, type Api } from './testing/api.js'

let api: Api

beforeAll(async () => {
  api = await startApi()
})

const LIST = '/users/bob/sessions'

describe('a query that cannot be read', () => {
  test.each([
    ['limit=abc', 'parsing field "limit": strconv.ParseUint: parsing "abc": invalid syntax'],
    ['limit=-1', 'parsing field "limit": strconv.ParseUint: parsing "-1": invalid syntax'],
    ['limit=%2B1', 'parsing field "limit": strconv.ParseUint: parsing "+1": invalid syntax'],
    ['limit=1.5', 'parsing field "limit": strconv.ParseUint: parsing "1.5": invalid syntax'],
    ['limit=1_0', 'parsing field "limit": strconv.ParseUint: parsing "1_0": invalid syntax'],
    ['limit=%22%01', 'parsing field "limit": strconv.ParseUint: parsing "\\"\\x01": invalid syntax'],
    ['limit=', 'parsing field "limit": strconv.ParseUint: parsing "": invalid syntax'],
    ['page', 'parsing field "page": strconv.ParseUint: parsing "": invalid syntax'],
    ['page=4294967296', 'parsing field "page": strconv.ParseUint: parsing "4294967296": value out of range'],
    ['page=99999999999x', 'parsing field "page": strconv.ParseUint: parsing "99999999999x": value out of range'],
    ['limit=1&limit=2', 'too many values for field "limit": 1, 2'],
    ['order=&order=', 'too many values for field "order": , '],
    ['user_ids.email=a&user_ids.email=b', 'too many values for field "email": a, b'],
    ['limit[]=5', 'too many values for field "limit": , 5'],
    ['user_ids[email]=x', 'too many values for field "user_ids": email, x'],
    ['userIds[email]=x', 'too many values for field "user_ids": email, x'],
    ['user_ids=x', 'parsing field "user_ids": unsupported message type: "ttn.lorawan.v3.UserIdentifiers"'],
    ['limit.low=5', 'invalid path: "limit" is not a message'],
    ['order=%zz', 'invalid URL escape "%zz"'],
    ['%=1', 'invalid URL escape "%"'],
    ['field_mask=%e', 'invalid URL escape "%e"'],
    ['limit=1;page=2', 'invalid semicolon separator in query'],
  ])('%s', async (query, message) => {
    expect(await api.send('GET', `${LIST}?${query}`)).toMatchObject({ status: 400, body: { code: 3, message } })
  })

  test('is refused without details, on both operations', async () => {
    for (const [method, path] of [
      ['GET', LIST],
      ['DELETE', `${LIST}/x`],
    ] as const) {
      const { body } = await api.send(method, `${path}?user_ids.email=a&user_ids.email=b`)
      expect(Object.keys(body as object)).toEqual(['code', 'message'])
    }
  })

  test('comes before values that break their rules', async () => {
    expect(errorIn(await api.send('GET', '/users/B/sessions?limit=abc'))[2]).toMatch('strconv')
  })
})

test.each([
  'limit=0',
  'page=0',
  'page=4294967295',
  'limit=0001000',
  'order=',
  'foo=1&foo=2',
  'field_mask=created_at',
  'foo[bar]=1',
  'user_ids.user_id=Bad--ID',
  'user_ids.user_id=a&user_ids.user_id=b',
  'userIds.userId=alice',
  'session_id=x',
  'userids.email=a&userids.email=b',
  '',
  '&&',
])('the query "%s" is in order', async (query) => {
  const { body: plain } = await api.send('GET', LIST)
  const { status, body } = await api.send('GET', `${LIST}?${query}`)
  expect(status).toBe(200)
  expect(body).toEqual(query.includes('page=4') ? {} : plain)
})

test('the query of a Delete cannot name another session', async () => {
  const id = await api.session('erin')
  expect(
    (await api.send('DELETE', `/users/erin/sessions/${id}?session_id=x&user_ids.user_id=bob&limit=abc`)).status,
  ).toBe(200)
})

describe('a value that breaks its rule', () => {
  const invalid = (field: string, name: string, reason: string, cause?: object) => ({
    status: 400,
    body: {
      code: 3,
      message: `error:pkg/errors:validation (invalid \`${field}\`: ${reason})`,
      details: [
        {
          namespace: 'pkg/errors',
          name: 'validation',
          message_format: 'invalid `{field}`: {reason}',
          attributes: { field, name, reason },
          code: 3,
          ...cause,
        },
      ],
    },
  })

  test.each(['expires_at', '-session_id', 'Created_at', 'created_at,'])('order=%s', async (order) => {
    expect(await api.send('GET', `${LIST}?order=${order}`)).toMatchObject(
      invalid('order', 'ListUserSessionsRequestValidationError', 'value must be in list [ created_at -created_at]'),
    )
  })

  test('a limit over 1000', async () => {
    expect((await api.send('GET', `${LIST}?limit=1000`)).status).toBe(200)
    expect(await api.send('GET', `${LIST}?limit=1001`)).toMatchObject(
      invalid('limit', 'ListUserSessionsRequestValidationError', 'value must be less than or equal to 1000'),
    )
  })

  const PATTERN = 'value does not match regex pattern "^[a-z0-9](?:[-]?[a-z0-9]){1,}$"'
  const LENGTH = 'value length must be at most 36 runes'

  test.each([
    ['Bob', PATTERN],
    ['b', PATTERN],
    ['b--b', PATTERN],
    ['-bob', PATTERN],
    ['bob%2E', PATTERN],
    ['', PATTERN],
    ['b'.repeat(37), LENGTH],
    ['B'.repeat(37), LENGTH],
  ])('the user ID "%s"', async (id, reason) => {
    const attributes = { field: 'user_id', name: 'UserIdentifiersValidationError', reason }
    for (const [method, end, name] of [
      ['GET', '', 'ListUserSessionsRequestValidationError'],
      ['DELETE', '/x', 'UserSessionIdentifiersValidationError'],
    ] as const) {
      const reply = await api.send(method, `/users/${id}/sessions${end}`)
      const cause = { cause: { namespace: 'pkg/errors', name: 'validation', attributes, code: 3 } }
      expect(reply).toMatchObject(invalid('user_ids', name, 'embedded message failed validation', cause))
      const [details] = (reply.body as { details: [{ correlation_id: string; cause: { correlation_id: string } }] })
        .details
      expect(details.correlation_id).not.toBe(details.cause.correlation_id)
      expect(details.cause).not.toHaveProperty('@type')
    }
  })

  test('a user ID of 36 characters is in order', async () => {
    expect(errorIn(await api.send('GET', `/users/${'b'.repeat(36)}/sessions`))[2]).toBe('user_not_found')
  })

  test('of several, the first is named', async () => {
    const { body } = await api.send('DELETE', `/users/B/sessions/${'x'.repeat(65)}`)
    expect(body).toMatchObject({ details: [{ attributes: { field: 'user_ids' } }] })
  })
})
