import type { Document, Schema } from '../contract/document.js'
import { atPointer } from '../contract/pointer.js'
import type { Violation } from '../engine/problem.js'
import { suggestion } from '../input/nearest.js'

/** The most telling of several violations, as a sentence that says where, what, and the nearest name that there is. */
export const explainViolations = (violations: readonly Violation[], document: Document): string => {
  const first = [...violations].sort((a, b) => depth(b) - depth(a) || weight(b) - weight(a))[0]!
  const { in: place, name, pointer, rule, params, message, contract } = first
  const where = `${place} ${name || pointer || '(whole)'}`
  const parent = atPointer(document, contract.replace(/\/[^/]*$/, '')) as Schema | undefined
  if (rule === 'additionalProperties') {
    const key = String(params['additionalProperty'])
    const known = Object.keys((parent?.['properties'] as object | undefined) ?? {})
    return `${where}: there is no "${key}"; ${known.length > 0 ? suggestion(key, known) : 'nothing may stand there'}`
  }
  const forms = rule === 'oneOf' ? ((parent?.['oneOf'] as Schema[] | undefined) ?? []) : []
  const keys = forms.map((form) => (form['required'] as string[] | undefined)?.join(' and '))
  return keys.length > 0 && keys.every((key) => key !== undefined)
    ? `${where}: takes one of ${keys.join(', ')}`
    : `${where}: ${message}`
}

const depth = ({ pointer }: Violation): number => pointer.split('/').length

/** Of violations in one place, a choice that none of the forms met comes first, then what should not be there. */
const weight = ({ rule }: Violation): number => (rule === 'oneOf' ? 2 : rule === 'additionalProperties' ? 1 : 0)
