import type { Requirement } from '../requirements/requirement.js'
import type { Judgement } from './events.js'

export type Verdict = 'pass' | 'fail' | 'untested' | 'notApplicable'

export interface Finding {
  check: string
  message: string
  exchanges: string[]
}

/** What a run came to about one requirement. */
export interface JudgedRequirement {
  id: string
  level: Requirement['level']
  sentence: string
  source: string
  operations: string[]
  verdict: Verdict
  /** Why it is untested or does not apply; with a pass, what else could not be looked at. */
  reason?: string
  findings: Finding[]
  /** True where a baseline accepts its failure. */
  accepted?: boolean
}

/** Why requirements were not looked at, by their ids. */
export interface Omissions {
  leftOut: Readonly<Record<string, string>>
  notApplicable: Readonly<Record<string, string>>
}

/** Findings of one check about one requirement beyond this number are counted, not listed. */
const MOST_FINDINGS = 20

/**
 * The verdict about one requirement. A failure anywhere fails it; a pass needs a check that really looked; nothing looked
 * at is untested. What is optional cannot be failed: where a target does otherwise, it does not apply.
 */
export const judgeRequirement = (
  requirement: Requirement,
  judgements: readonly Judgement[],
  { leftOut, notApplicable }: Omissions,
): JudgedRequirement => {
  const { id, level, sentence, source, operations } = requirement
  const base = { id, level, sentence, source, operations, findings: [] as Finding[] }
  const reasonNot = notApplicable[id]
  if (reasonNot !== undefined) return { ...base, verdict: 'notApplicable', reason: reasonNot }
  const failures = judgements.filter(({ outcome }) => outcome === 'fail')
  const blocked = reasons(judgements.filter(({ outcome }) => outcome === 'untested'))
  if (failures.length > 0) {
    const findings = merge(failures)
    if (level !== 'MAY') return { ...base, verdict: 'fail', findings }
    return { ...base, verdict: 'notApplicable', reason: 'optional, and this target does otherwise', findings }
  }
  if (judgements.some(({ outcome }) => outcome === 'pass')) {
    const reason = blocked === '' ? {} : { reason: `judged in part; not looked at: ${blocked}` }
    return { ...base, verdict: 'pass', ...reason }
  }
  const reason = leftOut[id] ?? (blocked || 'nothing in this run had to do with it')
  return { ...base, verdict: 'untested', reason }
}

/** Reasons beyond this number are counted, not listed. */
const MOST_REASONS = 3

const reasons = (untested: readonly Judgement[]): string => {
  const all = [...new Set(untested.map(({ message = '' }) => message))]
  const rest = all.length - MOST_REASONS
  return [...all.slice(0, MOST_REASONS), ...(rest > 0 ? [`and ${rest} more reasons`] : [])].join(' | ')
}

/** Equal findings of one check become one with all its exchanges. */
const merge = (failures: readonly Judgement[]): Finding[] => {
  const found = new Map<string, Finding>()
  for (const { check, message = 'does not hold', exchanges } of failures) {
    const key = `${check} ${message}`
    const finding = found.get(key) ?? { check, message, exchanges: [] }
    finding.exchanges.push(...exchanges.filter((id) => !finding.exchanges.includes(id)))
    found.set(key, finding)
  }
  const all = [...found.values()]
  const rest = all.length - MOST_FINDINGS
  if (rest <= 0) return all
  return [...all.slice(0, MOST_FINDINGS), { check: all[0]!.check, message: `and ${rest} more findings`, exchanges: [] }]
}
