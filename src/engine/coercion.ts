/**
 * How text becomes a typed value. The defaults are what OpenAPI clients send; a vendor whose framework reads more, or
 * less, replaces single entries.
 */
export interface Coercions {
  integer?: Coerce
  number?: Coerce
  boolean?: Coerce
  /** Strings by their `format`, e.g. `uuid`: for servers that normalise spellings. */
  formats?: Record<string, Coerce>
  /** An empty text stands for an absent value where the parameter is optional. Default false. */
  emptyIsAbsent?: boolean
}

/** The typed value, or undefined where the text is none. */
export type Coerce = (text: string) => unknown

export const DEFAULT_COERCIONS: Required<Pick<Coercions, 'integer' | 'number' | 'boolean'>> = {
  integer: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  number: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
}

/** The primitive types that a schema allows, its own and those of its alternatives. */
export const typesOf = (schema: Record<string, unknown>): string[] => {
  const own = schema['type']
  if (typeof own === 'string') return [own]
  if (Array.isArray(own)) return own as string[]
  const branches = [schema['anyOf'], schema['oneOf'], schema['allOf']].find(Array.isArray) as object[] | undefined
  return branches ? branches.flatMap((branch) => typesOf(branch as Record<string, unknown>)) : []
}

/** Reads a text by a schema's type; text that does not fit stays text, and validation names the fault. */
export const createCoerce = (schema: Record<string, unknown>, coercions: Coercions): Coerce => {
  const types = typesOf(schema)
  const format = schema['format'] as string | undefined
  const readers: Coerce[] = []
  for (const type of ['integer', 'number', 'boolean'] as const) {
    if (types.includes(type)) readers.push(coercions[type] ?? DEFAULT_COERCIONS[type])
  }
  const byFormat = format && coercions.formats?.[format]
  if (byFormat) readers.push(byFormat)
  return (text) => {
    for (const read of readers) {
      const value = read(text)
      if (value !== undefined) return value
    }
    return text
  }
}
