import { describe, expect, test } from 'vitest'
import { API_NAMES } from '../mock/realms.js'
import { workbench, type Workbench } from '../testing/workbench.js'
import type { ShownPerson } from './list-people.js'

const PROFILES = ['documented', 'live'] as const
const CASES = API_NAMES.flatMap((api) => PROFILES.map((profile) => ({ api, profile })))
const PEOPLE = ['alice@example.com', 'bob@example.com', 'carol@example.com', 'dave@example.com', 'erin@example.com']

const accountOf = async (bench: Workbench, api: string, email: string) => {
  const { people } = (await bench.control('GET', '/people')).body as { people: ShownPerson[] }
  return people.find((person) => person.email === email)!.accounts.find((account) => account.api === api)!
}

const alive = async (bench: Workbench, api: string, email: string): Promise<string[]> =>
  (await accountOf(bench, api, email)).sessions.filter(({ ended }) => !ended).map(({ id }) => id)

const isAlive = async (bench: Workbench, api: string, id: string): Promise<boolean> =>
  ((await bench.control('GET', `/driver/${api}/session/${id}`)).body as { alive: boolean }).alive

interface SignedIn {
  sessions: { id: string; user: string; request: { method: string; path: string; headers?: Record<string, string> } }[]
}

const signIn = async (bench: Workbench, api: string, person: string, device?: string) => {
  const { status, body } = await bench.control('POST', '/sign-in', {
    person,
    apis: [api],
    ...(device ? { device } : {}),
  })
  expect(status).toBe(201)
  return (body as SignedIn).sessions[0]!
}

describe.each(CASES)('$api, $profile', ({ api, profile }) => {
  const start = () => workbench({ profile })

  test.each(PEOPLE)('signing %s out ends every session that was alive, by the vendor’s own requests', async (email) => {
    const bench = await start()
    await signIn(bench, api, email)
    const before = await alive(bench, api, email)
    expect(before.length).toBeGreaterThan(0)
    const { status, body } = await bench.control('POST', '/sign-out', { person: email, apis: [api] })
    const { answers } = body as { answers: { status: number; body?: { ok?: boolean } }[] }
    expect([status, answers.length]).toEqual([200, expect.any(Number)])
    for (const answer of answers) expect([200, 204]).toContain(answer.status)
    for (const answer of answers) expect(answer.body?.ok ?? true).toBe(true)
    expect(await alive(bench, api, email)).toEqual([])
    const asked = bench.exchanges.filter((exchange) => exchange.api === api)
    expect(asked).toHaveLength(answers.length)
    expect(asked.flatMap(({ findings, problem }) => [...findings, problem])).toEqual(answers.map(() => undefined))
  })

  test('who signs in has a new session, and a request about it that works', async () => {
    const bench = await start()
    const before = await alive(bench, api, 'bob@example.com')
    const { id, request } = await signIn(bench, api, 'Bob Okafor', 'iPhone 16')
    expect(await alive(bench, api, 'bob@example.com')).toEqual([id, ...before])
    const { status } = await bench.send(request.method, request.path, request)
    expect([200, 204]).toContain(status)
    expect(bench.exchanges.at(-1)).toMatchObject({ api, problem: undefined, findings: [] })
  })

  test('a session that was ended by hand is gone', async () => {
    const bench = await start()
    const { id } = await signIn(bench, api, 'bob@example.com')
    expect((await bench.control('POST', `/people/sessions/${api}/${id}/end`)).status).toBe(204)
    expect(await isAlive(bench, api, id)).toBe(false)
    expect((await accountOf(bench, api, 'bob@example.com')).sessions.map((each) => each.id)).not.toContain(id)
    expect((await bench.control('POST', `/people/sessions/${api}/${id}/end`)).status).toBe(404)
  })

  test('a session that was made to expire lets nobody in, and the clock has not moved', async () => {
    const bench = await start()
    const { id } = await signIn(bench, api, 'bob@example.com')
    const before = bench.mock.clock.now()
    expect((await bench.control('POST', `/people/sessions/${api}/${id}/expire`)).status).toBe(204)
    expect(await isAlive(bench, api, id)).toBe(false)
    expect(await alive(bench, api, 'bob@example.com')).not.toContain(id)
    expect(bench.mock.clock.now()).toBe(before)
  })

  test('a sign-in follows the seed', async () => {
    const [first, second] = [await start(), await start()]
    expect(await signIn(first, api, 'bob@example.com')).toEqual(await signIn(second, api, 'bob@example.com'))
  })
})

test('a fault strikes the requests of a sign-out like any other', async () => {
  const bench = await workbench()
  await bench.control('POST', '/faults', { api: 'okta', status: 503 })
  const { body } = await bench.control('POST', '/sign-out', { person: 'bob@example.com', apis: ['okta'] })
  expect(body).toMatchObject({ answers: [{ api: 'okta', status: 503, body: { errorCode: 'E0000010' } }] })
  expect(await alive(bench, 'okta', 'bob@example.com')).toHaveLength(2)
})

test('a person of another world is another person', async () => {
  const bench = await workbench()
  const headers = { 'x-facsimile-world': 'w1', 'content-type': 'application/json' }
  const body = JSON.stringify({ person: 'bob@example.com' })
  await bench.send('POST', '/_facsimile/sign-out', { headers, body })
  expect(await alive(bench, 'slack', 'bob@example.com')).toHaveLength(4)
  const { people } = (await bench.send('GET', '/~w1/_facsimile/people')).body as { people: ShownPerson[] }
  expect(people[1]!.accounts.find(({ api }) => api === 'slack')!.sessions.filter(({ ended }) => !ended)).toEqual([])
})
