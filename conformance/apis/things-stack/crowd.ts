import type { Stage } from '../../run/story.js'
import { idOrderOf } from './id-order.js'
import { isNamed, person, sessionsOf, timeOf, type Person } from './people.js'
import { comparableTime, list, plainId, type Listed } from './sessions.js'

/** Minutes before now at which seven sessions began: made in no order, three of them at the same moment. */
const BEGAN = [30, 10, 30, 50, 30, 20, 40]

/** A user with enough sessions to see an order and pages in. */
export interface Crowd {
  who: Person
  /** Every session by a list of all, in the default order. */
  whole: Listed
  /** When each began, as comparable text: as it was arranged, else as it is shown. */
  began: ReadonlyMap<string, string>
  /** Sessions that were made; none for a user from the configuration. */
  made: readonly string[]
  /** Whether the times were arranged, with some of them equal. */
  arranged: boolean
}

export const ORDERS = ['', 'created_at', '-created_at'] as const
export type Order = (typeof ORDERS)[number]

export const crowd = (t: Stage): Promise<Crowd> =>
  t.shared('crowd', async () => {
    const who = await person(t)
    const made = isNamed(t, who) ? new Map<string, string>() : await withTimes(t, who)
    const plain = made.size > 0 ? [...made.keys()] : await sessionsOf(t, who, BEGAN.length)
    const whole = await list(t, who, { limit: 1000 })
    const shown = new Map(whole.sessions.map((session, i) => [whole.ids[i]!, comparableTime(session.created_at)]))
    return { who, whole, began: new Map([...shown, ...made]), made: plain, arranged: made.size > 0 }
  })

/** Ends the story unless there are enough sessions to see something in, and few enough to go through. */
export const requireSome = (t: Stage, { who, whole: { ids, answer } }: Crowd): void => {
  t.require(answer.reply.status === 200, `the sessions of ${who.id} cannot be listed: ${answer.reply.status}`)
  t.require(ids.length > 1, `${who.id} has ${ids.length} sessions, too few to see an order in`)
  t.require(ids.length <= 50, `${who.id} has ${ids.length} sessions, too many to go through`)
}

/** Sessions with the beginnings above by their IDs; none where the driver cannot say when one begins. */
const withTimes = async (t: Stage, who: Person): Promise<Map<string, string>> => {
  const now = await timeOf(t)
  const made = new Map<string, string>()
  for (const minutes of BEGAN) {
    const created_at = new Date(now - minutes * 60_000).toISOString()
    const session = await t.tryMake('session', { user: who.id, created_at })
    if (!session) break
    made.set(plainId(session.id), comparableTime(created_at))
  }
  return made
}

/** The sessions as they are to come in an order; equal times by ID, which the minus turns too. */
export const inOrder = ({ began, whole }: Crowd, ids: readonly string[], order: Order): string[] => {
  const byId = idOrderOf(whole.ids)
  const time = (id: string) => (order === '' ? '' : (began.get(id) ?? ''))
  const sorted = ids.toSorted((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : byId(a, b)))
  return order === '-created_at' ? sorted.reverse() : sorted
}

/** When each of the listed sessions began, for messages and for looking at times alone. */
export const timesOf = ({ began }: Crowd, ids: readonly string[]): string[] => ids.map((id) => began.get(id) ?? '?')
