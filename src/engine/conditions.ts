import type { Condition, Row } from './store.js'

/** Whether a row passes every condition. */
export const matches = <R extends Row>(row: R, conditions: readonly Condition<R>[]): boolean =>
  conditions.every((condition) =>
    passes(row as Record<string, unknown>, condition as Condition<Record<string, unknown>>),
  )

const passes = (row: Record<string, unknown>, condition: Condition<Record<string, unknown>>): boolean => {
  if ('any' in condition) return condition.any.some((one) => passes(row, one))
  const mine = row[condition.field] ?? null
  const { is, value } = condition
  if (is === '=') return mine === (value ?? null)
  if (is === '!=') return mine !== (value ?? null)
  if (is === 'in') return value.includes(mine)
  if (mine === null || typeof mine !== typeof value) return false
  const order = compare(mine, value)
  return is === '<' ? order < 0 : is === '<=' ? order <= 0 : is === '>' ? order > 0 : order >= 0
}

const compare = (a: unknown, b: unknown): number => {
  if (a === b) return 0
  if (a === null || a === undefined) return -1
  if (b === null || b === undefined) return 1
  return (a as string) < (b as string) ? -1 : 1
}

/** A comparator over rows: texts by code unit, numbers by size, absent values first. */
export const byFields =
  <R extends Row>(order: readonly { field: keyof R & string; descending?: boolean }[]) =>
  (a: R, b: R): number => {
    for (const { field, descending } of order) {
      const difference = compare(a[field], b[field])
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  }
