import { isUuid } from './sessions.js'

/** Less than 0 where the first comes first. */
export type IdOrder = (a: string, b: string) => number

const byText: IdOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const collated = (options: Intl.CollatorOptions): IdOrder => {
  const { compare } = new Intl.Collator('en', options)
  return (a, b) => compare(a, b) || byText(a, b)
}

/** How databases order what is no UUID: by bytes, by letters whatever their case, or as numbers. */
const ORDERS: readonly IdOrder[] = [
  byText,
  (a, b) => byText(a.toLowerCase(), b.toLowerCase()) || byText(a, b),
  collated({}),
  collated({ ignorePunctuation: true }),
  (a, b) => a.length - b.length || byText(a, b),
  collated({ numeric: true }),
]

/** The order that listed IDs are in; the one of their bytes where they are in none, and always for UUIDs. */
export const idOrderOf = (ids: readonly string[]): IdOrder => {
  if (ids.every(isUuid)) return byText
  return ORDERS.find((order) => ids.every((id, i) => i === 0 || order(ids[i - 1]!, id) < 0)) ?? byText
}
