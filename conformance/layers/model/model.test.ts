import { expect, test } from 'vitest'
import { edgegapServer, KEY } from '../../testing/edgegap-server.js'
import { identityServer } from '../../testing/identity-server.js'
import { failures, judge } from '../../testing/judge.js'
import { oktaServer } from '../../testing/okta-server.js'
import type { TestServer } from '../../testing/server.js'
import { slackServer } from '../../testing/slack-server.js'
import { thingsStackServer } from '../../testing/things-stack-server.js'

const edgegap = { driver: 'none', headers: KEY, own: { app: [{ id: 'standing' }] } }

const RIGHT: [api: string, server: () => Promise<TestServer>, options?: object][] = [
  ['identity', identityServer],
  ['things-stack', thingsStackServer],
  ['things-stack', () => thingsStackServer({ profile: 'live' }), { profile: 'live' }],
  ['edgegap', edgegapServer, { headers: KEY }],
  ['edgegap', () => edgegapServer({ starts: 0 }), edgegap],
  ['okta', oktaServer],
  ['slack', slackServer],
]

test.each(RIGHT)('a plain server of %s agrees with the model, within 60 requests', async (api, server, options) => {
  for (const seed of [1, 2]) {
    const running = await server()
    const report = await judge(running, api, { ...options, only: ['model'], seed })
    expect(failures(report)).toEqual({})
    expect(report.ours).toEqual([])
    const asked = running.requests.filter(({ path }) => !path.startsWith('/driver'))
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.length).toBeLessThanOrEqual(60)
  }
})

/** What a model finds in a broken server, over a few seeds: the first that shows anything. */
const found = async (api: string, server: () => Promise<TestServer>, options: object = {}) => {
  for (let seed = 1; seed <= 10; seed++) {
    const report = await judge(await server(), api, { ...options, only: ['model'], seed })
    expect(report.ours).toEqual([])
    const [failed] = Object.entries(failures(report)).filter(([, message]) => message.includes('the shortest story'))
    if (failed) return { requirement: failed[0], story: failed[1] }
  }
  throw new Error('nothing was found')
}

const steps = (story: string): string[] => story.split(/; \d+\. |: 1\. /).slice(1)

test('a list that is cached is found, by listing, deleting and listing', async () => {
  const server = () => {
    const cache = new Map<string, Record<string, unknown>[]>()
    return identityServer({
      list: (plain, memory, user) => {
        const kept = cache.get(user)
        if (kept?.length === memory.of('session', { user }).length) return kept
        cache.set(user, plain)
        return plain
      },
    })
  }
  const { requirement, story } = await found('identity', server)
  expect(requirement).toBe('identity.delete.gone-from-list')
  expect(steps(story)).toEqual([
    'u1 is listed',
    's1 is deleted',
    expect.stringMatching(/all is looked at|u1 is listed/),
  ])
})

test('a list without its filter is found by reading it once', async () => {
  const server = () => thingsStackServer({ rows: (_, __, memory) => memory.of('session').filter(({ alive }) => alive) })
  const { requirement, story } = await found('things-stack', server)
  expect(requirement).toBe('things-stack.list.owner')
  expect(steps(story)).toHaveLength(1)
})

test('a deletion that ends a sibling is found by one deletion', async () => {
  const server = () =>
    identityServer({
      remove: ([thing], memory) => memory.of('session', { user: thing!.attributes['user'] }).slice(0, 2).concat(thing!),
    })
  const { requirement, story } = await found('identity', server)
  expect(requirement).toBe('identity.delete.keeps-others')
  expect(steps(story)).toEqual(['s1 is deleted'])
})

test('a row that is lost between pages is found by going through them', async () => {
  const server = () =>
    thingsStackServer({ page: (plain, _, { query }) => (query.get('page') === '2' ? plain.slice(1) : plain) })
  const { requirement, story } = await found('things-stack', server)
  expect(requirement).toBe('things-stack.paging.joined')
  expect(steps(story)).toEqual([expect.stringMatching(/^u1 is listed in pages of 2/)])
})

test('a deletion that the next one undoes is found by two deletions', async () => {
  const server = () => {
    let last: { alive: boolean } | undefined
    return thingsStackServer({
      remove: (plain) => {
        if (last && plain.length > 0) last.alive = true
        last = plain[0] ?? last
        return plain
      },
    })
  }
  const { requirement, story } = await found('things-stack', server)
  expect(requirement).toBe('things-stack.delete.gone')
  expect(steps(story)).toEqual(['s1 is deleted', expect.stringMatching(/^s\d is deleted$/)])
})

test('users who come to one session and show in another are found without a driver', async () => {
  const server = () =>
    edgegapServer({
      starts: 0,
      users(plain, before, session, { sessions }) {
        for (const other of sessions.values())
          if (other !== session && plain.length > before.length) other.users = plain
        return plain
      },
    })
  const { requirement, story } = await found('edgegap', server, edgegap)
  expect(requirement).toBe('edgegap.users.keeps-other-sessions')
  expect(steps(story)).toEqual([expect.stringMatching(/is added to s1$/), 'all is looked at'])
})

test('a bulk stop that ends only the first is found', async () => {
  const server = () =>
    edgegapServer({
      remove: (plain) => (plain.length > 1 ? plain.slice(0, 1) : plain),
    })
  const { requirement, story } = await found('edgegap', server, { headers: KEY })
  expect(requirement).toBe('edgegap.bulk.gone')
  expect(steps(story)[0]).toBe('s1 and s2 stopped in bulk')
})

test('without a driver what nobody can know is untested, with the reason; a run that only reads sends nothing', async () => {
  const blind = await judge(await identityServer(), 'identity', { driver: 'none', only: ['model'] })
  const listed = blind.requirements.find(({ id }) => id === 'identity.list.contains')
  expect(listed).toMatchObject({ verdict: 'untested', reason: expect.stringMatching(/give a driver/) })

  const server = await edgegapServer()
  await judge(server, 'edgegap', { headers: KEY, readOnly: true, only: ['model'] })
  expect(server.requests.filter(({ path }) => path.startsWith('/edgegap'))).toEqual([])
})

test('the same seed tells the same story', async () => {
  const broken = () => thingsStackServer({ total: (plain) => plain + 1 })
  const [one, other] = [await found('things-stack', broken), await found('things-stack', broken)]
  const symbolic = ({ story }: { story: string }) => steps(story)
  expect(symbolic(one)).toEqual(symbolic(other))
})
