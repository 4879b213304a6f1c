import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Report } from '../../conformance/index.js'
import { createMock } from '../mock/create-mock.js'
import { listen } from '../mock/listen.js'
import { run } from './program.js'

let folder = ''
let printed = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facsimile-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (printed += text))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

test.each(['documented', 'live'])(
  'the mock conforms in the profile %s, seed after seed',
  { timeout: 60_000 },
  async (profile) => {
    for (const seed of ['1', '2', '3']) {
      const output = join(folder, `${seed}.json`)
      expect(
        await run(['verify', '--all', '--profile', profile, '--seed', seed, '--format', 'json', '--output', output]),
      ).toBe(0)
      const reports = JSON.parse(readFileSync(output, 'utf8')) as Report[]
      expect(reports.length).toBeGreaterThan(1)
      for (const { api, requirements, ours, coverage } of reports) {
        const not = (verdict: string) =>
          requirements.filter((each) => each.verdict === verdict && each.level === 'MUST').map(({ id }) => id)
        expect(not('fail'), api).toEqual([])
        expect(not('untested'), api).toEqual([])
        expect(ours, api).toEqual([])
        expect(coverage.requests, api).toBeLessThanOrEqual(300)
      }
    }
  },
)

test('standard output carries a JSON report alone', async () => {
  const mock = await createMock({ seed: 1, apis: ['identity'] })
  const { server, url } = await listen((request) => mock.answer(request), { port: 0, host: '127.0.0.1' })
  try {
    expect(await run(['verify', 'identity', '--target', `${url}/identity`, '--format', 'json'])).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({ api: 'identity', verdict: 'conforms', driver: { clock: true } })
  } finally {
    await mock.close()
    server.close()
    server.closeAllConnections()
  }
})

test('a mock that serves the API at another path says where, instead of failing everything', async () => {
  const mock = await createMock({ apis: ['identity', 'okta'] })
  const { url } = await mock.listen()
  try {
    for (const path of ['', '/okta', '/identityy']) {
      printed = ''
      expect(await run(['verify', 'identity', '--target', url + path])).toBe(2)
      expect(printed).toContain(`is a mock, which serves identity at ${url}/identity`)
    }
  } finally {
    await mock.close()
  }
})

test('the drivers that a mock brings are sound', async () => {
  const mock = await createMock({ seed: 1 })
  const { url } = await mock.listen()
  try {
    for (const { provider } of mock.apis) {
      printed = ''
      const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void (printed += `${line}\n`))
      const code = await run(['verify', 'driver', '--driver', `${url}/_facsimile/driver/${provider.api}`])
      log.mockRestore()
      expect([code, printed.match(/^(BAD|lacks).*/gm)], provider.api).toEqual([0, null])
    }
  } finally {
    await mock.close()
  }
})

test('the help of the driver check names its flags', async () => {
  expect(await run(['verify', 'driver', '--help'])).toBe(0)
  expect(printed).toContain('--driver <url or file>')
})

test.each([
  [['verify'], 'which API?'],
  [['verify', 'okat', '--target', 'http://x'], 'did you mean "okta"?'],
  [['verify', 'okta'], 'which target?'],
  [['verify', 'okta', '--target', 'http://127.0.0.1:1'], 'cannot be reached'],
  [['verify', 'okta', '--target', 'http://x', '--format', 'yaml'], '--format takes'],
  [['verify', 'driver'], 'which driver?'],
  [['verify', 'driver', '--driver', 'http://127.0.0.1:1'], 'does not answer'],
])('%j cannot judge, and says why', async (args, message) => {
  expect(await run(args)).toBe(2)
  expect(printed).toContain(message)
})
