// @ts-check
/** What this browser remembers for the console; storage may be forbidden, and then nothing is kept. @param {string} name */
export const kept = (name) => {
  try {
    return localStorage.getItem(`facsimile-${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** @param {string} name @param {string | undefined} value undefined forgets it */
export const keep = (name, value) => {
  try {
    if (value === undefined) localStorage.removeItem(`facsimile-${name}`)
    else localStorage.setItem(`facsimile-${name}`, value)
  } catch {
    // the choice then holds for this page
  }
}
