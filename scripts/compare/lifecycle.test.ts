import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createBench } from './bench.js'
import { messageOf, readSteps, targetOf } from './lifecycle.js'

// a step whose status depends on an earlier one, or that repeats one, is for testers that keep to the order
test.each([
  ['identity', ['gone', 'list-after', 'sibling-goes-on', 'delete-again']],
  ['okta', []],
  ['slack', ['invalidate-again']],
  ['edgegap', ['get', 'delete-again', 'stopped']],
  ['things-stack', ['delete-again', 'siblings']],
])('%s: the mock answers every other step as the lifecycle says', async (api, dependent) => {
  const scratch = mkdtempSync(join(tmpdir(), 'facsimile-lifecycle-'))
  const { steps } = await createBench(api, 'test', scratch)
  rmSync(scratch, { recursive: true })
  const alone = new Set(steps.map(({ name }) => name))
  const left = readSteps(api).filter(({ name }) => !alone.has(name))
  expect(left.map(({ name }) => name)).toEqual(dependent)
})

test('a step that takes a value from another answer cannot be taken out', () => {
  const names = readSteps('edgegap').map(({ name }) => name)
  expect(names).toContain('create')
  expect(names).not.toContain('get-created')
})

test('a step knows its request and the values in its answer', () => {
  const step = readSteps('slack').find(({ name }) => name === 'invalidate')!
  expect(messageOf(step)).toEqual({
    headers: { token: 'xoxp-alice-admin', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'session_id=11010001&team_id=T0ACME0001',
  })
  expect(step.values).toEqual({ '/ok': true })
})

test('values of a step are put into path and query', () => {
  const step = readSteps('things-stack').find(({ name }) => name === 'oldest-first')!
  expect(targetOf(step, '/users/{user_ids_user_id}/sessions')).toBe('/users/bob/sessions?order=created_at')
})
