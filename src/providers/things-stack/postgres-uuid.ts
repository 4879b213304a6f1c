/** Thirty-two digits, with a hyphen or none after each group of four. */
const DIGITS = /^[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}$/

/** A session id as PostgreSQL reads the text of a UUID: lower case with hyphens. Undefined where it is none. */
export const readUuid = (text: string): string | undefined => {
  const lower = text.toLowerCase()
  const bare = lower.startsWith('{') && lower.endsWith('}') ? lower.slice(1, -1) : lower
  if (!DIGITS.test(bare)) return undefined
  return bare.replaceAll('-', '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
