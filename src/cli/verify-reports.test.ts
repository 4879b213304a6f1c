import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
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
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** Judges the mock's identity service, without what takes long. */
const verifyMock = async (...flags: string[]): Promise<number> => {
  const mock = await createMock({ seed: 1, apis: ['identity'] })
  const { server, url } = await listen((request) => mock.answer(request), { port: 0 })
  try {
    return await run(['verify', 'identity', '--target', `${url}/identity`, '--only', 'scenarios', ...flags])
  } finally {
    await mock.close()
    server.close()
    server.closeAllConnections()
  }
}

test('several reports go to several files, and the terminal keeps its own', async () => {
  const [junit, html] = [join(folder, 'deep/junit.xml'), join(folder, 'report.html')]
  expect(await verifyMock('--format', 'junit', '--output', junit, '--format', 'html', '--output', html)).toBe(0)
  expect(readFileSync(junit, 'utf8')).toContain('<testsuites>')
  expect(readFileSync(html, 'utf8')).toContain('<!doctype html>')
  expect(printed).toContain('conforms')
})

test('reports may stand in the configuration', async () => {
  const config = join(folder, 'facsimile.config.yaml')
  writeFileSync(config, 'verify: { reports: { markdown: out/summary.md, json: report.json } }')
  expect(await verifyMock('--config', config)).toBe(0)
  expect(readFileSync(join(folder, 'out/summary.md'), 'utf8')).toContain('## Conformance')
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ api: 'identity' })
})

test('in GitHub Actions the summary is added to the page of the job', async () => {
  const summary = join(folder, 'summary.md')
  writeFileSync(summary, 'before\n')
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary)
  expect(await verifyMock('--format', 'github')).toBe(0)
  expect(readFileSync(summary, 'utf8')).toMatch(/^before\n## Conformance/)
})

test.each([
  [
    ['verify', 'okta', '--target', 'http://x', '--format', 'json', '--format', 'html'],
    'would both go to standard output',
  ],
  [['verify', 'okta', '--target', 'http://x', '--format', 'juint'], 'did you mean "junit"?'],
  [['verify', 'okta', '--har', '/nowhere.har'], 'cannot read the recording'],
  [['verify', 'okta', '--har', 'x', '--driver', 'http://x'], '--driver needs a target'],
  [['verify', 'okta', '--har', 'x', '--self-test'], '--self-test needs a target'],
  [['verify', 'okta', '--target', 'http://x', '--referee', 'prsm'], '--referee takes prism'],
  [['verify', '--all', '--target', 'http://x'], '--target is about one API'],
  [['verify', '--all', '--driver-header', 'a: b'], '--driver-header is about one API'],
  [['verify', 'okta', '--all'], '--all judges every API'],
  [['verify', 'okta', '--target', 'http://127.0.0.1:1', '--self-test'], 'cannot be reached'],
])('%j is refused in one line', async (args, message) => {
  expect(await run(args)).toBe(2)
  expect(printed).toContain(message)
  expect(printed.trim().split('\n')).toHaveLength(1)
})

test('a report that cannot be written is told', async () => {
  expect(await verifyMock('--format', 'json', '--output', '/dev/null/x.json')).toBe(2)
  expect(printed).toContain('cannot write the report')
})

test('--all judges the targets of the configuration; one that is away does not keep the others from it', async () => {
  const mock = await createMock({ seed: 1, apis: ['identity'] })
  const { server, url } = await listen((request) => mock.answer(request), { port: 0 })
  const config = join(folder, 'facsimile.config.yaml')
  writeFileSync(
    config,
    `verify: { apis: { identity: { target: "${url}/identity" }, okta: { target: "http://127.0.0.1:1" } } }`,
  )
  const output = join(folder, 'all.json')
  expect(
    await run(['verify', '--all', '--config', config, '--only', 'scenarios', '--format', 'json', '--output', output]),
  ).toBe(2)
  expect(printed).toContain('okta: the target http://127.0.0.1:1 cannot be reached')
  expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ api: 'identity', verdict: 'conforms' })
  await mock.close()
  server.close()
  server.closeAllConnections()
})

test('--self-test says what this run would have noticed', { timeout: 180_000 }, async () => {
  expect(await verifyMock('--only', 'identity.delete.*', '--self-test')).toBe(0)
  expect(printed).toMatch(/this run would have noticed \d+ of \d+ faults/)
})
