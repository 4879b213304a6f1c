import { expect, test } from 'vitest'
import { failures, judge, withVerdict } from '../../testing/judge.js'
import { ADMIN, error, oktaServer, type OktaVariation } from '../../testing/okta-server.js'
import { ANSWERS } from './testing/faults-of-answers.js'
import { EFFECTS } from './testing/faults-of-effects.js'
import { REFUSALS } from './testing/faults-of-refusals.js'
import { FREEDOMS } from './testing/freedoms.js'

const headers = ADMIN
/** What is told by hand; layers that are made from the contract have tests of their own. */
const skip = ['generated', 'model', 'robustness']
const told = (id: string) => !/\.(form|robust|model)\./.test(id)
const FAULTS = [...EFFECTS, ...REFUSALS, ...ANSWERS]

test('a plain server by the documentation conforms, and every MUST is judged but the rate limit', async () => {
  const report = await judge(await oktaServer(), 'okta', { headers, skip })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'untested').filter(told)).toEqual(['okta.rate-limit.refusal', 'okta.rate-limit.passes'])
  expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
})

test('a server with a small rate limit is waited for, and judged by it', async () => {
  const report = await judge(await oktaServer({ limit: 20 }), 'okta', { headers, skip })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'untested').filter(told)).toEqual([])
})

test.each(Object.entries(FREEDOMS))('freedom is not a fault: %s', async (_, variation) => {
  expect(failures(await judge(await oktaServer(variation), 'okta', { headers, skip }))).toEqual({})
})

test('Classic Engine keeps devices by default, and passes as what it is', async () => {
  const classic: OktaVariation = {
    flags: (plain, { query }) => ({ ...plain, forgetDevices: query.get('forgetDevices') === 'true' }),
  }
  expect(failures(await judge(await oktaServer(classic), 'okta', { headers, skip, variants: ['classic'] }))).toEqual({})
  expect(Object.keys(failures(await judge(await oktaServer(classic), 'okta', { headers, skip })))).toEqual([
    'okta.revoke.devices-by-default',
  ])
})

test.each(FAULTS)('%s fails: %s', async (requirement, _, variation) => {
  const report = await judge(await oktaServer(variation), 'okta', { headers, skip })
  expect(Object.keys(failures(report))).toContain(requirement)
  expect(report.ours).toEqual([])
})

test('okta.rate-limit.passes fails: once over the limit, always over the limit', async () => {
  let over = false
  const server = await oktaServer({
    limit: 20,
    answer: (answer) => {
      over ||= answer.status === 429
      return over ? error(429, 'E0000047', answer.headers) : answer
    },
  })
  const report = await judge(server, 'okta', { headers, only: ['okta.rate-limit.passes'] })
  expect(Object.keys(failures(report))).toEqual(['okta.rate-limit.passes'])
})

test('a MUST that no fault above breaks would guard nothing', async () => {
  const report = await judge(await oktaServer(), 'okta', { headers, skip })
  const broken = new Set(FAULTS.map(([requirement]) => requirement))
  const unbroken = report.requirements
    .filter(({ id, level }) => level === 'MUST' && told(id) && !broken.has(id))
    .map(({ id }) => id)
  // has a test of its own
  expect(unbroken).toEqual(['okta.rate-limit.passes'])
})
