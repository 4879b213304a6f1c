import type { Schema } from '../contract/document.js'
import type { Finding } from '../contract/validators.js'
import { explainForms } from './explain-forms.js'
import { nearest } from './nearest.js'
import type { DataPath } from './yaml-file.js'

/** What people must know of the first fault in their data: where it is, and why. */
export interface Explained {
  path: DataPath
  reason: string
}

/** The most telling of several findings about one piece of data: the deepest, with the nearest known key where one is unknown. */
export const explainFindings = (findings: readonly Finding[], schema: unknown): Explained | undefined => {
  const depth = ({ pointer }: Finding) => pointer.split('/').length
  const isChoice = ({ rule }: Finding) => Number(rule === 'oneOf')
  const [finding] = [...findings].sort((a, b) => depth(b) - depth(a) || isChoice(b) - isChoice(a))
  if (!finding) return undefined
  const path = toPath(finding.pointer)
  if (finding.rule === 'oneOf') {
    const forms = (nodeAt(schema, path)?.['oneOf'] as Schema[] | undefined) ?? []
    return { path, reason: explainForms(forms) ?? finding.message }
  }
  if (finding.rule !== 'additionalProperties') return { path, reason: finding.message }
  const key = String(finding.params['additionalProperty'])
  const known = knownKeys(schema, path)
  const near = nearest(key, known)
  const hint = near
    ? `did you mean "${near}"?`
    : known.length > 0
      ? `known are ${known.join(', ')}`
      : 'nothing may stand here'
  return { path: [...path, key], reason: `unknown key "${key}"; ${hint}` }
}

const toPath = (pointer: string): DataPath =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))

/** The schema of a place; follows properties and items only. */
const nodeAt = (schema: unknown, path: DataPath): Schema | undefined => {
  let node = schema as Schema | undefined
  for (const part of path) {
    const inner = node?.['properties'] as Record<string, unknown> | undefined
    const next = typeof part === 'number' ? node?.['items'] : (inner?.[part] ?? node?.['additionalProperties'])
    node = next as Schema | undefined
  }
  return node
}

/** The property names that a schema has at a place. */
const knownKeys = (schema: unknown, path: DataPath): string[] =>
  Object.keys((nodeAt(schema, path)?.['properties'] as object | undefined) ?? {})
