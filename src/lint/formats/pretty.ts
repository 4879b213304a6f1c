import type { Finding } from '../finding.js'
import { allFindings, countOf, type DocumentReport, type Report } from '../report.js'
import { codeFrame } from './code-frame.js'
import { createPaint, printable, type Paint } from './paint.js'

/** Findings of one rule in one document that are shown in full; the rest is counted. */
const SHOWN = 10

/** For people: by document, the worst first, each finding with the lines it is about. */
export const pretty = (report: Report, colour: boolean): string => {
  const paint = createPaint(colour)
  const broken = report.documents.filter(({ findings }) => findings.length > 0)
  return [...broken.flatMap((document) => documentText(document, paint)), ...summary(report, paint)].join('\n')
}

const documentText = ({ document, findings, sources }: DocumentReport, paint: Paint): string[] => {
  const shown = new Map<string, number>()
  const blocks = findings.flatMap((finding) => {
    const count = (shown.get(finding.rule) ?? 0) + 1
    shown.set(finding.rule, count)
    return count > SHOWN ? [] : [...block(finding, sources.get(finding.file)?.getLines() ?? [], paint), '']
  })
  const left = [...shown].filter(([, count]) => count > SHOWN)
  const rest = left.map(([rule, count]) => `  … and ${count - SHOWN} more of ${rule}; --format json lists them all`)
  return [paint.bold(document), '', ...blocks, ...rest, ...(rest.length > 0 ? [''] : [])]
}

const block = (finding: Finding, lines: readonly string[], paint: Paint): string[] => {
  const { severity, file, line, column, rule, message, fix, related } = finding
  const label = severity === 'error' ? paint.red('error') : paint.yellow('warn ')
  return [
    `  ${label} ${printable(message)}  ${paint.dim(rule)}`,
    `  ${paint.dim('at')} ${file}:${line}:${column}`,
    ...codeFrame(lines, finding).map((text) => `    ${paint.dim(printable(text))}`),
    ...related.map((place) => `  ${paint.dim('see')} ${place.file}:${place.line}:${place.column}`),
    ...(fix ? [`  ${paint.dim('fix')} ${fix}`] : []),
  ]
}

const summary = (report: Report, paint: Paint): string[] => {
  const findings = allFindings(report)
  const documents = plural(report.documents.length, 'document')
  if (findings.length === 0) return [paint.green(`${documents}, nothing found`)]
  const counts = new Map<string, Finding[]>()
  for (const finding of findings) {
    const same = counts.get(finding.rule)
    if (same) same.push(finding)
    else counts.set(finding.rule, [finding])
  }
  const rules = [...counts].sort(([, a], [, b]) => countOf(b, 'error') - countOf(a, 'error') || b.length - a.length)
  const [errors, warnings] = [countOf(findings, 'error'), countOf(findings, 'warn')]
  return [
    `${plural(errors, 'error')} and ${plural(warnings, 'warning')} in ${documents}`,
    ...rules.map(([rule, own]) => `  ${String(own.length).padStart(5)}  ${rule}`),
    paint.dim('"facsimile lint --explain <rule>" tells why, with a good document'),
  ]
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
