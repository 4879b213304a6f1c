import type { Document, Schema } from '../contract/document.js'
import { atPointer, follow } from '../contract/pointer.js'
import type { Violation } from '../engine/problem.js'
import { examplesIn, explainForms } from '../input/explain-forms.js'
import { suggestion } from '../input/nearest.js'

/** The most telling of several violations, as a sentence that says where, what, and the nearest name that there is. */
export const explainViolations = (violations: readonly Violation[], document: Document): string => {
  const first = [...violations].sort((a, b) => depth(b) - depth(a) || weight(b) - weight(a))[0]!
  const { in: place, name, pointer, rule, params, message, contract } = first
  const where = `${place} ${name || pointer}`.trimEnd()
  if (contract.endsWith('/requestBody')) return `${where}: ${message}${sampleOf(atPointer(document, contract) as Body)}`
  const parent = atPointer(document, contract.replace(/\/[^/]*$/, '')) as Schema | undefined
  if (rule === 'additionalProperties') {
    const key = String(params['additionalProperty'])
    const known = Object.keys((parent?.['properties'] as object | undefined) ?? {})
    return `${where}: there is no "${key}"; ${known.length > 0 ? suggestion(key, known) : 'nothing may stand there'}`
  }
  const forms = rule === 'oneOf' ? ((parent?.['oneOf'] as Schema[] | undefined) ?? []) : []
  const taken = explainForms(forms.map((form) => follow<Schema>(document, form, contract).value))
  if (taken !== undefined) return `${where}: ${taken}`
  return `${where}: ${message}${FORM.has(rule) ? examplesIn(exampled(parent, document, contract)) : ''}`
}

/** `; send JSON such as {"run":true}`, from the examples of a request body. */
const sampleOf = ({ content }: Body): string => {
  const [example] = Object.values(content?.['application/json']?.examples ?? {})
  return example === undefined ? '' : `; send JSON such as ${JSON.stringify(example.value)}`
}

interface Body {
  content?: Record<string, { examples?: Record<string, { value: unknown }> }>
}

/** A schema with examples: its own, or the one of the parameter that it is of. */
const exampled = (schema: Schema | undefined, document: Document, contract: string): Schema => {
  const { example } = (atPointer(document, contract.replace(/(\/[^/]*){2}$/, '')) ?? {}) as { example?: unknown }
  return example === undefined || schema?.['examples'] !== undefined ? (schema ?? {}) : { examples: [example] }
}

/** Rules that are best told by a value that keeps them. */
const FORM: ReadonlySet<string> = new Set(['pattern', 'format', 'type'])

const depth = ({ pointer }: Violation): number => pointer.split('/').length

/** Of violations in one place, a choice that none of the forms met comes first, then what should not be there. */
const weight = ({ rule }: Violation): number => (rule === 'oneOf' ? 2 : rule === 'additionalProperties' ? 1 : 0)
