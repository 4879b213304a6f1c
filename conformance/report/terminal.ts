import type { JudgedRequirement } from '../run/verdicts.js'
import { evidenceOf, exchangeLines } from './evidence.js'
import type { Report } from './report.js'
import { strength } from './strength.js'

/** Ways of writing a report; colour only where somebody looks. */
export interface TerminalOptions {
  colour: boolean
}

type Paint = (code: number, text: string) => string

/** The report for people: failures with their evidence first, then what was not judged, then the verdict. */
export const terminalReport = (report: Report, { colour }: TerminalOptions): string => {
  const paint: Paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const of = (verdict: JudgedRequirement['verdict']) => report.requirements.filter((each) => each.verdict === verdict)
  const lines = [
    ...of('fail').flatMap((each) => failure(each, report, paint)),
    ...untested(of('untested'), paint),
    ...extras(report, paint),
    '',
    ...summary(report, paint),
    ...strength(report).flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `  ${line}`)]),
  ]
  return `${lines.join('\n')}\n`
}

const failure = (
  { id, level, sentence, source, accepted, findings }: JudgedRequirement,
  report: Report,
  paint: Paint,
): string[] => [
  '',
  `${paint(31, accepted ? 'accepted failure' : 'FAIL')}  ${level} ${paint(1, id)}`,
  `  ${sentence}`,
  `  source: ${source}`,
  ...findings.flatMap(({ check, message, exchanges: ids }) => [
    `  ${paint(31, '✗')} ${message}  ${paint(2, `(${check}, seed ${report.seed}${ids.length > 0 ? `, ${ids.slice(0, 6).join(' ')}${ids.length > 6 ? ' …' : ''}` : ''})`)}`,
    ...evidenceOf(report, ids).flatMap((each) => exchangeLines(each).map((line) => `      ${line}`)),
  ]),
]

/** What was not judged, grouped by the reason: one missing kind often explains many. */
const untested = (requirements: readonly JudgedRequirement[], paint: Paint): string[] => {
  if (requirements.length === 0) return []
  const reasons = new Map<string, string[]>()
  for (const { id, level, reason = '' } of requirements) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), `${level} ${id}`])
  }
  return [
    '',
    paint(33, 'Not judged'),
    ...[...reasons].flatMap(([reason, ids]) => [`  ${reason}`, ...ids.map((id) => `    - ${id}`)]),
  ]
}

const extras = ({ drift, notes, ours, leftOvers, baseline }: Report, paint: Paint): string[] => [
  ...titled(
    'The contract does not name (reported only)',
    drift.map(({ operation, what }) => `${operation}: ${what}`),
    paint,
  ),
  ...titled(
    'Seen, not judged',
    notes.map(({ message, exchange }) => `${message}${exchange ? ` (${exchange})` : ''}`),
    paint,
  ),
  ...titled(
    'Faults of this suite, not of the target',
    ours.map(({ story, message }) => `${story}: ${message}`),
    paint,
  ),
  ...titled(
    'Left behind',
    leftOvers.map(({ kind, id }) => `${kind} ${id}`),
    paint,
  ),
  ...titled(
    'Stale in the baseline',
    baseline.stale.map(({ requirement, reason }) => `${requirement}: ${reason}`),
    paint,
  ),
]

const titled = (title: string, lines: readonly string[], paint: Paint): string[] =>
  lines.length === 0 ? [] : ['', paint(33, title), ...lines.map((line) => `  ${line}`)]

const summary = (report: Report, paint: Paint): string[] => {
  const { summary: counts, requirements, verdict, api, profile, target, coverage, milliseconds } = report
  const musts = requirements.filter(({ level }) => level === 'MUST')
  const judged = musts.filter((each) => each.verdict === 'pass' || each.verdict === 'fail').length
  const applicable = musts.filter((each) => each.verdict !== 'notApplicable').length
  return [
    `${api} (${profile}) at ${target}`,
    `${counts.pass} passed, ${counts.fail} failed, ${counts.untested} not judged, ${counts.notApplicable} not applicable`,
    `${judged} of ${applicable} MUSTs judged, ${coverage.requests} requests, ${(milliseconds / 1000).toFixed(1)} s, seed ${report.seed}`,
    judged === 0 && counts.pass + counts.fail === 0
      ? paint(33, 'nothing could be judged')
      : verdict === 'conforms'
        ? paint(32, `conforms${judged < applicable ? ' as far as judged' : ''}`)
        : paint(31, 'violates its contract'),
  ]
}
