import { takesAnything, type FieldTree } from '../contract/field-tree.js'

/** How often each documented field was there, at every depth. */
export interface FieldCounts {
  count: number
  /** The exchange that was counted last: a field counts once in each. */
  last: number
  readonly fields: ReadonlyMap<string, FieldCounts>
  readonly items: FieldCounts | undefined
  /** Whether other names are nothing to speak of here. */
  readonly open: boolean
}

/** Of a list so many items are looked at. */
const ITEMS = 20

export const newFieldCounts = (tree: FieldTree): FieldCounts => ({
  count: 0,
  last: 0,
  fields: new Map([...tree.fields].map(([name, field]) => [name, newFieldCounts(field)])),
  items: tree.items && newFieldCounts(tree.items),
  open: takesAnything(tree),
})

/**
 * Counts the fields of a body.
 * @param exchange a number of its own for each exchange, from 1.
 * @param unknown told of fields that are not documented, by their place: `users[].ip`.
 */
export const countFields = (
  value: unknown,
  counts: FieldCounts,
  exchange: number,
  unknown?: (field: string) => void,
  at = '',
): void => {
  if (value === null || typeof value !== 'object') return
  if (Array.isArray(value)) {
    if (!counts.items) return
    const most = Math.min(value.length, ITEMS)
    for (let i = 0; i < most; i++) countFields(value[i], counts.items, exchange, unknown, unknown && `${at}[]`)
    return
  }
  for (const name in value) {
    const field = counts.fields.get(name)
    if (!field) {
      if (!counts.open) unknown?.(join(at, name))
      continue
    }
    if (field.last !== exchange) {
      field.last = exchange
      field.count += 1
    }
    const inner = (value as Record<string, unknown>)[name]
    if (typeof inner === 'object') countFields(inner, field, exchange, unknown, unknown && join(at, name))
  }
}

const join = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`)

/** The fields by their places, in the order of the contract: `users[].ip`. */
export const listFields = (counts: FieldCounts, at = ''): { field: string; count: number }[] =>
  [...counts.fields].flatMap(([name, field]) => [
    { field: join(at, name), count: field.count },
    ...listFields(field, join(at, name)),
    ...(field.items ? listFields(field.items, `${join(at, name)}[]`) : []),
  ])

/** The same of a body that may be a list itself. */
export const listAllFields = (counts: FieldCounts): { field: string; count: number }[] => [
  ...listFields(counts),
  ...(counts.items ? listFields(counts.items, '[]') : []),
]
