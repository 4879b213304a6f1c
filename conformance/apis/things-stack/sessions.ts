import type { CallValues } from '../../http/build-request.js'
import { headerValue, jsonBody, type Answered } from '../../http/exchange.js'
import type { CallOptions, Stage } from '../../run/story.js'
import type { Person } from './people.js'

/** A session as List shows it. */
export interface Session {
  user_ids?: { user_id?: unknown; email?: unknown } | null
  session_id?: unknown
  created_at?: unknown
  updated_at?: unknown
  expires_at?: unknown
}

/** One answer of List. */
export interface Listed {
  answer: Answered
  sessions: Session[]
  /** IDs in the order they came, as `plainId` has them. */
  ids: string[]
  /** X-Total-Count; undefined where it was not sent. */
  total: number | undefined
}

type Query = NonNullable<CallValues['query']>

export const list = async (t: Stage, who: Person, query: Query = {}, options: CallOptions = {}): Promise<Listed> =>
  read(
    await t.call(
      'UserSessionRegistry_List',
      { path: { 'user_ids.user_id': who.id }, query },
      { as: who.as, ...options },
    ),
  )

/** Lists all that a story has to know, in one page; ends it as untested where that is refused. */
export const look = async (t: Stage, who: Person, query: Query = { limit: 1000 }): Promise<Listed> => {
  const listed = await list(t, who, query)
  t.require(
    listed.answer.reply.status === 200,
    `the sessions of ${who.id} cannot be listed: ${listed.answer.reply.status}`,
  )
  return listed
}

export const remove = (
  t: Stage,
  who: Person,
  id: string,
  options: CallOptions = {},
  query: Query = {},
): Promise<Answered> =>
  t.call(
    'UserSessionRegistry_Delete',
    { path: { 'user_ids.user_id': who.id, session_id: id }, query },
    { as: who.as, ...options },
  )

const read = (answer: Answered): Listed => {
  const { sessions } = (jsonBody(answer.reply) ?? {}) as { sessions?: unknown }
  // what is no session at all is the passive checks' finding
  const found = (Array.isArray(sessions) ? sessions : []).map((each): Session => (isObject(each) ? each : {}))
  const total = headerValue(answer.reply.headers, 'x-total-count')
  return {
    answer,
    sessions: found,
    ids: found.map((session) => idOf(session)),
    total: total === undefined ? undefined : Number(total),
  }
}

const isObject = (value: unknown): value is Session => typeof value === 'object' && value !== null

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const isUuid = (id: string): boolean => UUID.test(id)

/** For comparing: UUIDs are the same in either case of their letters, other IDs are not. Calls name an ID as it came. */
export const plainId = (id: unknown): string => (isUuid(String(id)) ? String(id).toLowerCase() : String(id))

const idOf = (session: Session | null): string => plainId(session?.session_id)

export const has = ({ ids }: Listed, id: string): boolean => ids.includes(plainId(id))

/** Whether two answers have the same sessions in the same order. */
export const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i])

const OFFSET = /(?:z|([+-])(\d{2}):(\d{2}))$/i

/**
 * A time as text whose order is the order of the times, whatever the number of digits and the offset: RFC 3339 allows any,
 * and so do readers of Protocol Buffers in JSON. Other texts stay as they are.
 */
export const comparableTime = (time: unknown): string => {
  const text = String(time)
  const [offset, sign, hours, minutes] = OFFSET.exec(text) ?? []
  const [, start = '', fraction = ''] =
    /^(.{10}T.{8})(?:\.(\d{1,9}))?$/i.exec(text.slice(0, -(offset ?? '').length)) ?? []
  const at = Date.parse(`${start}Z`)
  if (offset === undefined || Number.isNaN(at)) return text
  const away = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return new Date(at - away).toISOString().replace('000Z', `${fraction.padEnd(9, '0')}Z`)
}
