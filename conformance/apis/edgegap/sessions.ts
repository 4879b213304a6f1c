import { jsonBody, type Answered } from '../../http/exchange.js'
import type { CallOptions, Stage } from '../../run/story.js'

/** An object of an answer; fields that are optional may be absent or null. */
export type Fields = Readonly<Record<string, unknown>>

/** A condition of a bulk stop. */
export interface Filter {
  field: string
  filter_type: string
  values: readonly string[]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

/** The object that an answer carries; an empty one where it carries none. */
export const bodyOf = ({ reply }: Answered): Fields => fieldsOf(jsonBody(reply))

/** Creates a session. Whatever is created, wanted or not, belongs to the run from then on. */
export const create = async (t: Stage, json: Fields, options?: CallOptions): Promise<Answered> =>
  adopting(t, await t.call('session-post', { json }, options))

/** Makes a session that an answer speaks of one of the run's. */
export const adopting = (t: Stage, answer: Answered): Answered => {
  const id = bodyOf(answer)['session_id']
  if (answer.reply.status < 300 && typeof id === 'string' && id !== '') t.adopt('session', id)
  return answer
}

const at = (id: string) => ({ path: { session_id: id } })

export const get = (t: Stage, id: string, options?: CallOptions): Promise<Answered> =>
  t.call('get-session', at(id), options)

export const remove = (t: Stage, id: string, options?: CallOptions): Promise<Answered> =>
  t.call('session-delete', at(id), options)

export const getUsers = (t: Stage, id: string, options?: CallOptions): Promise<Answered> =>
  t.call('get-users-session', at(id), options)

export const putUsers = (t: Stage, id: string, ips: readonly string[], options?: CallOptions): Promise<Answered> =>
  t.call('put-users-session', { ...at(id), json: { ip_list: ips } }, options)

export const removeUsers = (t: Stage, id: string, ips: readonly string[], options?: CallOptions): Promise<Answered> =>
  t.call('delete-users-session', { ...at(id), json: { ip_list: ips } }, options)

export const bulkStop = (t: Stage, filters: readonly Filter[], options?: CallOptions): Promise<Answered> =>
  t.call('sessions-bulk-stop', { json: { filters } }, options)

/** The filter that keeps a bulk stop to some sessions. */
export const named = (...ids: readonly string[]): Filter => ({ field: 'session_id', filter_type: 'any', values: ids })

/** The ids that a bulk stop says it will stop, sorted; undefined where it says none in the right form. */
export const processable = (answer: Answered): string[] | undefined => {
  const { processable: given } = bodyOf(answer)
  return answer.reply.status === 200 && Array.isArray(given)
    ? given.map((entry) => String(fieldsOf(entry)['session_id'])).sort()
    : undefined
}

/** The addresses of a list of users, sorted, since no order is promised. */
export const addressesOf = (users: unknown): string[] =>
  Array.isArray(users) ? users.map((user) => String(fieldsOf(user)['ip'])).sort() : []

/** The addresses in an answer of the users operations; undefined where it is no success. */
export const usersOf = (answer: Answered): string[] | undefined =>
  answer.reply.status === 200 ? addressesOf(bodyOf(answer)['session_users']) : undefined

/** Whether two lists of texts hold the same, in whatever order. */
export const same = (one: readonly string[] | undefined, other: readonly string[]): boolean =>
  one !== undefined && JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())

/** Whether a call is refused with one of some statuses, and says why. */
export const isRefusal = (answer: Answered, ...statuses: readonly number[]): boolean => {
  const { message } = bodyOf(answer)
  return statuses.includes(answer.reply.status) && typeof message === 'string' && message !== ''
}

/** `404 There is no such session.`, for messages. */
export const answerOf = (answer: Answered): string => {
  const { message } = bodyOf(answer)
  const text = typeof message === 'string' && answer.reply.status >= 400 ? message : answer.reply.body
  return `${answer.reply.status} ${text.slice(0, 100)}`.trim()
}
