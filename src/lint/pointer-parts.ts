/** The keys of a JSON Pointer as references carry it: `#`-less, `~` and percent escapes undone. */
export const parsePointer = (pointer: string): string[] =>
  pointer
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decode(part.replaceAll('~1', '/').replaceAll('~0', '~')))

/** A JSON Pointer of the engine's form (`#/a/b`). */
export const formatPointer = (path: readonly (string | number)[]): string =>
  `#/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
