import type { CallOptions, Stage } from '../../run/story.js'
import type { Answered } from '../../http/exchange.js'
import { jsonBody, type Reply } from '../../http/exchange.js'

/** The two flags; left out where undefined. */
export interface Flags {
  oauthTokens?: boolean
  forgetDevices?: boolean
}

/** Revokes the sessions of a user. */
export const revoke = (t: Stage, userId: string, flags: Flags = {}, options?: CallOptions): Promise<Answered> =>
  t.call('revokeUserSessions', { path: { userId }, query: { ...flags } }, options)

export interface OktaError {
  errorCode?: unknown
  errorSummary?: unknown
  errorLink?: unknown
  errorId?: unknown
  errorCauses?: unknown
}

export const errorOf = (reply: Reply): OktaError => (jsonBody(reply) ?? {}) as OktaError

/** Whether a body is an `Error` of Okta, as far as all of them agree. */
export const isOktaError = (reply: Reply): boolean => /^E\d{7}$/.test(String(errorOf(reply).errorCode))

/** `403 E0000006`, or what stands in its place. */
export const answerOf = ({ reply }: Answered): string =>
  `${reply.status} ${reply.body === '' ? '(empty)' : String(errorOf(reply).errorCode ?? reply.body.slice(0, 80))}`

/** `?oauthTokens=true`, for messages. */
export const showFlags = (flags: Flags): string => {
  const set = Object.entries(flags).map(([name, value]) => `${name}=${value}`)
  return set.length === 0 ? 'without flags' : `with ${set.join('&')}`
}
