// @ts-check
/**
 * Where in the page we are: `#/faults/f1?api=okta` is the view `faults`, the rest `['f1']` and the query.
 * @typedef {{ view: string, rest: string[], query: URLSearchParams }} Route
 */

/** @param {string} hash @returns {Route} */
export const readRoute = (hash) => {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [view = '', ...rest] = path.split('/').map(decode)
  return { view, rest, query: new URLSearchParams(query) }
}

/** @param {string} part */
const decode = (part) => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** @param {string[]} parts @param {Record<string, string | undefined>} [query] */
export const hashOf = (parts, query = {}) => {
  const given = Object.entries(query).filter((entry) => entry[1] !== undefined && entry[1] !== '')
  const text = new URLSearchParams(/** @type {[string, string][]} */ (given)).toString()
  return `#/${parts.map(encodeURIComponent).join('/')}${text ? `?${text}` : ''}`
}
