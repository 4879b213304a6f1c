import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { verifyRecording } from '../traffic/verify-recording.js'
import { identityServer } from '../testing/identity-server.js'
import { judge } from '../testing/judge.js'
import { junitFaults } from '../testing/junit-faults.js'
import { ADMIN, oktaServer } from '../testing/okta-server.js'
import { readXml } from '../testing/read-xml.js'
import { FORMATS } from './index.js'
import type { Report } from './report.js'

const EVIL = '"><script>alert(1)</script>\u0000\ud800 ]]> `` | ::error::x ##[add-mask]y'

let sound: Report
let broken: Report
let partial: Report
beforeAll(async () => {
  sound = await judge(await identityServer(), 'identity')
  broken = await judge(
    await identityServer({ show: (plain) => ({ ...plain, status: 'weird', [EVIL]: EVIL }) }),
    'identity',
    { baseline: [{ requirement: 'identity.get.by-id' }], only: ['scenarios', 'passive'] },
  )
  partial = await judge(await oktaServer(), 'okta', {
    driver: 'none',
    headers: ADMIN,
    only: ['credentials', 'scenarios'],
  })
})

const write = (format: string, reports: readonly Report[], complete = false) =>
  FORMATS[format]!(reports, { colour: false, complete })

const schema = JSON.parse(readFileSync(new URL('./report.schema.json', import.meta.url), 'utf8')) as object
const validate = new Ajv2020({ allowUnionTypes: true, allErrors: true }).compile(schema)
const schemaFaults = (report: unknown) => (validate(report) ? [] : validate.errors)

test('a JSON report keeps its JSON Schema, whatever the run came to', () => {
  for (const report of [sound, broken, partial]) expect(schemaFaults(JSON.parse(write('json', [report])))).toEqual([])
  expect(JSON.parse(write('json', [sound, broken]))).toHaveLength(2)
})

test('with a second reader and a self-test it keeps the schema too', () => {
  const more: Report = {
    ...sound,
    referee: {
      name: 'prism',
      version: '5.14.2',
      compared: 2,
      agreed: 1,
      unread: { 'no answer': 1 },
      differences: [
        { operation: null, side: 'request', objects: 'prism', message: 'x', exchanges: ['e1'], explained: null },
      ],
    },
    selfTest: {
      noticed: 1,
      injected: 2,
      missed: [{ fault: 'lists nothing', operation: 'get_session', provide: ['give a driver'] }],
      outOfReach: [{ operation: 'delete_session', reason: 'was not called', provide: [] }],
    },
  }
  expect(schemaFaults(more)).toEqual([])
  expect(write('terminal', [more])).toContain('this run would have noticed 1 of 2 faults; missed: lists nothing')
  expect(write('terminal', [more])).toContain('UNEXPLAINED')
})

test.each([
  ['a verdict that there is not', (report: Report) => ({ ...report, verdict: 'perhaps' })],
  ['no requirements', ({ requirements: _, ...report }: Report) => report],
  [
    'a level that there is not',
    (report: Report) => ({ ...report, requirements: [{ ...report.requirements[0], level: 'COULD' }] }),
  ],
])('the JSON Schema refuses %s', (_, change) => {
  expect(schemaFaults(change(sound))).not.toEqual([])
})

test('JUnit is valid by the schemas in use, with right counts', () => {
  for (const reports of [[sound], [broken], [partial], [sound, broken, partial]]) {
    expect(junitFaults(readXml(write('junit', reports)))).toEqual([])
    expect(junitFaults(readXml(write('junit', reports, true)))).toEqual([])
  }
})

