import type { JudgedRequirement } from '../run/verdicts.js'
import { evidenceOf, exchangeLines } from './evidence.js'
import type { FormatOptions } from './format.js'
import type { Report } from './report.js'
import { strength } from './strength.js'
import { standing, type Standing } from './standing.js'

const SIGNS: Readonly<Record<Standing, string>> = {
  broken: '❌',
  incomplete: '❌',
  warned: '⚠️',
  pass: '✅',
  untested: '❔',
  notApplicable: '➖',
}

/** GitHub cuts a job summary at one megabyte; so many failures are told in full. */
const MOST_TOLD = 50

/** A summary for a pull request or a job: a table of the APIs, then the failures, then what could not be judged. */
export const markdown = (reports: readonly Report[], { complete = false }: FormatOptions): string =>
  [
    '## Conformance',
    '',
    '| | API | passed | failed | not judged | not applicable | requests |',
    '|---|---|---:|---:|---:|---:|---:|',
    ...reports.map((report) => row(report)),
    ...reports.flatMap((report) => strength(report).map(({ title }) => `\n**${report.api}**: ${plain(title)}`)),
    ...reports.flatMap((report) => section(report, complete)),
    '',
  ].join('\n')

const row = ({ api, profile, target, verdict, summary, coverage }: Report): string => {
  const sign = verdict === 'violates' ? '❌' : summary.pass + summary.fail === 0 ? '❔' : '✅'
  const counts = [summary.pass, summary.fail, summary.untested, summary.notApplicable, coverage.requests]
  return `| ${sign} | **${api}** (${profile}) at ${code(target)} | ${counts.join(' | ')} |`
}

const section = (report: Report, complete: boolean): string[] => {
  const { api, requirements, baseline } = report
  const failed = requirements.filter(({ verdict }) => verdict === 'fail')
  const untested = requirements.filter(({ verdict }) => verdict === 'untested')
  const stale = baseline.stale.map(
    ({ requirement, reason }) => `- ❌ ${code(requirement)} is stale in the baseline: ${plain(reason)}`,
  )
  if (failed.length + untested.length + stale.length === 0) return []
  return [
    '',
    `### ${api}`,
    '',
    ...stale,
    ...failed.slice(0, MOST_TOLD).flatMap((each) => failure(report, each, complete)),
    ...(failed.length > MOST_TOLD ? ['', `and ${failed.length - MOST_TOLD} more failures`] : []),
    ...(untested.length === 0
      ? []
      : [
          '',
          `<details><summary>❔ ${untested.length} not judged</summary>`,
          '',
          ...untested.map(({ id, level, reason = '' }) => `- ${level} ${code(id)}: ${plain(reason)}`),
          '',
          '</details>',
        ]),
  ]
}

const failure = (report: Report, requirement: JudgedRequirement, complete: boolean): string[] => {
  const { id, level, sentence, source, findings, accepted } = requirement
  return [
    '',
    `<details><summary>${SIGNS[standing(requirement, complete)]} ${level} <code>${id}</code>${accepted ? ' (accepted)' : ''}: ${plain(sentence)}</summary>`,
    '',
    `source: ${plain(source)}`,
    ...findings.flatMap(({ message, exchanges }) => [
      '',
      `**${plain(message)}**`,
      ...evidenceOf(report, exchanges).flatMap((exchange) => ['', ...fenced(exchangeLines(exchange).join('\n'))]),
    ]),
    '',
    '</details>',
  ]
}

/** Text that a target may have written: nothing in it is Markdown or HTML. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~#!@]/g, (sign) => `&#${sign.codePointAt(0)};`)

const code = (text: string): string => `<code>${plain(text)}</code>`

/** A code block whose fence is longer than any inside. */
const fenced = (text: string): string[] => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [fence, text, fence]
}
