import { BASE_RULES, type BaseRule } from './base-rules.js'
import type { Rule } from './rule.js'
import { RULES } from './rules/index.js'

/** Every rule that can be named in flags and configuration: the engine's, and our own. */
export const RULES_BY_ID: ReadonlyMap<string, BaseRule | Rule> = new Map(
  [...BASE_RULES, ...RULES].map((rule) => [rule.id, rule]),
)
