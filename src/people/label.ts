/** What a session is told by: the parts that are known, or that it is one. */
export const label = (...parts: (string | null | undefined)[]): string => {
  const known = parts.filter((part) => part !== null && part !== undefined && part !== '')
  return known.length === 0 ? 'A session' : known.join(', ')
}
