import type { Call } from '../../engine/call.js'
import type { Ids } from '../../engine/ids.js'
import type { Violation } from '../../engine/problem.js'
import { refusal, type Attributes } from './refusal.js'

/** The message that an operation's fields arrive in. */
const MESSAGES: Record<string, string> = {
  UserSessionRegistry_List: 'ListUserSessionsRequest',
  UserSessionRegistry_Delete: 'UserSessionIdentifiers',
}

/** A broken rule in the words of the generated validators; `params` are those of the JSON Schema keyword. */
const REASONS: Record<string, (params: Record<string, unknown>) => string> = {
  pattern: ({ pattern }) => `value does not match regex pattern "${String(pattern)}"`,
  maxLength: ({ limit }) => `value length must be at most ${String(limit)} runes`,
  maximum: ({ limit }) => `value must be less than or equal to ${String(limit)}`,
  enum: ({ allowedValues }) => `value must be in list [${(allowedValues as string[]).join(' ')}]`,
}

/**
 * The refusal for values that break their rules. It names one field: the servers' choice among several is random, here it
 * is the first, and of its faults the length comes before the pattern. What lies in `user_ids` is told by a cause.
 */
export const validationError = (violations: readonly Violation[], { operation }: Pick<Call, 'operation'>, ids: Ids) => {
  const { name: parameter, rule, params } = violations[0]!
  const attributes = (field: string, message: string, reason: string): Attributes => ({
    field,
    name: `${message}ValidationError`,
    reason,
  })
  const message = MESSAGES[operation.id] ?? operation.id
  const reason = REASONS[rule]?.(params) ?? `value breaks the rule ${rule}`
  const [field = '', inner] = parameter.split('.')
  if (inner === undefined) return refusal('pkg/errors:validation', ids, attributes(field, message, reason))
  return refusal('pkg/errors:validation', ids, attributes(field, message, 'embedded message failed validation'), {
    name: 'pkg/errors:validation',
    attributes: attributes(inner, 'UserIdentifiers', reason),
  })
}
