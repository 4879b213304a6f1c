import { quote } from './parse-uint.js'

/** A percent sign without two hexadecimal digits, and what stands in their place. */
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})[^]{0,2}/

const fault = (pair: string): string | undefined => {
  if (pair.includes(';')) return 'invalid semicolon separator in query'
  const cut = pair.indexOf('=')
  const parts = cut < 0 ? [pair] : [pair.slice(0, cut), pair.slice(cut + 1)]
  const found = parts.map((part) => BAD_ESCAPE.exec(part)?.[0]).find((text) => text !== undefined)
  return found === undefined ? undefined : `invalid URL escape ${quote(found)}`
}

/**
 * Why a query cannot be read at all, in the words of Go's `net/url`; undefined where it can. That a semicolon is one of the
 * reasons is inferred, like the answer to a broken escape: the gateway hands on what that library says.
 */
export const queryFault = (queryText: string): string | undefined =>
  queryText
    .split('&')
    .map(fault)
    .find((text) => text !== undefined)
