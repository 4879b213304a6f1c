import { jsonBody, type Answered, type Reply } from '../../http/exchange.js'
import type { CallValues } from '../../http/build-request.js'
import type { CallOptions, Stage } from '../../run/story.js'

/** A session as the service shows it; what is optional may be absent or null. */
export interface Session {
  id?: unknown
  user_id?: unknown
  is_expired?: unknown
  [field: string]: unknown
}

export const get = (t: Stage, id: string, options?: CallOptions): Promise<Answered> =>
  t.call('get_session', { path: { session_id: id } }, options)

export const list = (t: Stage, user: string, options?: CallOptions): Promise<Answered> =>
  t.call('get_user_sessions', { path: { user_id: user } }, options)

export const remove = (
  t: Stage,
  id: string,
  headers: CallValues['headers'] = {},
  options?: CallOptions,
): Promise<Answered> => t.call('delete_session', { path: { session_id: id }, headers }, options)

export const sessionOf = ({ reply }: Answered): Session => {
  const body = jsonBody(reply)
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Session) : {}
}

export const sessionsOf = ({ reply }: Answered): Session[] => {
  const body = jsonBody(reply)
  return Array.isArray(body) ? body.filter((item): item is Session => typeof item === 'object' && item !== null) : []
}

/** Ids are the same in either case of their letters. */
export const sameId = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase()

export const has = (sessions: readonly Session[], id: string): boolean =>
  sessions.some((session) => sameId(session.id, id))

/** Whether a body is the refusal of something that is not there: a text under `detail`. */
export const isPlainRefusal = (reply: Reply): boolean =>
  typeof ((jsonBody(reply) ?? {}) as { detail?: unknown }).detail === 'string'

/** The places that a 422 blames, as `path session_id`, in lower case; undefined where it is not in the right form. */
export const blamed = (reply: Reply): string[] | undefined => {
  const { detail } = (jsonBody(reply) ?? {}) as { detail?: unknown }
  if (!Array.isArray(detail) || detail.length === 0) return undefined
  const places = detail.map((item: unknown) => {
    const { loc, msg, type } = (item ?? {}) as { loc?: unknown; msg?: unknown; type?: unknown }
    return Array.isArray(loc) && typeof msg === 'string' && typeof type === 'string'
      ? loc.join(' ').toLowerCase()
      : undefined
  })
  return places.every((place) => place !== undefined) ? places : undefined
}

/** A time that names no zone is one in UTC, as such services write it. */
export const utc = (time: unknown): number => {
  const text = String(time)
  return Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
}
