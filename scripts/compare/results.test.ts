import { expect, test } from 'vitest'
import { killer, testsOf, type Results, type Run } from './results.js'

const run = (tests: readonly string[], trouble?: string): Run => ({
  findings: tests.map((each) => ({ test: each, what: 'status' })),
  ...(trouble === undefined ? {} : { trouble }),
  requests: 1,
  seconds: 1,
})

const mutant = { name: 'okta/x', api: 'okta', operator: 'reply status', clause: 'Another status.' }

const judged = (unbroken: Run[] | string, broken: Run): Results => ({
  seed: 1,
  began: '2026-01-01T00:00:00Z',
  sample: [mutant],
  versions: {},
  unbroken: { 'dredd okta': unbroken },
  mutants: { 'dredd okta/x': broken },
})

test.each([
  ['nothing is found', [run([])], run([]), undefined],
  ['a test fails', [run([])], run(['a']), 'a | status'],
  ['a test fails that fails on the unbroken mock', [run(['a'])], run(['a']), undefined],
  ['a test fails that failed in one of two runs', [run([]), run(['a'])], run(['a']), undefined],
  ['another test fails too', [run(['a'])], run(['a', 'b']), 'b | status'],
  ['the run is ended by force', [run([])], run([], 'ended by force'), 'ended by force'],
  ['every run is ended by force', [run([], 'ended by force')], run([], 'ended by force'), undefined],
  ['the tester cannot judge the API', 'no OpenAPI 3.1', run(['a']), undefined],
])('%s', (_, unbroken, broken, want) => {
  expect(killer(judged(unbroken, broken), 'dredd', mutant)).toBe(want)
})

test('two findings in one test are one false alarm', () => {
  const findings = [
    { test: 'a', what: 'status' },
    { test: 'a', what: 'body' },
  ]
  expect(testsOf(findings)).toEqual(['a'])
})
