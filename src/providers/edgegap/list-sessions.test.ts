import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../../testing/harness.js'
import { arrange, type Arranged } from './testing/arrange.js'
import type { Schemas, SessionRow, Tables } from './tables.js'

type Listed = Schemas['Sessions']

const list = async ({ call }: Arranged, query = ''): Promise<Listed> =>
  (await call('GET', `/v1/sessions${query}`)).body as Listed

const ids = ({ data }: Listed) => (data ?? []).map(({ session_id }) => session_id)

const onlyPage = {
  number: 1,
  next_page_number: null,
  previous_page_number: null,
  paginator: { num_pages: 1 },
  has_next: false,
  has_previous: false,
}

describe('as documented', () => {
  let mock: TestMock
  let api: Arranged

  beforeAll(async () => {
    mock = await testMock('edgegap')
  })
  beforeEach(async () => {
    await mock.driver.reset()
    api = await arrange(mock)
  })

  test('all active sessions are on one page, the oldest first', async () => {
    const before = ids(await list(api))
    const made: string[] = []
    for (let i = 0; i < 12; i++) made.push(await api.create())
    const listed = await list(api)
    expect(ids(listed)).toEqual([...before, ...made])
    expect(listed.pagination).toEqual(onlyPage)
  })

  test.each(['?page=2&limit=1', '?page=0', '?limit=many', '?page=1&page=2', '?sort=asc'])(
    'there are no parameters: %s changes nothing',
    async (query) => {
      expect(await list(api, query)).toEqual(await list(api))
    },
  )

  test('failed sessions are listed, and those whose deployment has ended are only counted', async () => {
    const before = await list(api)
    expect(ids(before)).toEqual(expect.arrayContaining(['da4e00000007-S', 'ca4010000008-S']))
    expect(ids(before)).not.toContain('da4e00000006-S')
    expect(before.total_count).toBe(ids(before).length + 1)
    await mock.driver.advance('PT1H50M')
    expect((await list(api)).total_count).toBe(ids(before).length)
  })

  test('where nothing is active there is still a page', async () => {
    for (const id of ids(await list(api))) await api.call('DELETE', `/v1/session/${id}`)
    expect(await list(api)).toEqual({ data: [], total_count: 1, pagination: onlyPage })
  })
})

describe('live', () => {
  let mock: TestMock
  let api: Arranged

  beforeAll(async () => {
    mock = await testMock('edgegap', { profile: 'live' })
  })
  beforeEach(async () => {
    await mock.driver.reset()
    api = await arrange(mock)
    // with the seven of the fixture 25 are active
    for (let i = 0; i < 18; i++) await api.create()
  })

  test('a page holds ten unless the call says otherwise', async () => {
    const first = await list(api)
    expect([ids(first).length, first.total_count]).toEqual([10, 26])
    expect(first.pagination).toEqual({
      number: 1,
      next_page_number: 2,
      previous_page_number: null,
      paginator: { num_pages: 3 },
      has_next: true,
      has_previous: false,
    })
  })

  test('the pages together hold each session once', async () => {
    const pages = [await list(api), await list(api, '?page=2'), await list(api, '?page=3')]
    const all = ids(await list(api, '?limit=100'))
    expect(pages.map((page) => ids(page).length)).toEqual([10, 10, 5])
    expect(pages.flatMap(ids)).toEqual(all)
    expect(pages[2]!.pagination).toMatchObject({ number: 3, next_page_number: null, previous_page_number: 2 })
  })

  test.each([
    ['?page=5&limit=5', 5, { number: 5, next_page_number: null, paginator: { num_pages: 5 }, has_next: false }],
    ['?page=4&limit=10', 0, { number: 4, next_page_number: null, previous_page_number: 3, has_previous: true }],
    ['?page=99999999999', 0, { number: 2147483647, next_page_number: null, previous_page_number: 3 }],
    ['?limit=25', 25, { next_page_number: null, paginator: { num_pages: 1 } }],
    ['?page=1&page=3', 5, { number: 3 }],
  ])('%s holds %i', async (query, count, want) => {
    const page = await list(api, query)
    expect(ids(page).length).toBe(count)
    expect(page.pagination).toMatchObject(want)
  })

  test.each([
    ['?page=0', 'The parameter page must be 1 or more.'],
    ['?limit=0', 'The parameter limit must be 1 or more.'],
    ['?page=first', 'The parameter page must be a whole number.'],
    ['?limit=', 'The parameter limit must be a whole number.'],
  ])('%s is refused', async (query, message) => {
    expect(await api.call('GET', `/v1/sessions${query}`)).toMatchObject({ status: 400, body: { message } })
  })

  test('a page of a hundred thousand costs no more than a few', async () => {
    const store = mock.mock.store('edgegap')
    const rows = (await store.dump()) as unknown as { [C in keyof Tables]: Tables[C][] }
    const model = rows.sessions.find(({ active }) => active)!
    const many = Array.from({ length: 100_000 }, (_, i): SessionRow => {
      return { ...model, session_id: `${i.toString(16).padStart(12, '0')}-S` }
    })
    await store.restore({ ...rows, sessions: [...rows.sessions, ...many] })
    const begin = performance.now()
    for (let page = 1; page <= 40; page++) expect(ids(await list(api, `?page=${page}`)).length).toBe(10)
    for (const { session_id } of many.slice(50_000, 50_020)) {
      await api.get(session_id)
      await api.call('DELETE', `/v1/session/${session_id}`)
    }
    // eighty calls that each sort, copy or scan all rows take many seconds
    expect(performance.now() - begin).toBeLessThan(3000)
  })
})
