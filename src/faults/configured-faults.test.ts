import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolveMockRun } from '../cli/mock-flags.js'
import { workbench } from '../testing/workbench.js'

/** A mock as a configuration file with these lines under `mock` wants it. */
const configured = async (lines: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'facsimile-')), 'mine.yaml')
  writeFileSync(file, `mock:\n  faults:\n${lines}`)
  const { options } = await resolveMockRun(['okta'], { config: file, seed: '1' })
  return workbench(options)
}

test('rules of the configuration file are in force from the start', async () => {
  const bench = await configured('    - { id: outage, api: okta, status: 503, on: { first: 1 } }\n')
  expect((await bench.send('DELETE', '/okta/api/v1/users/x/sessions')).status).toBe(503)
  expect((await bench.control('GET', '/faults/outage')).body).toMatchObject({ on: { first: 1 }, hits: 1 })
})

describe('a rule that cannot be stops the start', () => {
  test.each([
    ['an unknown field', '    - { api: okta, stauts: 503 }\n', /mine\.yaml:3: mock\.faults\[0\]\.stauts: unknown key/],
    [
      'a value of another form',
      '    - { api: okta, status: high }\n',
      /mine\.yaml:3: mock\.faults\[0\]\.status: must be/,
    ],
    [
      'a time that is none',
      '    - { api: okta, delay: soon }\n',
      /mine\.yaml:3: mock\.faults\[0\]\.delay: takes milliseconds, or an ISO 8601 duration, .*; or an object of from and to/,
    ],
    ['an API that is not mocked', '    - { api: slack, drop: true }\n', /faults\[0\]: api: no "slack" is mocked here/],
    ['an undocumented status', '    - { api: okta, status: 418 }\n', /faults\[0\]: status: .* the nearest is 429/],
  ])('%s', async (_, lines, message) => {
    await expect(configured(lines)).rejects.toThrow(message)
  })
})
