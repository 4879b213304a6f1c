import { expect, test } from 'vitest'
import type { VerifyOptions } from '../../index.js'
import { loadRequirements } from '../../requirements/load-requirements.js'
import { failures, judge, withVerdict } from '../../testing/judge.js'
import type { Answer } from '../../testing/server.js'
import { thingsStackServer, type StackVariation } from '../../testing/things-stack-server.js'
import { api } from './api.js'
import { FAULTS } from './testing/faults.js'
import { ADVISED_AGAINST, FREEDOMS, LIVE_FREEDOMS } from './testing/freedoms.js'
import { LIVE_FAULTS } from './testing/live-faults.js'
import { OTHERWISE } from './testing/otherwise.js'

/** The layers that are written by hand; what is made from the contract has tests of its own. */
const skip = ['generated', 'model', 'robustness']

const judgeStack = async (variation: StackVariation, options: Partial<VerifyOptions> = {}) => {
  const { profile = 'documented' } = variation
  return judge(await thingsStackServer(variation), 'things-stack', { profile, skip, ...options })
}

/** Requirements that the stories and passive checks of this folder judge. */
const OURS = new Set([
  ...Object.entries(api.stories).flatMap(([id, { covers }]) => (skip.includes(id.split('/')[0]!) ? [] : covers)),
  ...loadRequirements('things-stack').flatMap(({ id, passive }) => (passive === undefined ? [] : [id])),
])
const isOurs = ({ id }: { id: string }): boolean => OURS.has(id)

test.each(['documented', 'live'] as const)('a plain server by the documentation conforms: %s', async (profile) => {
  const report = await judgeStack({ profile })
  expect(failures(report)).toEqual({})
  expect(report.requirements.filter((each) => isOurs(each) && each.verdict === 'untested').map(({ id }) => id)).toEqual(
    [],
  )
  expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
  expect(report.requirements.filter(({ findings }) => findings.length > 0).map(({ id }) => id)).toEqual([])
})

test.each(Object.entries(FREEDOMS))('freedom is not a fault: %s', async (_, variation) => {
  const report = await judgeStack(variation)
  expect(failures(report)).toEqual({})
  expect(report.ours).toEqual([])
})

test.each(Object.entries(LIVE_FREEDOMS))('freedom is not a fault in live: %s', async (_, variation) => {
  const report = await judgeStack({ ...variation, profile: 'live' })
  expect(failures(report)).toEqual({})
  expect(report.ours).toEqual([])
})

test.each(Object.entries(ADVISED_AGAINST))('advised against and no fault: %s', async (_, variation) => {
  const { verdict, requirements, ours } = await judgeStack(variation)
  const failed = requirements.filter((each) => each.verdict === 'fail')
  expect(failed.filter(({ level }) => level === 'MUST').map(({ id, findings }) => [id, findings[0]?.message])).toEqual(
    [],
  )
  expect(failed.length).toBeGreaterThan(0)
  expect([verdict, ours]).toEqual(['conforms', []])
})

test('a server with all admin rights passes as what it is', async () => {
  const variation: StackVariation = {
    profile: 'live',
    authorize: (plain, _request, _memory, caller) => (caller?.admin && plain?.status === 403 ? undefined : plain),
  }
  expect(failures(await judgeStack(variation, { variants: ['admin-rights-all'] }))).toEqual({})
  expect(Object.keys(failures(await judgeStack(variation)))).toContain('things-stack.rights.admin')
})

test.each(FAULTS)('%s fails: %s', async (requirement, _, variation) => {
  const report = await judgeStack(variation, { timeout: 400, only: [requirement] })
  expect(Object.keys(failures(report))).toContain(requirement)
  expect(report.ours).toEqual([])
})

test.each(LIVE_FAULTS)('%s fails in live: %s', async (requirement, _, variation) => {
  const report = await judgeStack({ ...variation, profile: 'live' }, { only: [requirement] })
  expect(Object.keys(failures(report))).toContain(requirement)
  expect(report.ours).toEqual([])
})

test.each(OTHERWISE)('%s is optional: %s', async (requirement, _, variation) => {
  const report = await judgeStack(variation, { only: [requirement] })
  expect(report.requirements.find(({ id }) => id === requirement)).toMatchObject({
    verdict: 'notApplicable',
    reason: 'optional, and this target does otherwise',
  })
})