test.each([
  ['an attribute too many', (xml: string) => xml.replace('<testsuites>', '<testsuites name="x">')],
  ['a wrong count', (xml: string) => xml.replace(/ failures="\d+"/, ' failures="99"')],
  ['a case without a class', (xml: string) => xml.replace(/ classname="[^"]*"/, '')],
  ['a time with a zone', (xml: string) => xml.replace(/(timestamp="[^"]*)"/, '$1Z"')],
])('the check of JUnit notices %s', (_, change) => {
  expect(junitFaults(readXml(change(write('junit', [broken]))))).not.toEqual([])
})

test('in JUnit a broken MUST fails, what was not judged is skipped, and an error where all had to be judged', () => {
  const cases = (report: Report, complete = false) =>
    Object.fromEntries(
      readXml(write('junit', [report], complete))
        .children[0]!.children.filter(({ name }) => name === 'testcase')
        .map(({ attributes, children }) => [attributes['name'], children[0]?.name ?? 'passed']),
    )
  expect(cases(broken)).toMatchObject({
    'identity.answer.body': 'failure',
    'identity.get.by-id': 'passed',
    'identity.get.by-id (stale in the baseline)': 'failure',
  })
  expect(cases(partial)).toMatchObject({ 'okta.revoke.ends-sessions': 'skipped' })
  expect(cases(partial, true)).toMatchObject({ 'okta.revoke.ends-sessions': 'error' })
})

test('GitHub gets an error per broken MUST, and nothing that a target said becomes a command', () => {
  const lines = write('github', [broken, partial]).split('\n')
  const commands = lines.filter((line) => /^\s*::|##\[/.test(line))
  expect(commands.filter((line) => line.startsWith('::error')).join('\n')).toContain('title=identity.answer.body%3A ')
  expect(commands.some((line) => line.startsWith('::warning title=okta%3A '))).toBe(true)
  for (const line of commands) expect(line).toMatch(/^::(error|warning|notice) title=[^:,]*::[^\r\n]*$/)
})

test('GitHub shows ten annotations of a kind; the tenth tells of the rest', () => {
  const [one] = broken.requirements.filter(({ verdict }) => verdict === 'fail')
  const many = { ...broken, requirements: Array.from({ length: 14 }, (_, i) => ({ ...one!, id: `identity.x.y${i}` })) }
  const errors = write('github', [{ ...many, baseline: { stale: [] } }])
    .split('\n')
    .filter((line) => line.startsWith('::error'))
  expect(errors).toHaveLength(10)
  expect(errors.at(-1)).toContain('title=and 5 more::')
})

test('the summary in Markdown holds no HTML of a target', () => {
  const text = write('markdown', [sound, broken, partial])
  expect(text).toContain('| ❌ | **identity**')
  expect(text.replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, '')).not.toContain('<script>')
})

test('the HTML page loads nothing, runs no script but its own, and shows every exchange', () => {
  const page = write('html', [sound, broken, partial])
  expect(page.match(/<script>/g)).toHaveLength(1)
  expect(page).toContain('default-src &#39;none&#39;')
  expect(page).not.toMatch(/(?:src|href)="(?!#)/)
  for (const { api, exchanges } of [broken, partial])
    for (const { id } of exchanges) expect(page).toContain(`id="${api}-${id}"`)
  for (const { id } of broken.requirements) expect(page).toContain(id)
  expect(page).toContain('prefers-color-scheme:dark')
})

test.each(Object.keys(FORMATS))('%s shows no secret', (format) => {
  const text = write(format, [sound, broken, partial])
  expect(text).not.toContain(ADMIN.authorization.slice('SSWS '.length))
  expect(text).not.toContain('made-cre')
})

test('a recording gives reports of the same form', async () => {
  const har = JSON.stringify({
    log: {
      entries: [
        {
          startedDateTime: '2026-01-01T00:00:00.000Z',
          time: 3,
          request: { method: 'GET', url: 'http://x/sessions/b0b00000-5e55-4000-8000-000000000001', headers: [] },
          response: {
            status: 404,
            headers: [{ name: 'content-type', value: 'application/json' }],
            content: { text: '{"detail":"no"}' },
          },
        },
      ],
    },
  })
  const report = await verifyRecording({ api: 'identity', har, file: 'x.har' })
  expect(schemaFaults(report)).toEqual([])
  expect(junitFaults(readXml(write('junit', [report])))).toEqual([])
})
