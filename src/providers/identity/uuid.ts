/** UUIDs as the service's framework (pydantic 2) reads and refuses them. */

const PLAIN = /^[0-9a-f]{32}$/
const HYPHENATED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The text without braces or `urn:uuid:`, and how many characters stood in front of it. */
const unwrap = (text: string): { inner: string; offset: number } => {
  if (text.startsWith('{') && text.endsWith('}')) return { inner: text.slice(1, -1), offset: 1 }
  if (text.toLowerCase().startsWith('urn:uuid:')) return { inner: text.slice(9), offset: 9 }
  return { inner: text, offset: 0 }
}

/** The lower-case, hyphenated spelling of any accepted one; undefined where the text is no UUID. */
export const readUuid = (text: string): string | undefined => {
  const { inner } = unwrap(text)
  const lower = inner.toLowerCase()
  if (HYPHENATED.test(lower)) return lower
  if (!PLAIN.test(lower)) return undefined
  return [lower.slice(0, 8), lower.slice(8, 12), lower.slice(12, 16), lower.slice(16, 20), lower.slice(20)].join('-')
}

const GROUPS = [8, 4, 4, 4, 12]

/** Why a text is no UUID, in pydantic's words. */
export const uuidFault = (text: string): string => {
  const { inner, offset } = unwrap(text)
  const stray = /[^0-9a-fA-F-]/u.exec(inner)
  if (stray) return `invalid character: found \`${stray[0]}\` at ${stray.index + offset + 1}`
  const groups = inner.split('-')
  if (groups.length === 1) return `invalid length: expected length 32 for simple format, found ${inner.length}`
  if (groups.length !== GROUPS.length) return `invalid group count: expected 5, found ${groups.length}`
  const wrong = groups.findIndex((group, i) => group.length !== GROUPS[i])
  return `invalid group length in group ${wrong}: expected ${GROUPS[wrong]}, found ${groups[wrong]?.length ?? 0}`
}