test('every requirement is seen to fail above', async () => {
  const { requirements } = await judgeStack({})
  const broken = new Set([...FAULTS, ...LIVE_FAULTS, ...OTHERWISE].map(([requirement]) => requirement))
  expect(requirements.filter((each) => isOurs(each) && !broken.has(each.id)).map(({ id }) => id)).toEqual([])
})

test.each([
  ['documented', 110, 40],
  ['live', 180, 60],
] as const)('a run in %s sends at most %d requests, read-only %d', async (profile, most, mostReading) => {
  const server = async (options: Partial<VerifyOptions>) => {
    const { exchanges } = await judgeStack({ profile }, options)
    return exchanges
  }
  expect((await server({})).length).toBeLessThanOrEqual(most)
  const reading = await server({ readOnly: true })
  expect(reading.length).toBeLessThanOrEqual(mostReading)
  expect(reading.filter(({ request: { method } }) => method !== 'GET')).toEqual([])
})

/** A server without a driver that holds two users with sessions, and keys of theirs. */
const settled = async (variation: StackVariation) => {
  const server = await thingsStackServer(variation)
  const make = async (kind: string, attributes: object): Promise<{ id: string; headers: Record<string, string> }> => {
    const reply = await fetch(`${server.url}/driver/${kind}`, { method: 'POST', body: JSON.stringify(attributes) })
    return (await reply.json()) as { id: string; headers: Record<string, string> }
  }
  const own: Record<string, { id?: string; user?: string; headers?: Record<string, string> }[]> = {
    user: [],
    session: [],
    credential: [],
  }
  for (const id of ['anna', 'ben']) {
    await make('user', { id })
    const { headers } = await make('credential', { user: id })
    own['user']!.push({ id })
    own['credential']!.push({ user: id, headers })
    for (let i = 0; i < 6; i++) own['session']!.push({ id: (await make('session', { user: id })).id, user: id })
    // theirs, and not named: it has to stay
    await make('session', { user: id })
  }
  return { server, own }
}

test.each(['documented', 'live'] as const)(
  'without a driver, what the configuration names is judged: %s',
  async (profile) => {
    const { server, own } = await settled({ profile })
    const report = await judge(server, 'things-stack', { profile, skip, own, driver: 'none' })
    expect(failures(report)).toEqual({})
    expect(report.ours).toEqual([])
    const passed = withVerdict(report, 'pass')
    for (const id of [
      'list.owner',
      'order.by-id',
      'paging.joined',
      'delete.gone',
      'delete.other-user',
      'delete.concurrent',
    ])
      expect(passed).toContain(`things-stack.${id}`)
    const { memory } = server
    const named = new Set(own['session']!.map(({ id }) => id))
    expect(memory.of('session').filter(({ id, alive }) => !named.has(id) && alive)).toHaveLength(2)
  },
)

test('without a driver faults are found all the same', async () => {
  const broken: StackVariation = { remove: () => [] }
  const { server, own } = await settled(broken)
  const report = await judge(server, 'things-stack', { profile: 'documented', skip, own, driver: 'none' })
  expect(Object.keys(failures(report))).toContain('things-stack.delete.gone')
})

test('without anything given, values are judged, and the rest says what to provide', async () => {
  const report = await judgeStack({}, { driver: 'none' })
  expect(failures(report)).toEqual({})
  const passed = withVerdict(report, 'pass')
  for (const id of ['query.limit', 'query.order', 'user.id-refused', 'delete.long-id', 'method.other', 'path.unknown'])
    expect(passed).toContain(`things-stack.${id}`)
  const reason = report.requirements.find(({ id }) => id === 'things-stack.delete.gone')?.reason
  expect(reason).toMatch(/nobody makes a user; .*own\.user/)
})

test('a driver that cannot choose when a session begins leaves equal times untested only', async () => {
  const server = await thingsStackServer({ refuses: ['created_at'] })
  const report = await judge(server, 'things-stack', { skip })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'pass')).toContain('things-stack.order.created-reversed')
  expect(withVerdict(report, 'untested')).toContain('things-stack.order.ties')
})

test('an answer of another status is told with its code and name', async () => {
  const otherName = (answer: Answer): Answer => (answer.status === 404 ? { ...answer, status: 409 } : answer)
  const report = await judgeStack({ answer: otherName })
  expect(failures(report)['things-stack.delete.repeated']).toMatch(
    'the answer is 409 code 5 user_session_not_found, not 404 code 5 user_session_not_found',
  )
})
