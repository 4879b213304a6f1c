import { expect, test } from 'vitest'
import type { Report } from '../../index.js'
import { failures, judge, withVerdict } from '../../testing/judge.js'
import { ADMIN, slackServer } from '../../testing/slack-server.js'
import { inFront } from '../../testing/in-front.js'
import { FAULTS } from './testing/faults.js'
import { FREEDOMS, LIVE_FREEDOMS } from './testing/freedoms.js'

const headers = ADMIN

/** The layers that this folder has; requests made from the contract are judged elsewhere. */
const skip = ['generated', 'model', 'robustness']

const ofThisFolder = ({ requirements }: Report) =>
  requirements.filter(({ reason }) => !reason?.startsWith('not chosen'))

const untested = (report: Report) =>
  ofThisFolder(report)
    .filter(({ verdict }) => verdict === 'untested')
    .map(({ id }) => id)

test('a plain server by the documentation conforms, and every MUST is judged', async () => {
  const server = await slackServer()
  const report = await judge(server, 'slack', { headers, skip })
  expect(failures(report)).toEqual({})
  expect(untested(report)).toEqual([])
  expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
  const calls = server.requests.filter(({ path }) => path.startsWith('/slack/'))
  expect(calls.length).toBeLessThanOrEqual(170)
})

test.each(Object.entries(FREEDOMS))('freedom is not a fault: %s', async (_, variation) => {
  const report = await judge(await slackServer(variation), 'slack', { headers, skip })
  expect(failures(report)).toEqual({})
  expect(report.ours).toEqual([])
})

test.each(Object.entries(LIVE_FREEDOMS))('freedom is not a fault today: %s', async (_, variation) => {
  const report = await judge(await slackServer(variation), 'slack', { headers, skip, profile: 'live' })
  expect(failures(report)).toEqual({})
  expect(report.ours).toEqual([])
})

test.each(FAULTS)('%s fails: %s', async (requirement, _, variation, profile) => {
  const only = [requirement]
  const report = await judge(await slackServer(variation), 'slack', { headers, profile: profile ?? 'documented', only })
  expect(Object.keys(failures(report))).toContain(requirement)
  expect(report.ours).toEqual([])
})

test('a MUST or SHOULD that no fault above breaks would guard nothing', async () => {
  const report = await judge(await slackServer(), 'slack', { headers, skip })
  const broken = new Set(FAULTS.map(([requirement]) => requirement))
  const unbroken = ofThisFolder(report).filter(({ id, level }) => level !== 'MAY' && !broken.has(id))
  // has a test of its own
  expect(unbroken.map(({ id }) => id)).toEqual(['slack.credentials.bearer-blank'])
})

test('optional are: the code for an expired or ended session, other teams, both flags, other verbs, messages', async () => {
  const report = await judge(await slackServer(FREEDOMS['a server that does what is optional otherwise']), 'slack', {
    headers,
    skip,
  })
  expect(report.requirements.filter(({ reason }) => reason?.startsWith('optional')).map(({ id }) => id)).toEqual([
    'slack.invalidate.only-one-wins',
    'slack.invalidate.again',
    'slack.invalidate.long-ids',
    'slack.invalidate.expired-code',
    'slack.invalidate.other-team',
    'slack.reset.flags-in-capitals',
    'slack.reset.flags-both',
    'slack.arguments.named',
    'slack.request.charset-warning',
    'slack.request.other-arguments',
    'slack.method.verbs',
  ])
})

