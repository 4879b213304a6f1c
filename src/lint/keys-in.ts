/** Adds the names of all fields in data, of any depth. */
export const keysIn = (data: unknown, names: Set<string>): void => {
  if (data === null || typeof data !== 'object') return
  for (const [key, value] of Object.entries(data)) {
    if (!Array.isArray(data)) names.add(key)
    keysIn(value, names)
  }
}
