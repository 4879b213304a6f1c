import type { HttpRequest } from '../../engine/http.js'
import type { Query } from '../../engine/query.js'
import { JSON_TYPE, postType } from './post-type.js'

/** What stands behind `Bearer`; one of the generated clients puts a space after it. */
const bearer = (authorization: string | undefined): string | undefined =>
  /^bearer\s+(\S.*)$/is.exec(authorization?.trim() ?? '')?.[1]

const field = (body: unknown): string | undefined => {
  const token: unknown = body !== null && typeof body === 'object' && 'token' in body ? body.token : undefined
  return typeof token === 'string' ? token : undefined
}

/**
 * The token of a request: the first of its places that is not empty. Their order is inferred. With a JSON body only
 * headers count: Slack's page on posting JSON rules out the query string and an attribute.
 * @param body the arguments as far as they have been read.
 */
export const readToken = (request: HttpRequest, query: Query, body: unknown): string | undefined => {
  const { authorization, token } = request.headers
  const places = [bearer(authorization), token]
  if (postType(request) !== JSON_TYPE) places.push(field(body), query.get('token')?.at(-1))
  return places.map((text) => text?.trim()).find((text) => text)
}
