import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { HttpRequest } from '../engine/http.js'

/** What a caller of the control plane shows where a mock can be reached from other machines. */
export const TOKEN_HEADER = 'x-facsimile-token'
export const TOKEN_COOKIE = 'facsimile_token'

export const makeToken = (): string => randomBytes(24).toString('base64url')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

/** The tokens that a request shows: as bearer, in the header of our own, and in the console's cookie. */
export const shownTokens = ({ headers }: Pick<HttpRequest, 'headers'>): string[] => {
  const { authorization, cookie } = headers
  const bearer = authorization === undefined ? undefined : /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
  const fromCookie = cookie
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${TOKEN_COOKIE}=`))
    ?.slice(TOKEN_COOKIE.length + 1)
  return [bearer, headers[TOKEN_HEADER], fromCookie].filter((text) => text !== undefined)
}

/** The request without the token, for whatever records it. */
export const withoutToken = (request: HttpRequest): HttpRequest => {
  const { authorization, [TOKEN_HEADER]: own, cookie, ...headers } = request.headers
  const shows = (authorization ?? own ?? cookie) !== undefined || request.target.includes('token=')
  if (!shows) return request
  const kept = cookie?.split(';').filter((pair) => !pair.trim().startsWith(`${TOKEN_COOKIE}=`))
  const target = request.target.replace(/([?&]token=)[^&#]*/g, '$1***')
  return { ...request, target, headers: { ...headers, ...(kept?.length ? { cookie: kept.join(';').trim() } : {}) } }
}
