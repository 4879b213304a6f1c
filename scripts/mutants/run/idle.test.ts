import { expect, test } from 'vitest'
import type { Entry } from '../requirements.js'
import { readExplanations } from './explanations.js'
import { idleChecks, idleRequirements } from './idle.js'
import type { Outcome } from './outcomes.js'

const entry = (id: string, level: Entry['level']): Entry => ({ id, level, sentence: '', operations: [] })
const entries = [entry('a.one', 'MUST'), entry('a.two', 'MUST'), entry('a.free', 'MAY')]
const looked = [
  'scenarios a.one scenarios/first',
  'scenarios a.two scenarios/second',
  'scenarios a.free scenarios/third',
  'passive a.one body',
]
const why = readExplanations('mutants: []\nchecks: []\nrequirements: [{ requirement: a.two, reason: because }]\n')

const outcome = (...failures: [layer: string, requirement: string, check: string][]): Outcome => ({
  mutant: { name: 'm', api: 'a', operation: undefined, profile: 'documented', operator: '', clause: '', breaks: [] },
  proof: '',
  fate: 'killed',
  attributed: true,
  failed: failures.map(([, requirement]) => requirement),
  failures: failures.map(([layer, requirement, check]) => ({ layer, requirement, check })),
  requests: 0,
  milliseconds: 0,
})

test('a check is idle where it fails on no mutant, unless all that it looks at is optional', () => {
  const names = idleChecks('a', entries, looked, [outcome(['scenarios', 'a.one', 'scenarios/first'])], why)
  expect(names.map(({ name }) => name)).toEqual(['a/scenarios/second', 'a/passive/body'])
})

test('a requirement is idle where passive checks see every mutant that it fails on', () => {
  const seenByAll = outcome(['scenarios', 'a.one', 'scenarios/first'], ['passive', 'a.two', 'body'])
  expect(idleRequirements(entries, looked, [seenByAll], why)).toEqual([
    { name: 'a.one', reason: undefined },
    { name: 'a.two', reason: 'because' },
  ])
  const alone = outcome(['scenarios', 'a.one', 'scenarios/first'])
  expect(idleRequirements(entries, looked, [alone], why).map(({ name }) => name)).toEqual(['a.two'])
})
