import { expect, test } from 'vitest'
import { identityServer } from '../../testing/identity-server.js'
import { failures, judge, withVerdict } from '../../testing/judge.js'
import type { Answer } from '../../testing/server.js'
import { ANSWERS } from './testing/faults-of-answers.js'
import { EFFECTS } from './testing/faults-of-effects.js'
import { FREEDOMS } from './testing/freedoms.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

const FAULTS = [...EFFECTS, ...ANSWERS]

/** What is told by hand; layers that are made from the contract have tests of their own. */
const skip = ['generated', 'model', 'robustness']
const told = (id: string) => !/\.(form|robust|model)\./.test(id)

test('a plain service by the documentation conforms, and everything is judged', async () => {
  const report = await judge(await identityServer(), 'identity', { skip })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'untested').filter(told)).toEqual([])
  expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
})

test.each(Object.entries(FREEDOMS))('freedom is not a fault: %s', async (_, variation) => {
  expect(failures(await judge(await identityServer(variation), 'identity', { skip }))).toEqual({})
})

test.each(FAULTS)('%s fails: %s', async (requirement, _, variation) => {
  const report = await judge(await identityServer(variation), 'identity', { timeout: 400, skip })
  expect(Object.keys(failures(report))).toContain(requirement)
  expect(report.ours).toEqual([])
})

test('every MUST is seen to fail above', async () => {
  const report = await judge(await identityServer(), 'identity', { skip })
  const broken = new Set(FAULTS.map(([requirement]) => requirement))
  expect(
    report.requirements.filter(({ id, level }) => level === 'MUST' && told(id) && !broken.has(id)).map(({ id }) => id),
  ).toEqual([])
})

test('what is optional never fails a target', async () => {
  const report = await judge(
    await identityServer({
      answer: (a) => (bodyOf(a)?.['is_expired'] === true ? { status: 404, body: { detail: 'over' } } : a),
    }),
    'identity',
    { skip },
  )
  expect(report.requirements.find(({ id }) => id === 'identity.expiry.still-shown')).toMatchObject({
    verdict: 'notApplicable',
    reason: 'optional, and this target does otherwise',
  })
})
