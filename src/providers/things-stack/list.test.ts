import { beforeEach, describe, expect, test } from 'vitest'
import { errorIn, idsIn, sessionsIn, startApi, type Api } from './testing/api.js'

let api: Api
let user: string

beforeEach(async () => {
  api = await startApi()
  user = (await api.driver.create('user')).id
})

const many = async (count: number, attributes: (i: number) => Record<string, string> = () => ({})) => {
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push(await api.session(user, attributes(i)))
  return ids
}

test('a session shows its user, its ID and its times, and no secret', async () => {
  const id = await api.session(user)
  const { status, headers, body } = await api.list(user)
  expect([status, headers.get('content-type'), headers.get('x-total-count')]).toEqual([200, 'application/json', '1'])
  expect(JSON.stringify(body)).toBe(
    `{"sessions":[{"user_ids":{"user_id":"${user}"},"session_id":"${id}",` +
      '"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}]}',
  )
})

test('a session with an end shows it', async () => {
  await api.session(user, { expires_at: '2026-02-01T00:00:00Z' })
  expect(sessionsIn(await api.list(user))).toMatchObject([{ expires_at: '2026-02-01T00:00:00Z' }])
})

test('times have as many digits as they need, in groups of three', async () => {
  for (const created_at of ['2025-12-31T23:00:00.5Z', '2025-12-31T23:00:00.123456Z', '2025-12-31T23:00:00.000010Z']) {
    await api.session(user, { created_at })
  }
  const shown = sessionsIn(await api.list(user, '?order=created_at')).map(({ created_at }) => created_at)
  expect(shown).toEqual(['2025-12-31T23:00:00.000010Z', '2025-12-31T23:00:00.123456Z', '2025-12-31T23:00:00.500Z'])
})

test('a user without sessions has an empty object and a total of 0', async () => {
  const { status, headers, body } = await api.list('erin')
  expect([status, headers.get('x-total-count'), body]).toEqual([200, '0', {}])
})

test('an unknown user is not found, and there is no total', async () => {
  const reply = await api.list('nobody')
  expect(errorIn(reply)).toEqual([404, 5, 'user_not_found'])
  expect(reply.headers.has('x-total-count')).toBe(false)
})

test('other people’s sessions are not in the list', async () => {
  await many(2)
  expect(idsIn(await api.list('alice'))).toEqual(['6f0c3a1e-4a0d-4e0e-9b59-0d8a4d5f2c77'])
})

describe('order', () => {
  test('by ID, unless asked otherwise', async () => {
    const ids = await many(7, (i) => ({ created_at: `-PT${i}H` }))
    const sorted = [...ids].sort()
    expect(sorted).not.toEqual(ids)
    expect(idsIn(await api.list(user))).toEqual(sorted)
    expect(idsIn(await api.list(user, '?order='))).toEqual(sorted)
  })

  test('by creation, and its exact reverse', async () => {
    const ids = await many(7, (i) => ({ created_at: `-PT${7 - i}H` }))
    expect(idsIn(await api.list(user, '?order=created_at'))).toEqual(ids)
    expect(idsIn(await api.list(user, '?order=-created_at'))).toEqual([...ids].reverse())
  })

  test('of equal times is by ID, and the minus turns that too', async () => {
    const sorted = (await many(7)).sort()
    expect(idsIn(await api.list(user, '?order=created_at'))).toEqual(sorted)
    expect(idsIn(await api.list(user, '?order=-created_at'))).toEqual([...sorted].reverse())
  })

  test('a microsecond decides', async () => {
    const late = await api.session(user, { created_at: '2025-12-31T00:00:00.000002Z' })
    const early = await api.session(user, { created_at: '2025-12-31T00:00:00.000001Z' })
    expect(idsIn(await api.list(user, '?order=created_at'))).toEqual([early, late])
  })
})