test('without a driver the credential, the arguments and what is unknown are judged', async () => {
  const report = await judge(await slackServer(), 'slack', { headers, skip, driver: 'none' })
  expect(failures(report)).toEqual({})
  const musts = ofThisFolder(report).filter(({ level, verdict }) => level === 'MUST' && verdict === 'untested')
  expect(musts.map(({ id }) => id)).toEqual([
    'slack.invalidate.succeeds',
    'slack.invalidate.ends-session',
    'slack.invalidate.keeps-siblings',
    'slack.invalidate.keeps-other-users',
    'slack.invalidate.at-once',
    'slack.invalidate.expired',
    'slack.invalidate.primary-owner',
    'slack.reset.succeeds',
    'slack.reset.ends-all',
    'slack.reset.keeps-other-users',
    'slack.reset.mobile-only',
    'slack.reset.web-only',
    'slack.reset.flags-false',
    'slack.reset.flags-as-digits',
    'slack.reset.flags-empty',
    'slack.reset.bot',
    'slack.reset.primary-owner',
    'slack.request.json',
    'slack.credentials.expired',
    'slack.credentials.revoked',
    'slack.credentials.scope',
    'slack.credentials.scope-among-others',
    'slack.credentials.role',
    'slack.credentials.refusal-changes-nothing',
    'slack.rate-limit.refusal',
    'slack.rate-limit.retry-after',
    'slack.rate-limit.passes',
    'slack.rate-limit.changes-nothing',
  ])
  expect(musts.every(({ reason }) => reason?.includes('give '))).toBe(true)
})

test('with ids from a configuration both methods are judged by their answers', async () => {
  const server = await slackServer()
  const make = async (kind: string, attributes: object) => {
    const reply = await fetch(`${server.url}/driver/${kind}`, { method: 'POST', body: JSON.stringify(attributes) })
    return (await reply.json()) as { id: string; team: string; headers: Record<string, string> }
  }
  const user = []
  const session = []
  for (let i = 0; i < 30; i++) {
    const { id } = await make('user', {})
    user.push({ id })
    for (let k = 0; k < 4; k++) session.push({ ...(await make('session', { user: id })), user: id })
  }
  const expired = await make('credential', { state: 'expired' })
  const report = await judge(server, 'slack', {
    headers,
    skip,
    driver: 'none',
    own: { user, session, credential: [{ state: 'expired', headers: expired.headers }] },
  })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'pass')).toEqual(
    expect.arrayContaining([
      'slack.credentials.expired',
      'slack.reset.again',
      'slack.invalidate.at-once',
      'slack.request.clients',
    ]),
  )
})

test('a run that only reads sends nothing that could end a session', async () => {
  const server = await slackServer()
  const report = await judge(server, 'slack', { headers, skip, readOnly: true })
  const calls = server.requests.filter(({ path }) => path.startsWith('/slack/'))
  expect(calls.map(({ method, path }) => `${method} ${path.slice(0, 28)}`)).toEqual([
    'GET /slack/admin.users.session.x'.slice(0, 32),
  ])
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'pass')).toContain('slack.method.unknown')
})

test('no token is shown in a report', async () => {
  const report = JSON.stringify(await judge(await slackServer(), 'slack', { headers, skip }))
  expect(report).not.toContain(ADMIN.authorization.slice('Bearer '.length))
  expect(report).not.toContain('-made')
})

test('slack.credentials.bearer-blank fails: a blank belongs to the token', async () => {
  const server = await slackServer()
  const front = await inFront(server.url, (text) => text.replace(/(authorization: Bearer \S+) \r\n/i, '$1_\r\n'))
  try {
    const target = { headers, target: `${front.url}/slack`, only: ['slack.credentials.bearer-blank'] }
    expect(Object.keys(failures(await judge(server, 'slack', target)))).toEqual(['slack.credentials.bearer-blank'])
  } finally {
    front.close()
  }
})

test('slack.rate-limit.passes fails: once over the limit, always over the limit', async () => {
  let over = false
  const server = await slackServer({
    answer(answer) {
      over ||= answer.status === 429
      return over ? { status: 429, headers: { 'retry-after': '1' }, body: { ok: false, error: 'ratelimited' } } : answer
    },
  })
  const report = await judge(server, 'slack', { headers, only: ['slack.rate-limit.passes'] })
  expect(Object.keys(failures(report))).toEqual(['slack.rate-limit.passes'])
})
