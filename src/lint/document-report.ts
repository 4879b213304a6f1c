import type { Source } from '@redocly/openapi-core'
import { RULES_BY_ID } from './all-rules.js'
import type { Finding } from './finding.js'
import type { Levels } from './levels.js'
import { placeOf, shownFile } from './place.js'
import type { Problem } from './problem.js'
import { byWeight, type DocumentReport } from './report.js'

/** What was found in a document, weighed and with its places. */
export const documentReport = (file: string, problems: readonly Problem[], levels: Levels): DocumentReport => {
  const names = new Map<Source, string>()
  const nameOf = (source: Source): string => {
    const known = names.get(source) ?? shownFile(source.absoluteRef)
    names.set(source, known)
    return known
  }
  const findings = problems.flatMap((problem): Finding[] => {
    const [first, ...others] = problem.location.map((location) => placeOf(location, nameOf(location.source)))
    const absolute = problem.location[0]!.source.absoluteRef
    const severity = levels.levelOf({ rule: problem.rule, file: absolute, pointer: first?.pointer })
    if (!first || severity === 'off') return []
    const fix = problem.fix ?? RULES_BY_ID.get(problem.rule)?.fix
    const { rule, message, help } = problem
    return [{ rule, severity, message, ...(fix ? { fix } : {}), ...first, related: others, ...(help ? { help } : {}) }]
  })
  return {
    document: shownFile(file),
    findings: findings.sort(byWeight),
    sources: new Map([...names].map(([source, name]) => [name, source])),
  }
}
