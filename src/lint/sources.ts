import { atPointer } from '../contract/pointer.js'
import type { Document } from '../contract/document.js'
import { nearest } from '../input/nearest.js'

type Path = (string | number)[]
type Visit = (node: Readonly<Record<string, unknown>>, path: Path, covered: boolean) => void

/** Visits every object, told whether it or something around it names a source. */
const walk = (node: unknown, path: Path, covered: boolean, visit: Visit): void => {
  if (node === null || typeof node !== 'object') return
  const here = covered || 'x-source' in node
  if (!Array.isArray(node)) visit(node as Readonly<Record<string, unknown>>, path, here)
  for (const [key, value] of Object.entries(node))
    walk(value, [...path, Array.isArray(node) ? Number(key) : key], here, visit)
}

/** `x-source` values that begin with neither a key of `info.x-sources` nor `inferred`. */
export const wrongSource = (root: Document, keys: readonly string[]): { path: Path; message: string }[] => {
  const found: { path: Path; message: string }[] = []
  walk(root, [], false, (node, path) => {
    const text = node['x-source']
    if (text === undefined) return
    const [first = ''] = /^[\w-]*/.exec(String(text)) ?? []
    if (typeof text === 'string' && (first === 'inferred' || keys.includes(first))) return
    const near = nearest(first, [...keys, 'inferred'])
    const hint = near ? `; did you mean "${near}"?` : `; known are ${keys.join(', ')} and inferred`
    found.push({ path: [...path, 'x-source'], message: `"${first}" is none of the sources in info.x-sources${hint}` })
  })
  return found
}

/** What no page of a vendor states, and that yet names no source: refusals, headers, credentials, other profiles. */
export const unsourced = (root: Document): { path: Path; what: string }[] => {
  const found: { path: Path; what: string }[] = []
  walk(root, [], false, (node, path, covered) => {
    const what = whatNeedsSource(node, path)
    if (what && !covered && !namesSource(root, node, new Set())) found.push({ path, what })
  })
  return found
}

const whatNeedsSource = (node: Readonly<Record<string, unknown>>, path: Path): string | undefined => {
  const [name, parent, above] = [path.at(-1), path.at(-2), path.at(-3)]
  if (node['x-profile'] !== undefined) return `What stands in the profile "${String(node['x-profile'])}" alone`
  if (parent === 'x-profiles') return `The profile "${name}"`
  if (parent === 'x-faults') return `The fault ${name}`
  if (above === 'x-unmatched') return `The answer ${name} where no ${parent} matches`
  if (parent === 'responses' && /^[45]/.test(String(name))) return `The refusal ${name}`
  if (parent === 'headers') return `The header "${name}"`
  if (parent === 'securitySchemes') return `The security scheme "${name}"`
  return undefined
}

const namesSource = (root: Document, node: unknown, seen: Set<string>): boolean => {
  if (node === null || typeof node !== 'object') return false
  if ('x-source' in node) return true
  const { $ref } = node as { $ref?: unknown }
  if (typeof $ref === 'string' && $ref.startsWith('#') && !seen.has($ref)) {
    seen.add($ref)
    if (namesSource(root, atPointer(root, $ref.slice(1)), seen)) return true
  }
  return Object.values(node).some((value) => namesSource(root, value, seen))
}
