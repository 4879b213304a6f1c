/** The method name that generators make of an operationId: `get-session`, `get_session` and `getSession` are one. */
export const nameOf = (id: string): string => {
  const [first = '', ...rest] = id.split(/[^A-Za-z0-9]+/).filter((part) => part !== '')
  return `${first[0]?.toLowerCase() ?? ''}${first.slice(1)}${rest.map((part) => part[0]!.toUpperCase() + part.slice(1)).join('')}`
}

/** Words that no method may be called in JavaScript, Java, Kotlin, C#, Python or Go. */
export const RESERVED: ReadonlySet<string> = new Set(
  (
    'abstract assert break case catch class const continue default defer delete do else enum export extends false final ' +
    'finally for func function go if implements import in interface is lambda map native new nonlocal not null object or ' +
    'package pass private protected public raise range return select static struct super switch this throw throws true ' +
    'try type typeof val var void volatile when while with yield'
  ).split(' '),
)
