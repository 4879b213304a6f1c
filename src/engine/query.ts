/** A query string's parameters in the order sent; a name that came several times has several values. */
export type Query = ReadonlyMap<string, readonly string[]>

/** Percent-decoding; undefined where the text has a broken escape or is no UTF-8. */
export const percentDecode = (text: string): string | undefined => {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Reads `application/x-www-form-urlencoded` text: a broken escape stays as it was sent, as browsers and servers do. */
export const parseQuery = (text: string): Query => {
  const query = new Map<string, string[]>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const cut = pair.indexOf('=')
    const name = formDecode(cut < 0 ? pair : pair.slice(0, cut))
    const value = cut < 0 ? '' : formDecode(pair.slice(cut + 1))
    const values = query.get(name)
    if (values) values.push(value)
    else query.set(name, [value])
  }
  return query
}

const formDecode = (text: string): string => {
  const spaced = text.replaceAll('+', ' ')
  return percentDecode(spaced) ?? spaced
}

/** The path and the query text of a request target. */
export const splitTarget = (target: string): { path: string; queryText: string } => {
  const bare = target.split('#', 1)[0]!
  const cut = bare.indexOf('?')
  return cut < 0 ? { path: bare, queryText: '' } : { path: bare.slice(0, cut), queryText: bare.slice(cut + 1) }
}
