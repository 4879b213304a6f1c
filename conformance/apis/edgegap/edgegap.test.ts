import { expect, test } from 'vitest'
import { edgegapServer, KEY, refuse, type EdgegapVariation, type Filter } from '../../testing/edgegap-server.js'
import { failures, judge, withVerdict } from '../../testing/judge.js'
import { ANSWERS } from './testing/faults-of-answers.js'
import { CHANGES } from './testing/faults-of-changes.js'
import { SESSIONS } from './testing/faults-of-sessions.js'
import { FREEDOMS } from './testing/freedoms.js'

/** What is told by hand; layers that are made from the contract have tests of their own. */
const options = { headers: KEY, skip: ['generated', 'model', 'robustness'] }
const FAULTS = [...SESSIONS, ...CHANGES, ...ANSWERS]
const told = (id: string) => !/^edgegap\.(form|robust|model)\./.test(id)

const judged = async (variation: EdgegapVariation = {}, more: object = {}) =>
  judge(await edgegapServer(variation), 'edgegap', { ...options, ...more })

test.each(['documented', 'live'] as const)(
  'a plain server by the %s API conforms, and every MUST is judged',
  async (profile) => {
    const report = await judged({}, { profile })
    expect(failures(report)).toEqual({})
    const must = report.requirements.filter(({ id, level }) => level === 'MUST' && told(id)).map(({ id }) => id)
    expect(withVerdict(report, 'untested').filter((id) => must.includes(id))).toEqual([])
    expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
  },
)

test.each(Object.entries(FREEDOMS))('freedom is not a fault: %s', async (name, variation) => {
  const report = await judged(variation)
  const deployment = name === 'no deployment in sight' ? ['edgegap.get.deployment'] : []
  expect(Object.keys(failures(report))).toEqual(deployment)
  expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
})

test.each(FAULTS)('edgegap.%s fails: %s', async (requirement, _, variation) => {
  const report = await judged(variation, { only: [`edgegap.${requirement}`] })
  expect(Object.keys(failures(report))).toContain(`edgegap.${requirement}`)
  expect(report.ours).toEqual([])
})

/** Faults in what only the live profile asks for. */
const LIVE: [requirement: string, fault: string, EdgegapVariation][] = [
  [
    'list.page-parameters',
    'page is refused',
    { answer: (a, { query, path }) => (path.endsWith('/v1/sessions') && query.has('limit') ? refuse(400) : a) },
  ],
  [
    'request.double-slash',
    'two slashes lead nowhere',
    { answer: (a, { path }) => (path.includes('//') ? refuse(404) : a) },
  ],
]

test.each(LIVE)('edgegap.%s fails in the profile live: %s', async (requirement, _, variation) => {
  expect(Object.keys(failures(await judged(variation, { profile: 'live' })))).toContain(`edgegap.${requirement}`)
})

test('every MUST and SHOULD is seen to fail above', async () => {
  const { requirements } = await judged({}, { only: ['edgegap.list.answers-200'] })
  const broken = new Set([...FAULTS, ...LIVE].map(([requirement]) => `edgegap.${requirement}`))
  const unbroken = requirements.filter(({ id, level }) => level !== 'MAY' && told(id) && !broken.has(id))
  expect(unbroken.map(({ id }) => id)).toEqual([])
})

const standing = { app: [{ id: 'standing', kind: 'Seat', sockets: 10, autodeploy: true }] }

/** Apps of other kinds and states, tagged deployments, and ends that come from outside. */
const NEEDS_A_DRIVER = [
  'credentials.revoked-key',
  'create.refusing-deployment',
  'create.selectors',
  'create.tag-only',
  'create.unprocessable',
  'create.disabled-version',
  'create.default-kind',
  'get.ended-deployment',
  'users.at-once',
  'capacity.seat',
  'capacity.refusal-status',
  'capacity.refusal-changes-nothing',
  'capacity.freed-by-leaving',
  'capacity.freed-by-deletion',
  'capacity.last-socket',
  'capacity.match',
  'capacity.match-full',
  'delete.gone-from-deployment',
  'delete.ended-deployment',
  'bulk.without-filters',
  'rate-limit.refusal',
].map((id) => `edgegap.${id}`)

