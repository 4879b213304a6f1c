import { existsSync, readFileSync } from 'node:fs'
import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import { RULES_BY_ID } from './all-rules.js'
import { basePage } from './base-rules.js'
import { requirementsFile } from './requirements.js'
import { RULE_IDS } from './rules/ids.js'

/** Where the documents of a rule are: beside our own rules, and in `base/` for those of the engine. */
export const ruleDocument = (id: string, kind: 'bad' | 'good'): URL =>
  new URL(`./${RULE_IDS.includes(id) ? 'rules' : 'base'}/${id}.${kind}.yaml`, import.meta.url)

/** Why a rule exists, what to do, a document that it refuses and one that it accepts. @throws UserError for no rule. */
export const explain = (id: string): string => {
  const rule = RULES_BY_ID.get(id)
  if (!rule) throw new UserError(`no rule "${id}"; ${suggestion(id, [...RULES_BY_ID.keys()])}`)
  const more = RULE_IDS.includes(id) ? [] : [`More: ${basePage(id)}`]
  return [
    `${id} (${rule.severity === 'warn' ? 'warning' : 'error'})`,
    '',
    rule.why,
    `What to do: ${rule.fix}`,
    ...more,
    '',
    'Refused:',
    '',
    shown(id, 'bad'),
    '',
    'Accepted:',
    '',
    shown(id, 'good'),
  ].join('\n')
}

const shown = (id: string, kind: 'bad' | 'good'): string => {
  const document = ruleDocument(id, kind)
  const files = [document, new URL(requirementsFile(document.href))].filter((file) => existsSync(file))
  const text = files.map((file) => readFileSync(file, 'utf8').trimEnd()).join('\n\n# its requirements\n')
  return text.replace(/^(?=.)/gm, '  ')
}
