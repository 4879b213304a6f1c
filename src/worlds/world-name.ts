const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/

/** The world of every request that names no other; it is there from the beginning to the end. */
export const DEFAULT_WORLD = 'default'

/** Why a text cannot name a world or a snapshot, as a sentence; undefined where it can. */
export const nameFault = (name: string, what: 'world' | 'snapshot' = 'world'): string | undefined => {
  if (NAME.test(name)) return undefined
  const lower = name.toLowerCase()
  if (NAME.test(lower)) return `Names are lower case: write "${lower}" for the ${what} "${name}"`
  return `"${name.slice(0, 80)}" cannot name a ${what}: use 1 to 64 of a-z, 0-9, ".", "_" and "-", a letter or digit first`
}
