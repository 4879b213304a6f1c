import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { expect, test, vi } from 'vitest'
import { RULES } from '../rules/index.js'
import { runLint } from '../run-lint.js'
import { SARIF_SCHEMA } from '../testing/sarif-schema.js'
import type { Report } from '../report.js'
import { codeFrame } from './code-frame.js'
import { FORMATS } from './format.js'
import { REPORT_SCHEMA } from './report-schema.js'

// all rules over many documents, on machines that do other things as well
vi.setConfig({ testTimeout: 60_000 })

const bad = (id: string): string => fileURLToPath(new URL(`../rules/${id}.bad.yaml`, import.meta.url))
const report = (...ids: string[]): Promise<Report> => runLint({ names: ids.map(bad), rules: [], allowRemote: false })

const errorsOf = (schema: object, text: string): unknown => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  return validate(JSON.parse(text)) ? [] : validate.errors
}

test('SARIF logs of all rules are what the schema says', async () => {
  const log = FORMATS.sarif(await report(...RULES.map(({ id }) => id)), false)
  expect(errorsOf(SARIF_SCHEMA, log)).toEqual([])
})

test('the schema of SARIF refuses a level that does not exist', async () => {
  const log = FORMATS.sarif(await report('format-known'), false).replace('"level": "warning"', '"level": "warn"')
  expect(errorsOf(SARIF_SCHEMA, log)).not.toEqual([])
})

test('a SARIF result names rule, level, place and what to do', async () => {
  const { runs } = JSON.parse(FORMATS.sarif(await report('default-matches-schema'), false)) as {
    runs: [{ results: unknown[] }]
  }
  const file = { uri: 'src/lint/rules/default-matches-schema.bad.yaml', uriBaseId: '%SRCROOT%' }
  expect(runs[0].results).toEqual([
    {
      ruleId: 'default-matches-schema',
      ruleIndex: 0,
      level: 'error',
      message: {
        text: 'The default does not match its schema: it must be one of "newest", "oldest"\nCorrect the default, or widen the schema.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: file,
            region: { startLine: 14, startColumn: 54, endLine: 14, endColumn: 60 },
          },
        },
      ],
      relatedLocations: [
        {
          physicalLocation: {
            artifactLocation: file,
            region: { startLine: 14, startColumn: 27, endLine: 14, endColumn: 43 },
          },
        },
      ],
      partialFingerprints: { facsimile: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
    },
  ])
})

test('JSON output of all rules is what its schema says', async () => {
  expect(errorsOf(REPORT_SCHEMA, FORMATS.json(await report(...RULES.map(({ id }) => id)), false))).toEqual([])
  expect(errorsOf(REPORT_SCHEMA, '{"version":"1","documents":[{}]}')).not.toEqual([])
})

test('GitHub shows a finding beside its line, with all special characters escaped', async () => {
  expect(FORMATS.github(await report('format-known'), false)).toBe(
    '::warning file=src/lint/rules/format-known.bad.yaml,line=14,endLine=14,col=43,endColumn=51,title=format-known' +
      '::Validators ignore the format "datetime"%0ADid you mean "date-time"?',
  )
  const place = { file: 'a,b:c.yaml', line: 1, endLine: 2, column: 1, endColumn: 2 }
  const finding = { ...place, rule: 'struct', severity: 'error', message: '100 %\nsure', related: [] } as const
  const made = { documents: [{ document: 'a', findings: [finding], sources: new Map() }] } as unknown as Report
  expect(FORMATS.github(made, false)).toBe('::error file=a%2Cb%3Ac.yaml,line=1,endLine=2,title=struct::100 %25%0Asure')
})

test('people see document, place, lines, what to do, and the sums', async () => {
  expect(FORMATS.pretty(await report('format-known', 'default-matches-schema'), false))
    .toBe(`src/lint/rules/default-matches-schema.bad.yaml

  error The default does not match its schema: it must be one of "newest", "oldest"  default-matches-schema
  at src/lint/rules/default-matches-schema.bad.yaml:14:54
    13 |           description: How to sort.
    14 |           schema: { enum: [newest, oldest], default: latest }
       |                                                      ^^^^^^
    15 |       responses:
  see src/lint/rules/default-matches-schema.bad.yaml:14:27
  fix Correct the default, or widen the schema.

src/lint/rules/format-known.bad.yaml

  warn  Validators ignore the format "datetime"  format-known
  at src/lint/rules/format-known.bad.yaml:14:43
    13 |           description: The first day.
    14 |           schema: { type: string, format: datetime }
       |                                           ^^^^^^^^
    15 |       responses:
  fix Did you mean "date-time"?

1 error and 1 warning in 2 documents
      1  default-matches-schema
      1  format-known
"facsimile lint --explain <rule>" tells why, with a good document`)
})

test('what a terminal would obey is shown as a dot', () => {
  const finding = {
    file: 'a',
    line: 1,
    endLine: 1,
    column: 1,
    endColumn: 2,
    rule: 'struct',
    severity: 'error',
    related: [],
  }
  const made = {
    documents: [{ document: 'a', findings: [{ ...finding, message: '\u001b[2Jgone' }], sources: new Map() }],
  }
  expect(FORMATS.pretty(made as unknown as Report, false)).toContain('error ·[2Jgone')
})

test('of one endless line only the part in question is shown', () => {
  const line = `${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`
  const [text, mark] = codeFrame([line], { file: 'a', line: 1, endLine: 1, column: 5001, endColumn: 5005 })
  expect(text).toMatch(/^1 \| a+HEREb+$/)
  expect(text!.length).toBeLessThan(120)
  expect(text!.indexOf('HERE')).toBe(mark!.indexOf('^^^^'))
})
