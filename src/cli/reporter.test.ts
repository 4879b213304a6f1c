import { expect, test } from 'vitest'
import type { FaultRule } from '../faults/fault-rule.js'
import { createMock } from '../mock/create-mock.js'
import type { LogStyle } from './mock-flags.js'
import { createReporter } from './reporter.js'

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'
const MISSING: FaultRule = { id: 'gone', api: 'identity', status: 404, on: { first: 1 } }

/** What is printed about one request after another. */
const log = async (style: LogStyle, faults: FaultRule[], targets: string[]): Promise<string[]> => {
  const lines: string[] = []
  const reporter = createReporter(style, (line) => lines.push(line))
  const mock = await createMock({ apis: ['identity'], seed: 1, faults, onExchange: reporter.exchange })
  for (const target of targets) {
    const request = { method: 'GET', target, mount: '', headers: { host: '127.0.0.1' }, body: new Uint8Array() }
    await mock.answer(request)
  }
  return lines
}

test('a fault stands below the line of its request', async () => {
  const [line, fault, ...more] = await log('pretty', [MISSING], [SESSION])
  expect(line).toMatch(/^404 GET {4}\/identity\/sessions\/\S+ \S+ ms$/)
  expect(fault).toMatch(/^ {4}fault gone: status 404/)
  expect(more).toEqual([])
})

test('a dropped connection has no status', async () => {
  const [line, fault] = await log('pretty', [{ id: 'cut', api: 'identity', drop: true }], [SESSION])
  expect([line, fault]).toEqual([expect.stringMatching(/^--- GET /), '    fault cut: drop'])
})

test('a world besides the default one is named, secrets are not', async () => {
  const [line] = await log('pretty', [], [`/~w1${SESSION}?token=abc`])
  expect(line).toMatch(/^200 GET {4}\/identity\/sessions\/\S+\?token=\*\*\* \S+ ms \(world w1\)$/)
})

test('where nothing matches, what was probably meant stands below', async () => {
  expect(await log('pretty', [], ['/identity/session/1'])).toContain(
    '    nearest: identity get_session GET /identity/sessions/{session_id}; differs: "session" instead of "sessions"',
  )
})

test('for programs all of that are fields', async () => {
  const lines = await log('json', [MISSING], [SESSION, '/~w1/identity/session/1'])
  const [first, second] = lines.map((line) => JSON.parse(line) as object)
  expect(first).toMatchObject({ event: 'exchange', world: 'default', status: 404, fault: { rule: 'gone' } })
  expect(second).toMatchObject({ world: 'w1', nearest: { api: 'identity', operation: 'get_session' } })
  expect(second).not.toHaveProperty('fault')
})
