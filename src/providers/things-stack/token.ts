import type { HttpRequest } from '../../engine/http.js'

/** The first part of a token says what it is: base32 of a short name (`pkg/auth/auth.go`). */
const PREFIXES = {
  api_key: 'NNSXS',
  access_token: 'MFRWG',
  session: 'ONZW4',
  refresh_token: 'OJSWM',
  authorization_code: 'MF2XI',
} as const

export type TokenKind = keyof typeof PREFIXES

export interface Token {
  kind: TokenKind
  id: string
  secret: string
}

/** What a request says of its sender. */
export type Presented = Token | { kind: 'nobody' } | { kind: 'malformed' } | { kind: 'unsupported' }

/** IDs and secrets of API keys and access tokens are base32 of these lengths, without padding. */
export const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
export const ID_LENGTH = 39
export const SECRET_LENGTH = 52

export const tokenText = ({ kind, id, secret }: Token): string => `${PREFIXES[kind]}.${id}.${secret}`

export const bearer = (token: Token): { authorization: string } => ({ authorization: `Bearer ${tokenText(token)}` })

const readToken = (text: string): Token | { kind: 'malformed' } => {
  const [prefix, id, secret, ...rest] = text.split('.')
  const found = Object.entries(PREFIXES).find(([, known]) => known === prefix)
  if (!found || id === undefined || secret === undefined || rest.length > 0) return { kind: 'malformed' }
  return { kind: found[0] as TokenKind, id, secret }
}

/**
 * The session token behind the cookie `_session`. The servers sign and encrypt it; here it is the token as it is. A cookie
 * that cannot be read counts as none.
 */
const readCookie = (cookies: string): Presented => {
  const pairs = cookies.split(';').map((pair) => pair.trim())
  const text = pairs.find((pair) => pair.startsWith('_session='))?.slice('_session='.length)
  const token = text === undefined ? undefined : readToken(text)
  return token?.kind === 'session' ? token : { kind: 'nobody' }
}

/**
 * Cuts an `Authorization` header at its first blank, as `pkg/rpcmetadata` does: without one, such as a token without
 * `Bearer`, it says nothing. A cookie counts only where there is no such header.
 */
export const presented = ({ headers }: HttpRequest): Presented => {
  const header = headers['authorization'] ?? ''
  if (header === '') return readCookie(headers['cookie'] ?? '')
  const cut = header.indexOf(' ')
  if (cut < 0) return { kind: 'nobody' }
  return header.slice(0, cut).toLowerCase() === 'bearer' ? readToken(header.slice(cut + 1)) : { kind: 'unsupported' }
}
