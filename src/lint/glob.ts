/** A file pattern as a regular expression: `*` within a folder, `**` over folders, `?`, `{a,b}`. */
export const globToRegExp = (pattern: string): RegExp => {
  const source = pattern
    .replace(/^\.\//, '')
    .replace(/\*\*\/|\*\*|[.+^$()|[\]\\?*{},]/g, (part) => PARTS[part] ?? `\\${part}`)
  return new RegExp(`^${source}$`)
}

const PARTS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
}

/** Whether a text is a pattern rather than the name of a file. */
export const isGlob = (text: string): boolean => /[*?{]/.test(text)
