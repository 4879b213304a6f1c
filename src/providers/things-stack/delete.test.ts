import { beforeEach, describe, expect, test } from 'vitest'
import { errorIn, idsIn, startApi, type Api } from './testing/api.js'
import { UNKNOWN } from './testing/reach.js'

const ALICE = '6f0c3a1e-4a0d-4e0e-9b59-0d8a4d5f2c77'

let api: Api
let id: string

beforeEach(async () => {
  api = await startApi()
  id = await api.session('erin')
})

test('a deleted session is gone, and nothing else is', async () => {
  const sibling = await api.session('erin')
  const before = await api.list('bob')
  expect(await api.remove('erin', id)).toMatchObject({ status: 200, body: {} })
  const after = await api.list('erin')
  expect([idsIn(after), after.headers.get('x-total-count')]).toEqual([[sibling], '1'])
  expect((await api.list('bob')).body).toEqual(before.body)
  expect([await api.driver.alive('session', id), await api.driver.alive('session', sibling)]).toEqual([false, true])
})

test('the answer to a deletion has no total', async () => {
  expect((await api.remove('erin', id)).headers.has('x-total-count')).toBe(false)
})

test('deleting twice finds nothing the second time', async () => {
  await api.remove('erin', id)
  expect(errorIn(await api.remove('erin', id))).toEqual([404, 5, 'user_session_not_found'])
})

test('an unknown session is not found, and both IDs are told', async () => {
  expect(await api.remove('erin', UNKNOWN)).toMatchObject({
    status: 404,
    body: {
      code: 5,
      message: `error:pkg/identityserver/store:user_session_not_found (user session with id \`${UNKNOWN}\` not found)`,
      details: [
        {
          '@type': 'type.googleapis.com/ttn.lorawan.v3.ErrorDetails',
          namespace: 'pkg/identityserver/store',
          name: 'user_session_not_found',
          message_format: 'user session with id `{session_id}` not found',
          attributes: { session_id: UNKNOWN, user_id: 'erin' },
          code: 5,
        },
      ],
    },
  })
})

test('a session of somebody else is not found, and stays', async () => {
  expect(errorIn(await api.remove('erin', ALICE))).toEqual([404, 5, 'user_session_not_found'])
  expect(await api.driver.alive('session', ALICE)).toBe(true)
})

test('an unknown user is not found', async () => {
  expect(errorIn(await api.remove('nobody', ALICE))).toEqual([404, 5, 'user_not_found'])
  expect(await api.driver.alive('session', ALICE)).toBe(true)
})

test('of many deletions at once, one wins', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => api.remove('erin', id)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 404)])
})

test('an expired session can be deleted', async () => {
  const expired = await api.session('erin', { expires_at: '-PT1S' })
  expect((await api.remove('erin', expired)).status).toBe(200)
})

test('an e-mail address changes nothing, and a body is not read', async () => {
  const sent = { json: { session_id: UNKNOWN } }
  expect((await api.send('DELETE', `/users/erin/sessions/${id}?user_ids.email=x`, sent)).status).toBe(200)
})

describe('the ID', () => {
  test.each([
    ['upper case', (uuid: string) => uuid.toUpperCase()],
    ['without hyphens', (uuid: string) => uuid.replaceAll('-', '')],
    ['in braces', (uuid: string) => `%7B${uuid}%7D`],
  ])('is read %s, as the database reads it', async (_, spell) => {
    expect((await api.remove('erin', spell(id))).status).toBe(200)
  })

  const NO_UUIDS = ['latest', '', 'é'.repeat(64), '00000000-0000-4000-8000-00000000dea', `{${UNKNOWN}`]

  test.each(NO_UUIDS)('"%s" names no session', async (text) => {
    expect(errorIn(await api.remove('erin', encodeURIComponent(text)))).toEqual([404, 5, 'user_session_not_found'])
  })

  test.each(NO_UUIDS)('"%s" is more than a live server’s database can read', async (text) => {
    const live = await startApi({ profile: 'live' })
    const headers = await live.credential({ user: 'erin' })
    expect(errorIn(await live.remove('erin', encodeURIComponent(text), { headers }))).toEqual([500, 2, 'driver'])
  })

  test('has at most 64 characters', async () => {
    const reply = await api.remove('erin', 'é'.repeat(65))
    expect(errorIn(reply)).toEqual([400, 3, 'validation'])
    expect(reply.body).toMatchObject({
      message: 'error:pkg/errors:validation (invalid `session_id`: value length must be at most 64 runes)',
      details: [{ attributes: { field: 'session_id', name: 'UserSessionIdentifiersValidationError' } }],
    })
  })
})
