import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '../run/verify.js'
import { identityServer } from '../testing/identity-server.js'
import { judge } from '../testing/judge.js'
import type { TestServer } from '../testing/server.js'
import { describeConformance } from './describe-conformance.js'
import type { TestBody, TestRunner } from './test-runner.js'

// the real runner first: these are tests of this very file's run
let server: TestServer
beforeAll(async () => {
  server = await identityServer()
})
afterAll(() => server.close())
describeConformance(
  {
    api: 'identity',
    target: () => `${server.url}/identity`,
    driver: () => `${server.url}/driver`,
    only: ['scenarios', 'passive'],
  },
  { describe, test, beforeAll },
)

/** A runner that only remembers; `settle` runs the tests as vitest would, or as jest would without `skip`. */
const fakeRunner = () => {
  const titles: string[] = []
  const before: (() => Promise<void>)[] = []
  const tests: { name: string; body: TestBody | undefined }[] = []
  const add = (name: string, body: TestBody) => tests.push({ name, body })
  const runner: TestRunner = {
    describe(name, body) {
      titles.push(name)
      body()
    },
    test: Object.assign(add, { skip: (name: string) => tests.push({ name, body: undefined }) }),
    beforeAll: (body) => before.push(body),
  }
  const settle = async (canSkip: boolean): Promise<Record<string, string>> => {
    for (const body of before) await body()
    const found: Record<string, string> = {}
    for (const { name, body } of tests) {
      const id = name.replace(/^\w+ ([^:]+):.*$/s, '$1')
      let skipped: string | undefined
      const context = canSkip ? { skip: (reason: string) => void (skipped = reason) } : undefined
      try {
        body?.(context)
        found[id] = body ? (skipped === undefined ? 'passed' : `skipped: ${skipped}`) : 'skipped'
      } catch (error) {
        found[id] = `failed: ${(error as Error).message}`
      }
    }
    return found
  }
  return { runner, titles, tests, settle }
}

const weird = () => identityServer({ show: (plain) => ({ ...plain, status: 'weird' }) })

test('one test per requirement: passed, failed with its evidence, or skipped with the reason', async () => {
  const broken = await weird()
  const { runner, titles, settle } = fakeRunner()
  const target = { target: `${broken.url}/identity`, driver: 'none', only: ['passive'] }
  describeConformance({ api: 'identity', ...target, baseline: [{ requirement: 'identity.answer.status' }] }, runner)
  expect(titles).toEqual(['identity keeps its contract'])
  const found = await settle(true)
  await broken.close()
  expect(found['identity.answer.status']).toBe('passed')
  expect(found['identity.list.whole'] ?? found['identity.get.by-id']).toMatch(/^skipped: not judged: not chosen/)
  expect(found['no entry of the baseline is stale']).toContain('failed: identity.answer.status: it passes now')
})

test('a failure holds sentence, source, request, answer and a curl line', async () => {
  const broken = await weird()
  const { runner, settle } = fakeRunner()
  describeConformance(
    {
      api: 'identity',
      target: `${broken.url}/identity`,
      driver: `${broken.url}/driver`,
      only: ['scenarios', 'passive'],
    },
    runner,
  )
  const found = await settle(true)
  await broken.close()
  for (const part of ['failed: ', 'source: ', '> GET http', '< 200', 'curl -i']) {
    expect(found['identity.answer.body']).toContain(part)
  }
})

test('where a runner cannot skip from inside, what was not judged does not look as if it had passed', async () => {
  const { runner, settle } = fakeRunner()
  describeConformance({ api: 'identity', target: `${server.url}/identity`, driver: 'none', only: ['passive'] }, runner)
  const found = await settle(false)
  expect(found['identity.get.by-id']).toContain('describeConformance(await verify(')
})

test('a report that is there already declares each test as what it is', async () => {
  const report = await judge(await weird(), 'identity', { driver: 'none' })
  const { runner, settle } = fakeRunner()
  describeConformance(report, { describe: runner.describe, test: runner.test })
  const found = await settle(false)
  for (const { id, verdict } of report.requirements) {
    const want = { pass: /^passed/, fail: /^failed/, untested: /^skipped/, notApplicable: /^skipped/ }[verdict]
    expect(found[id], id).toMatch(want)
  }
})

test('with complete, a MUST that nobody could judge fails', async () => {
  const { runner, settle } = fakeRunner()
  const target = { target: `${server.url}/identity`, driver: 'none' as const }
  describeConformance({ api: 'identity', ...target, only: ['passive'], complete: true }, runner)
  expect((await settle(true))['identity.get.by-id']).toMatch(/^failed: not judged/)
})

test('no test names a parameter: jest would wait for a call back', () => {
  const { runner, tests } = fakeRunner()
  describeConformance({ api: 'identity', target: 'http://x' }, runner)
  expect(tests.every(({ body }) => body?.length === 0)).toBe(true)
})

test('without a test runner it says what to hand over', () => {
  expect(() => describeConformance({ api: 'identity', target: 'http://x' }, {})).toThrow("import from 'vitest'")
})

test('without beforeAll it says that it needs it', () => {
  const { runner } = fakeRunner()
  const { describe: group, test: one } = runner
  expect(() => describeConformance({ api: 'identity', target: 'http://x' }, { describe: group, test: one })).toThrow(
    'needs beforeAll',
  )
})

test('a target that cannot be judged is told by the hook, as verify tells it', async () => {
  const { runner, settle } = fakeRunner()
  describeConformance({ api: 'identity', target: 'http://127.0.0.1:1' }, runner)
  await expect(settle(true)).rejects.toThrow('cannot be reached')
  await expect(verify({ api: 'identity', target: 'http://127.0.0.1:1' })).rejects.toThrow('cannot be reached')
})
