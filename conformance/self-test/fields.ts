import type { Document, Schema } from '../contract/document.js'
import { resolve } from '../contract/pointer.js'

/** A documented field of an answer, with its schemas merged as far as a fault needs them. */
export interface Field {
  /** Names from the root; `*` stands for every item of a list. */
  path: readonly string[]
  required: boolean
  types: readonly string[]
  values: readonly unknown[]
  format: string | undefined
}

/** Fields of deeper nesting break in the same ways. */
const DEEPEST = 4

/** Every documented field below a schema. */
export const fieldsOf = (document: Document, schema: Schema, path: readonly string[] = []): Field[] => {
  if (path.length > DEEPEST) return []
  const { value } = resolve<Schema>(document, schema, '')
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (value[key] as Schema[] | undefined) ?? [])
  const required = (value['required'] as string[] | undefined) ?? []
  const items = value['items'] as Schema | undefined
  const properties = Object.entries((value['properties'] as Record<string, Schema> | undefined) ?? {})
  const found = [
    ...properties.flatMap(([name, inner]) => [
      fieldOf(document, inner, [...path, name], required.includes(name)),
      ...fieldsOf(document, inner, [...path, name]),
    ]),
    ...branches.flatMap((branch) => fieldsOf(document, branch, path)),
    ...(items ? fieldsOf(document, items, [...path, '*']) : []),
  ]
  const seen = new Set<string>()
  return found.filter(({ path: at }) => !seen.has(at.join('/')) && seen.add(at.join('/')))
}

const fieldOf = (document: Document, schema: Schema, path: readonly string[], required: boolean): Field => {
  const { value } = resolve<Schema>(document, schema, '')
  return {
    path,
    required,
    types: [value['type'] ?? []].flat() as string[],
    values: (value['enum'] as unknown[] | undefined) ?? [],
    format: value['format'] as string | undefined,
  }
}

/** A copy with every value at the path changed; undefined where there is none. `change` answering undefined removes. */
export const changeAt = (
  root: unknown,
  path: readonly string[],
  change: (value: unknown) => unknown,
): { value: unknown } | undefined => {
  const copy = structuredClone(root)
  return visit(copy, path, change) ? { value: copy } : undefined
}

const visit = (node: unknown, [name, ...rest]: readonly string[], change: (value: unknown) => unknown): boolean => {
  if (name === undefined || typeof node !== 'object' || node === null) return false
  if (name === '*')
    return Array.isArray(node) && node.map((item) => visit(item, rest, change)).some((changed) => changed)
  const holder = node as Record<string, unknown>
  if (!Object.hasOwn(holder, name)) return false
  if (rest.length > 0) return visit(holder[name], rest, change)
  const next = change(holder[name])
  if (next === undefined) Reflect.deleteProperty(holder, name)
  else holder[name] = next
  return true
}
