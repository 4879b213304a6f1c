import type { Schema } from '../contract/document.js'
import type { Finding } from '../contract/validators.js'
import { suggestion } from '../input/nearest.js'

/** Why attributes cannot be honoured, as one sentence. */
export const sentence = (kind: string, { rule, params, pointer, message }: Finding, schema: Schema): string => {
  const known = Object.keys((schema['properties'] as object | undefined) ?? {})
  if (rule === 'additionalProperties') {
    const name = String(params['additionalProperty'])
    return known.length === 0
      ? `a ${kind} takes no attributes, and so no "${name}"`
      : `a ${kind} has no attribute "${name}": ${suggestion(name, known)}`
  }
  if (rule === 'required') return `a ${kind} needs the attribute "${String(params['missingProperty'])}"`
  return `the attribute "${pointer.slice(1)}" of a ${kind} ${message}`
}