describe('pages', () => {
  test('of two hold seven sessions in four, and the total stays', async () => {
    const ids = await many(7, (i) => ({ created_at: `-PT${7 - i}H` }))
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((page) => api.list(user, `?order=created_at&limit=2&page=${page}`)),
    )
    expect(pages.map((page) => idsIn(page).length)).toEqual([2, 2, 2, 1, 0])
    expect(pages.flatMap(idsIn)).toEqual(ids)
    expect(pages.map(({ headers }) => headers.get('x-total-count'))).toEqual(['7', '7', '7', '7', '7'])
  })

  test('after the last are an empty object', async () => {
    await many(1)
    for (const page of [2, 4294967295]) {
      expect(await api.list(user, `?limit=1000&page=${page}`)).toMatchObject({ status: 200, body: {} })
    }
  })

  test('page 0 is page 1', async () => {
    await many(3)
    expect(idsIn(await api.list(user, '?limit=2&page=0'))).toEqual(idsIn(await api.list(user, '?limit=2&page=1')))
  })

  test('have 100 sessions where no limit is given, and where it is 0', async () => {
    await many(101)
    for (const [query, length] of [
      ['', 100],
      ['?limit=0', 100],
      ['?page=2', 1],
      ['?limit=1000', 101],
    ] as const) {
      const reply = await api.list(user, query)
      expect([idsIn(reply).length, reply.headers.get('x-total-count')]).toEqual([length, '101'])
    }
  })

  test.each([
    [2, [2, 1]],
    [0, [3, 3]],
  ])('have %i sessions where the server is configured so', async (defaultPageSize, lengths) => {
    api = await startApi({ settings: { 'things-stack': { defaultPageSize } } })
    const pages = await Promise.all([1, 2].map((page) => api.list('bob', `?page=${page}`)))
    expect(pages.map((page) => idsIn(page).length)).toEqual(lengths)
  })

  test.each([-1, 1.5])('cannot have %d sessions', async (defaultPageSize) => {
    const start = startApi({ settings: { 'things-stack': { defaultPageSize } } })
    await expect(start).rejects.toThrow(`is a whole number of at least 0, not ${defaultPageSize}`)
  })
})

describe('an e-mail address', () => {
  test.each(['user_ids.email', 'userIds.email'])('as %s comes back in every session', async (name) => {
    await many(2)
    const sessions = sessionsIn(await api.list(user, `?${name}=bob%40example.com`))
    expect(sessions.map(({ user_ids }) => user_ids)).toEqual(
      Array.from({ length: 2 }, () => ({ user_id: user, email: 'bob@example.com' })),
    )
  })

  test('that is empty, or not one at all, is as good as another', async () => {
    await many(1)
    expect(sessionsIn(await api.list(user, '?user_ids.email='))).toMatchObject([{ user_ids: { user_id: user } }])
    expect(sessionsIn(await api.list(user, '?user_ids.email=x+y'))).toMatchObject([{ user_ids: { email: 'x y' } }])
  })
})

describe('an expired session', () => {
  const END = 'PT1H'

  test('is listed at its very end, and neither listed nor counted after it', async () => {
    const [lasting, ending] = [await api.session(user), await api.session(user, { expires_at: END })]
    await api.driver.advance(END)
    expect(idsIn(await api.list(user))).toEqual([lasting, ending].sort())
    api.mock.clock.advance(1)
    const reply = await api.list(user)
    expect([idsIn(reply), reply.headers.get('x-total-count')]).toEqual([[lasting], '1'])
  })

  test('stays on the list of a live server until it is deleted', async () => {
    api = await startApi({ profile: 'live' })
    const id = await api.session('erin', { expires_at: END })
    await api.driver.advance('P1D')
    const sent = { headers: await api.credential({ user: 'erin' }) }
    expect(await api.list('erin', '', sent)).toMatchObject({ body: { sessions: [{ session_id: id }] } })
    expect((await api.list('erin', '', sent)).headers.get('x-total-count')).toBe('1')
    expect((await api.remove('erin', id, sent)).status).toBe(200)
    expect((await api.list('erin', '', sent)).body).toEqual({})
  })
})
