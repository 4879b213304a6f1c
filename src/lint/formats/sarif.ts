import { createHash } from 'node:crypto'
import { VERSION } from '../../version.js'
import { RULES_BY_ID } from '../all-rules.js'
import { basePage } from '../base-rules.js'
import type { Finding, Place } from '../finding.js'
import { allFindings, type Report } from '../report.js'

/** Results that GitHub takes of one run; what is left out is the least serious. */
const MOST = 25_000

/**
 * A log in the Static Analysis Results Interchange Format.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif = (report: Report): string => {
  const findings = allFindings(report).slice(0, MOST)
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'facsimile', semanticVersion: VERSION, rules: ids.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, ids)),
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}

const descriptor = (id: string) => {
  const rule = RULES_BY_ID.get(id)
  return {
    id,
    shortDescription: { text: rule?.why ?? id },
    help: { text: rule?.fix ?? id },
    ...(rule && !('visitor' in rule) && !rule.id.startsWith('document') ? { helpUri: basePage(id) } : {}),
    defaultConfiguration: { level: rule?.severity === 'warn' ? 'warning' : 'error' },
  }
}

const result = (finding: Finding, ids: readonly string[]) => ({
  ruleId: finding.rule,
  ruleIndex: ids.indexOf(finding.rule),
  level: finding.severity === 'warn' ? 'warning' : 'error',
  message: { text: finding.fix ? `${finding.message}\n${finding.fix}` : finding.message },
  locations: [location(finding)],
  ...(finding.related.length > 0 ? { relatedLocations: finding.related.map(location) } : {}),
  partialFingerprints: { facsimile: fingerprint(finding) },
})

const location = (place: Place) => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(place.file), ...(/^\w+:/.test(place.file) ? {} : { uriBaseId: '%SRCROOT%' }) },
    region: {
      startLine: place.line,
      startColumn: place.column,
      endLine: place.endLine,
      endColumn: place.endColumn,
    },
  },
})

/** Stays the same when lines move: the place is named by its pointer. */
const fingerprint = ({ rule, file, pointer, message }: Finding): string =>
  createHash('sha256')
    .update(JSON.stringify([rule, file, pointer ?? null, message]))
    .digest('hex')
    .slice(0, 32)
