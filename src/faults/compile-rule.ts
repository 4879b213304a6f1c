import type { Operation } from '../contract/contract.js'
import { suggestion } from '../input/nearest.js'
import { chooseAnswer, type ChosenAnswer } from './choose-answer.js'
import { documentedAnswers } from './documented-answers.js'
import type { FaultRealm } from './fault-realm.js'
import type { FaultRule } from './fault-rule.js'
import { readDelay } from './read-delay.js'

/** A rule held against the contract of its API. */
export interface CompiledRule {
  rule: FaultRule
  realm: FaultRealm
  /** The operations that it is for, each with the answer that it forces there. */
  answers: ReadonlyMap<string, ChosenAnswer | undefined>
  /** Milliseconds, the least and the most. */
  delay: { from: number; to: number } | undefined
}

const EFFECTS = ['status', 'example', 'delay', 'drop', 'slow', 'truncate', 'rateLimit'] as const

/** What a rule must not name together, and why. */
const clash = ({ drop, rateLimit, status, example, slow, truncate }: FaultRule): string | undefined => {
  const answers = status !== undefined || example !== undefined
  if (drop && (answers || rateLimit || slow || truncate)) {
    return 'drop: a dropped connection has no answer; take the status, example, rateLimit, slow or truncate away'
  }
  return rateLimit && answers
    ? "rateLimit: its answer is the vendor's own; take the status and example away"
    : undefined
}

/** A rule ready to be asked, or a sentence that begins with the field that is wrong. */
export const compileRule = (
  rule: FaultRule,
  realms: ReadonlyMap<string, FaultRealm>,
): CompiledRule | { error: string } => {
  const realm = realms.get(rule.api)
  if (!realm) return { error: `api: no "${rule.api}" is mocked here; ${suggestion(rule.api, [...realms.keys()])}` }
  if (EFFECTS.every((effect) => rule[effect] === undefined)) {
    return { error: `the rule does nothing: give it one of ${EFFECTS.join(', ')}` }
  }
  const clashing = clash(rule)
  if (clashing !== undefined) return { error: clashing }
  const { contract, provider } = realm
  if (rule.user !== undefined && !provider.parties) return { error: `user: calls of ${rule.api} tell nothing of users` }
  if (
    rule.credential !== undefined &&
    Object.keys(contract.document.components?.['securitySchemes'] ?? {}).length === 0
  ) {
    return { error: `credential: ${rule.api} asks for none; name a user instead` }
  }
  const delay = rule.delay === undefined ? undefined : readDelay(rule.delay)
  if (delay && 'reason' in delay) return { error: `delay: ${delay.reason}` }
  const answers = answersOf(rule, realm)
  return 'error' in answers ? answers : { rule, realm, answers: answers.found, delay }
}

/** The operations that a rule can be for; one that names none is for all that document its answer. */
const answersOf = (rule: FaultRule, realm: FaultRealm): { found: CompiledRule['answers'] } | { error: string } => {
  const { operations } = realm.contract
  const named = rule.operation === undefined ? operations : operations.filter(({ id }) => id === rule.operation)
  if (named.length === 0) {
    const ids = operations.map(({ id }) => id)
    return { error: `operation: ${rule.api} has no "${rule.operation}"; ${suggestion(rule.operation!, ids)}` }
  }
  const found = new Map<string, ChosenAnswer | undefined>()
  let error = ''
  for (const operation of named) {
    const chosen = answerFor(rule, realm, operation)
    if (chosen && 'error' in chosen) error ||= chosen.error
    else found.set(operation.id, chosen)
  }
  return found.size > 0 ? { found } : { error }
}

const answerFor = (
  { status, example, rateLimit, api }: FaultRule,
  { contract, provider }: FaultRealm,
  operation: Operation,
): ChosenAnswer | { error: string } | undefined => {
  const answers = documentedAnswers(contract, operation)
  if (rateLimit && !(provider.throttled && answers.has(429))) {
    return { error: `rateLimit: no source documents one for ${operation.id} of ${api}` }
  }
  if (status === undefined && example === undefined) return undefined
  const chosen = chooseAnswer(answers, { status, example })
  return 'wrong' in chosen ? { error: `${chosen.wrong}: for ${operation.id} of ${api} ${chosen.reason}` } : chosen
}
