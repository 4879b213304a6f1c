import { jsonBody, type Answered, type Reply } from '../../http/exchange.js'
import type { CallOptions, Stage } from '../../run/story.js'
import type { Session } from './people.js'

export const INVALIDATE = 'admin_users_session_invalidate'
export const RESET = 'admin_users_session_reset'

/** A field of a form; left out where undefined. */
export type Form = Readonly<Record<string, string | undefined>>

/**
 * The arguments that name a session. Today's servers know its user besides, and some of them insist on it, which the
 * page does not have.
 */
export const naming = (t: Stage, { id, team, userId }: Session): Record<string, string> => ({
  session_id: id,
  team_id: team,
  ...(t.target.profile === 'live' && userId !== undefined ? { user_id: userId } : {}),
})

/** Ends a session. */
export const invalidate = (t: Stage, session: Session, options?: CallOptions): Promise<Answered> =>
  t.call(INVALIDATE, { form: naming(t, session) }, options)

/** Ends the sessions of a user. */
export const reset = (t: Stage, userId: string, flags: Form = {}, options?: CallOptions): Promise<Answered> =>
  t.call(RESET, { form: { user_id: userId, ...flags } }, options)

export interface Envelope {
  ok?: unknown
  error?: unknown
  needed?: unknown
  provided?: unknown
  warning?: unknown
  req_method?: unknown
  response_metadata?: { messages?: unknown } | null
}

export const envelopeOf = (reply: Reply): Envelope => (jsonBody(reply) ?? {}) as Envelope

export const isOk = ({ reply }: Answered): boolean => reply.status === 200 && envelopeOf(reply).ok === true

/** Whether an answer is a refusal with one of the codes, or with any. */
export const isRefusal = ({ reply }: Answered, ...codes: readonly string[]): boolean => {
  const { ok, error } = envelopeOf(reply)
  return reply.status === 200 && ok === false && (codes.length === 0 || codes.includes(String(error)))
}

/** `200 ok` or `200 session_not_found`, or what stands in its place. */
export const answerOf = ({ reply }: Answered): string => {
  const { ok, error } = envelopeOf(reply)
  const said = ok === true ? 'ok' : ok === false ? String(error) : reply.body.slice(0, 80)
  return `${reply.status} ${said === '' ? '(empty)' : said}`
}
