/** One preference of a `Prefer` header; the value is empty where none is given. */
export interface Preference {
  name: string
  value: string
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"'
/** `name`, `name=value` or `name="value"`; parameters behind it say nothing here. */
const PREFERENCE = new RegExp(`^\\s*(${TOKEN})(?:\\s*=\\s*(${TOKEN}|${QUOTED})?)?\\s*(?:;.*)?$`, 's')

/** No header that means something is longer. */
const LONGEST = 8192

/** Cuts at commas outside of quotes. */
const parts = (header: string): string[] => header.match(/(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g) ?? []

const unquote = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text)

/**
 * Reads a `Prefer` header (RFC 7240 section 2), several headers joined by commas. Of a preference that is given twice the
 * first counts; what cannot be read is left out, as the RFC has it for what a server does not know.
 */
export const parsePrefer = (header: string): Preference[] => {
  const found = new Map<string, Preference>()
  for (const part of parts(header.slice(0, LONGEST))) {
    const match = PREFERENCE.exec(part)
    if (!match) continue
    const name = match[1]!.toLowerCase()
    if (!found.has(name)) found.set(name, { name, value: unquote(match[2] ?? '') })
  }
  return [...found.values()]
}
