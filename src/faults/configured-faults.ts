import { loadContract } from '../contract/load.js'
import { createValidators } from '../contract/validators.js'
import { explainFindings } from '../input/explain-finding.js'
import { showPath } from '../input/yaml-file.js'
import { UserError } from '../input/user-error.js'
import type { FaultRealm } from './fault-realm.js'
import type { FaultRule } from './fault-rule.js'
import { createFaults } from './faults.js'

const FORM = { type: 'array', items: { $ref: 'contract:/#/components/schemas/FaultRule' } }

/**
 * The rules that every world begins with, held against their form and the contracts of their APIs.
 * @throws UserError naming the rule and the field that cannot be.
 */
export const configuredFaults = async (
  rules: readonly FaultRule[] | undefined,
  realms: ReadonlyMap<string, FaultRealm>,
): Promise<readonly FaultRule[]> => {
  if (rules === undefined || rules.length === 0) return []
  const [{ document }, { FAULT_RULE }] = await Promise.all([loadContract('control'), import('./rule-schema.js')])
  const explained = explainFindings(createValidators(document).foreign(FORM)(rules), {
    items: FAULT_RULE,
  })
  if (explained) throw new UserError(`faults${showPath(explained.path)}: ${explained.reason}`)
  const kept = createFaults({ realms, seed: '' }).replace(rules)
  if ('refused' in kept) throw new UserError(kept.error)
  return rules
}
