/** The known name that a mistyped one was probably meant to be, or undefined where none is near. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  let best: string | undefined
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** ` Did you mean "x"?`, or what there is to choose from. */
export const suggestion = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known)
  return near ? `did you mean "${near}"?` : `known are ${known.join(', ')}`
}

/** Levenshtein distance. */
export const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}
