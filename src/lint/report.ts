import type { Source } from '@redocly/openapi-core'
import type { Finding, Severity } from './finding.js'

/** What was found in one document. */
export interface DocumentReport {
  /** The document's own file, as it is shown. */
  document: string
  /** Errors first, then by place. */
  findings: Finding[]
  /** The texts of its files, by the names that findings use. */
  sources: ReadonlyMap<string, Source>
}

/** What was found in all of them, the worst document first. */
export interface Report {
  documents: DocumentReport[]
}

export const allFindings = ({ documents }: Report): Finding[] => documents.flatMap(({ findings }) => findings)

export const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length

const weight = ({ severity }: Finding): number => (severity === 'error' ? 0 : 1)

/** The order of findings: errors first, then as they stand in the files. */
export const byWeight = (a: Finding, b: Finding): number =>
  weight(a) - weight(b) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column)

/** The order of documents: most errors first, then most warnings. */
export const byBadness = (a: DocumentReport, b: DocumentReport): number =>
  countOf(b.findings, 'error') - countOf(a.findings, 'error') || b.findings.length - a.findings.length