test('a URL, a key and the name of an app are enough for most', async () => {
  const server = await edgegapServer({ clock: false, starts: 300 })
  const report = await judge(server, 'edgegap', { ...options, driver: 'none', own: standing })
  expect(failures(report)).toEqual({})
  expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
  const untested = withVerdict(report, 'untested').filter(told)
  expect(untested).toEqual(NEEDS_A_DRIVER)
  expect([...server.world.sessions.values()].filter(({ deletedAt }) => deletedAt === undefined)).toEqual([])
})

test('read-only sends nothing that changes state, and reads a session that is named', async () => {
  const server = await edgegapServer()
  const app = server.world.apps.get('standing')!
  const deployment = server.world.deploy(app, {})
  const session = {
    id: 'aaaaaaaaaaff-S',
    app,
    users: [{ ip: '203.0.113.9' }],
    deployment,
    createdAt: server.world.now(),
  }
  server.world.sessions.set(session.id, session)
  const own = { session: [{ id: session.id }] }
  const report = await judge(server, 'edgegap', { ...options, driver: 'none', readOnly: true, own })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'pass')).toEqual(
    expect.arrayContaining(['edgegap.credentials.required', 'edgegap.get.unknown', 'edgegap.list.answers-200']),
  )
  expect(
    new Set(server.requests.filter(({ path }) => path.startsWith('/edgegap')).map(({ method }) => method)),
  ).toEqual(new Set(['GET']))
  expect(report.coverage.requests).toBeLessThanOrEqual(60)
})

test.each([
  ['by a server that does as told', {}],
  ['by a server that takes filters one by one', { stops: (_: boolean, met: readonly boolean[]) => met.some(Boolean) }],
  ['by a server that heeds the last filter alone', { stops: (_: boolean, met: readonly boolean[]) => met.at(-1)! }],
  [
    'by a server that does not know "not"',
    { meets: (plain: boolean, { filter_type }: Filter) => filter_type === 'not' || plain },
  ],
])('nobody else loses a session %s', async (_, variation: EdgegapVariation) => {
  const server = await edgegapServer(variation)
  const app = server.world.apps.get('standing')!
  const deployment = server.world.deploy(app, {})
  const theirs = {
    id: 'bbbbbbbbbbff-S',
    app,
    users: [{ ip: '203.0.113.9' }],
    deployment,
    createdAt: server.world.now(),
  }
  server.world.sessions.set(theirs.id, { ...theirs })
  await judge(server, 'edgegap', options)
  expect(server.world.sessions.get(theirs.id)).toEqual(theirs)
})

test('the same run sends the same requests', async () => {
  const run = async () =>
    (await judged()).exchanges.map(({ request }) => `${request.method} ${new URL(request.url).pathname}`)
  expect(await run()).toEqual(await run())
})

test('what the API does not remove is reported as left over', async () => {
  const stubborn: EdgegapVariation = {
    remove: () => [],
    answer: (a, { path, method }) =>
      path.endsWith('bulk-stop') || (method === 'DELETE' && !path.endsWith('/users')) ? refuse(400) : a,
  }
  const server = await edgegapServer(stubborn)
  const report = await judge(server, 'edgegap', { ...options, only: ['edgegap.create.becomes-ready'] })
  expect(report.leftOvers).toEqual([...server.world.sessions.keys()].map((id) => ({ kind: 'session', id })))
})

test('apps of the configuration that are small enough are filled', async () => {
  const server = await edgegapServer({ starts: 0, app: { sockets: 3 } })
  const own = { app: [{ id: 'standing', kind: 'Seat', sockets: 3, autodeploy: true }] }
  const report = await judge(server, 'edgegap', { ...options, driver: 'none', own, only: ['edgegap.capacity.*'] })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'pass')).toEqual(
    expect.arrayContaining([
      'edgegap.capacity.seat',
      'edgegap.capacity.last-socket',
      'edgegap.capacity.freed-by-deletion',
    ]),
  )
})

test('an app of the configuration that there is not is no fault of the target', async () => {
  const report = await judged({}, { driver: 'none', own: { app: [{ id: 'elsewhere' }] } })
  expect(failures(report)).toEqual({})
  const ready = report.requirements.find(({ id }) => id === 'edgegap.create.becomes-ready')
  expect(ready).toMatchObject({ verdict: 'untested' })
  expect(ready?.reason).toContain('does not know the app "elsewhere" of the configuration')
})
