/** A place in a body: keys, and `*` for each item of a list. */
export type Path = readonly string[]

/** Every place that a value has, items of lists once. */
export const placesIn = (value: unknown, path: Path = []): Path[] => {
  const found = new Map<string, Path>()
  const walk = (node: unknown, at: Path) => {
    if (at.length > 0) found.set(at.join('.'), at)
    if (Array.isArray(node)) for (const item of node) walk(item, [...at, '*'])
    else if (typeof node === 'object' && node !== null) {
      for (const [key, child] of Object.entries(node)) walk(child, [...at, key])
    }
  }
  walk(value, path)
  return [...found.values()]
}

/** Marks a value that is to be taken out. */
export const GONE = Symbol('gone')

/** A copy in which every value at the place has been replaced; `changed` says whether there was any that differs. */
export const replaceAt = (
  value: unknown,
  [key, ...rest]: Path,
  change: (value: unknown) => unknown,
): { value: unknown; changed: boolean } => {
  if (key === undefined) {
    const after = change(value)
    return { value: after, changed: after !== value }
  }
  if (Array.isArray(value) && key === '*') {
    const items = value.map((item: unknown) => replaceAt(item, rest, change))
    return {
      value: items.filter((item) => item.value !== GONE).map((item) => item.value),
      changed: items.some(({ changed }) => changed),
    }
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return { value, changed: false }
  const record = value as Record<string, unknown>
  const inner = replaceAt(record[key], rest, change)
  const entries = Object.entries(record).map(([name, old]) => [name, name === key ? inner.value : old] as const)
  return { value: Object.fromEntries(entries.filter(([, each]) => each !== GONE)), changed: inner.changed }
}

/** The values at a place. */
export const valuesAt = (value: unknown, path: Path): unknown[] => {
  const found: unknown[] = []
  replaceAt(value, path, (each) => {
    found.push(each)
    return each
  })
  return found
}
