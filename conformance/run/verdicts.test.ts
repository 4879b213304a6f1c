import { expect, test } from 'vitest'
import type { Requirement } from '../requirements/requirement.js'
import { compareBaseline, readBaseline } from './baseline.js'
import type { Judgement } from './events.js'
import { exitCode } from './exit-code.js'
import { judgeRequirement, type JudgedRequirement } from './verdicts.js'
import type { Report } from '../report/report.js'

const requirement = (level: Requirement['level'] = 'MUST'): Requirement => ({
  id: 'x.y.z',
  level,
  sentence: 's',
  source: 'q',
  operations: [],
  needs: [],
})
const judgement = (outcome: Judgement['outcome'], message?: string): Judgement => ({
  requirement: 'x.y.z',
  outcome,
  check: 'c',
  layer: 'scenarios',
  exchanges: ['e1'],
  ...(message === undefined ? {} : { message }),
})
const nothing = { leftOut: {}, notApplicable: {} }

test.each([
  ['a pass is a pass', ['pass'], 'pass'],
  ['one failure outweighs any passes', ['pass', 'fail', 'pass'], 'fail'],
  ['what could not be looked at is untested', ['untested'], 'untested'],
  ['what nothing looked at is untested, never a pass', [], 'untested'],
  ['a pass that could be looked at in part is a pass with the rest told', ['pass', 'untested'], 'pass'],
] as const)('%s', (_, outcomes, verdict) => {
  expect(
    judgeRequirement(
      requirement(),
      outcomes.map((outcome) => judgement(outcome, 'm')),
      nothing,
    ),
  ).toMatchObject({ verdict })
})

test('what is optional does not apply where a target does otherwise', () => {
  expect(judgeRequirement(requirement('MAY'), [judgement('fail', 'm')], nothing)).toMatchObject({
    verdict: 'notApplicable',
    findings: [{ message: 'm' }],
  })
})

const judged = (
  level: Requirement['level'],
  verdict: JudgedRequirement['verdict'],
  more: Partial<JudgedRequirement> = {},
): JudgedRequirement => ({ ...requirement(level), verdict, findings: [], ...more })
const report = (requirements: JudgedRequirement[], stale: Report['baseline']['stale'] = []) =>
  ({ requirements, baseline: { stale } }) as unknown as Report

test.each([
  [0, 'nothing broken', report([judged('MUST', 'pass')]), false],
  [0, 'a SHOULD that fails', report([judged('MUST', 'pass'), judged('SHOULD', 'fail')]), false],
  [
    0,
    'a failure that a baseline accepts',
    report([judged('MUST', 'pass'), judged('MUST', 'fail', { accepted: true })]),
    false,
  ],
  [
    1,
    'a MUST that fails',
    report([judged('MUST', 'fail', { findings: [{ check: 'c', message: 'm', exchanges: [] }] })]),
    true,
  ],
  [1, 'a stale entry in the baseline', report([judged('MUST', 'pass')], [{ requirement: 'x', reason: 'y' }]), false],
  [2, 'nothing judged', report([judged('MUST', 'untested')]), true],
  [0, 'a MUST untested', report([judged('MUST', 'pass'), judged('MUST', 'untested')]), false],
  [
    3,
    'a MUST untested in a run that has to be complete',
    report([judged('MUST', 'pass'), judged('MUST', 'untested')]),
    true,
  ],
] as const)('exit code %i: %s', (code, _, given, complete) => {
  expect(exitCode(given, complete)).toBe(code)
})

test('a baseline accepts failures, and goes stale when its requirement passes or is gone', () => {
  const baseline = readBaseline('- x.y.z\n- { requirement: x.y.gone, reason: long ago }\n', 'b.yaml')
  expect(compareBaseline([judged('MUST', 'fail')], baseline)).toMatchObject({
    requirements: [{ accepted: true }],
    stale: [{ requirement: 'x.y.gone' }],
  })
  expect(compareBaseline([judged('MUST', 'pass')], baseline).stale).toHaveLength(2)
  expect(compareBaseline([judged('MUST', 'untested')], baseline).stale).toHaveLength(1)
  expect(() => readBaseline('a: b', 'b.yaml')).toThrow('a list of requirement ids')
})
