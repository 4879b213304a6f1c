import type { SchemaAt } from './contract.js'
import type { Document, Schema } from './document.js'
import { follow, joinPointer } from './pointer.js'

/** The fields that a schema names, at every depth; those of all its branches together. */
export interface FieldTree {
  readonly fields: ReadonlyMap<string, FieldTree>
  /** What stands in a list. */
  readonly items: FieldTree | undefined
  /** True where fields of any other name may stand too. */
  readonly open: boolean
  /** Where the schema stands in the document. */
  readonly pointer: string
}

/** Nobody looks deeper than this. */
const DEEPEST = 10
const MOST = 2000

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const

interface Growing {
  fields: Map<string, Growing>
  items: Growing | undefined
  open: boolean
  pointer: string
}

export const fieldTree = (document: Document, { schema, pointer }: SchemaAt): FieldTree => {
  let made = 0
  // schemas that contain themselves are followed once
  const within = new Set<string>()
  const grow = (given: Schema | undefined, at: string, into: Growing, depth: number): void => {
    if (given === null || typeof given !== 'object' || depth > DEEPEST || ++made > MOST) return
    const found = follow<Schema>(document, given, at)
    if (within.has(found.pointer)) return
    within.add(found.pointer)
    fill(found.value, found.pointer, into, depth)
    within.delete(found.pointer)
  }
  const fill = (node: Schema, at: string, into: Growing, depth: number): void => {
    if (into.pointer === '') into.pointer = at
    for (const [name, property] of Object.entries((node['properties'] ?? {}) as Record<string, Schema>)) {
      const field = into.fields.get(name) ?? newNode()
      into.fields.set(name, field)
      grow(property, `${at}${joinPointer('properties', name)}`, field, depth + 1)
    }
    if (isOpen(node)) into.open = true
    if (node['items'] !== undefined) {
      into.items ??= newNode()
      grow(node['items'] as Schema, `${at}/items`, into.items, depth + 1)
    }
    for (const key of BRANCHES) {
      for (const [i, branch] of ((node[key] ?? []) as Schema[]).entries())
        grow(branch, `${at}/${key}/${i}`, into, depth + 1)
    }
  }
  const root = newNode()
  grow(schema, pointer, root, 0)
  return root
}

const newNode = (): Growing => ({ fields: new Map(), items: undefined, open: false, pointer: '' })

const isOpen = (node: Schema): boolean => {
  const more = node['additionalProperties'] ?? node['unevaluatedProperties']
  return 'patternProperties' in node || more === true || (typeof more === 'object' && more !== null)
}

/** Whether fields may stand here that are not named: also where nothing is named at all. */
export const takesAnything = ({ fields, open }: FieldTree): boolean => open || fields.size === 0
