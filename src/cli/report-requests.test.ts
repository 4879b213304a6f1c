import { expect, test } from 'vitest'
import { checkReports, pairReports, type ReportFlag } from './report-requests.js'

const KNOWN = ['terminal', 'json', 'junit', 'html']
const resolve = (...args: string[]) => checkReports(pairReports(args.flatMap(flagAt)), KNOWN)

const flagAt = (arg: string, i: number, args: readonly string[]): ReportFlag[] => {
  if (arg === '--format') return [{ format: args[i + 1]! }]
  return arg === '--output' ? [{ output: args[i + 1]! }] : []
}

test.each([
  [[], [{ format: 'terminal' }]],
  [['--format', 'json'], [{ format: 'json' }]],
  [
    ['--format', 'junit', '--output', 'a.xml'],
    [{ format: 'junit', output: 'a.xml' }, { format: 'terminal' }],
  ],
  [
    ['--output', 'a.xml', '--format', 'junit'],
    [{ format: 'junit', output: 'a.xml' }, { format: 'terminal' }],
  ],
  [
    ['--output', 'a.txt'],
    [{ format: 'terminal', output: 'a.txt' }, { format: 'terminal' }],
  ],
  [
    ['--format', 'junit', '--output', 'a.xml', '--format', 'html', '--output', 'a.html'],
    [{ format: 'junit', output: 'a.xml' }, { format: 'html', output: 'a.html' }, { format: 'terminal' }],
  ],
  [
    ['--format', 'json', '--format', 'html', '--output', 'a.html'],
    [{ format: 'json' }, { format: 'html', output: 'a.html' }],
  ],
])('%j', (args, want) => {
  expect(resolve(...args)).toEqual(want)
})

test.each([
  [['--format', 'yaml'], '--format takes terminal, json, junit, html, not "yaml"'],
  [['--format', 'json', '--format', 'junit'], 'json and junit would both go to standard output'],
  [['--format', 'json', '--output', 'a', '--format', 'junit', '--output', 'a'], 'would both go to the file "a"'],
  [['--format', 'json', '--output', 'a', '--output', 'b'], '--output b: which report goes there?'],
])('%j is refused in a sentence', (args, message) => {
  expect(() => resolve(...args)).toThrow(message)
})
