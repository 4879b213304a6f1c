import type { HeaderLines } from '../http/exchange.js'

/** Headers that belong to one connection and are not handed on (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Pairs out of node's flat list. */
export const pairs = (raw: readonly string[]): HeaderLines =>
  Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i]!, raw[2 * i + 1]!] as const)

/** The headers that are handed on, without those that a `Connection` header names and the ones left out by the caller. */
export const handedOn = (lines: HeaderLines, ...leftOut: readonly string[]): HeaderLines => {
  const named = lines
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((token) => token.trim().toLowerCase()))
  const out = new Set([...HOP_BY_HOP, ...named, ...leftOut])
  return lines.filter(([name]) => !out.has(name.toLowerCase()))
}

/** Content encodings that the answer can be read in. */
const READABLE = /^(gzip|x-gzip|deflate|br|identity|\*)\b/i

/** Asks for answers in encodings only that the proxy can read too. */
export const readable = (lines: HeaderLines): HeaderLines =>
  lines.map(([name, value]) => {
    if (name.toLowerCase() !== 'accept-encoding') return [name, value] as const
    const kept = value.split(',').filter((each) => READABLE.test(each.trim()))
    // "*" would bring back what was left out
    return [name, kept.map((each) => each.trim().replace(/^\*/, 'identity')).join(', ') || 'identity'] as const
  })
