import type { Stage } from '../../run/story.js'
import type { Thing } from '../../target/arranger.js'
import type { Attributes } from '../../target/driver.js'
import { plainId } from './sessions.js'

/** The longest ID of a user. */
const MOST_LETTERS = 36

/** A user, and the credential of calls about them. */
export interface Person {
  id: string
  as: Pick<Thing, 'headers'>
}

/**
 * A user with whatever lets a caller see and end their sessions. Where credentials count, that is one of the user's own:
 * not even an administrator may do so for others by default.
 */
export const person = async (t: Stage, attributes: Attributes = {}): Promise<Person> => {
  const { id } = await t.make('user', attributes)
  if (t.target.profile !== 'live') return { id, as: { headers: t.target.credential } }
  const theirs = await t.tryMake('credential', { user: id })
  if (theirs) return { id, as: theirs }
  const given = await t.make('credential')
  const probe = await t.call('UserSessionRegistry_List', { path: { 'user_ids.user_id': id } }, { as: given })
  t.require(
    probe.reply.status === 200,
    `the credential at hand does not let its holder see the sessions of ${id}; name one with "user: ${id}" under own.credential in the configuration`,
  )
  return { id, as: given }
}

/** A second user, where one is to be had. */
export const otherPerson = async (t: Stage, attributes: Attributes = {}): Promise<Person | undefined> => {
  const found = await t.tryMake('user', attributes)
  if (!found) return undefined
  if (t.target.profile !== 'live') return { id: found.id, as: { headers: t.target.credential } }
  const theirs = await t.tryMake('credential', { user: found.id })
  return theirs && { id: found.id, as: theirs }
}

/** A user whose ID begins with that of another, where the driver can name one; else any second user. */
export const namesake = async (t: Stage, { id }: Person): Promise<Person | undefined> =>
  (id.length < MOST_LETTERS && (await otherPerson(t, { id: `${id}x` }))) || otherPerson(t)

/** The caller whom the target knows best, for calls about users who do not exist; nobody where there is none. */
export const anybody = async (t: Stage): Promise<Pick<Thing, 'headers'>> => {
  const given = { headers: t.target.credential }
  return t.target.profile === 'live' ? ((await t.tryMake('credential')) ?? given) : given
}

/** A user where one is to be had, else an ID that nobody has: enough for what is refused before anybody is looked up. */
export const someone = async (t: Stage): Promise<Person> =>
  (await otherPerson(t)) ?? { id: t.unknown('user'), as: await anybody(t) }

/** Of several ways to show the same, a read-only run takes the first, to keep its requests few. */
export const few = <T>(t: Stage, all: readonly T[]): readonly T[] => (t.target.readOnly ? all.slice(0, 1) : all)

/** Ends the story unless deletions may be sent, before requests are spent on getting them ready. */
export const requireWriting = (t: Stage): void => t.require(!t.target.readOnly, '--read-only: DELETE is not sent')

/** Whether a user comes from the configuration, and may have sessions that the suite knows nothing of. */
export const isNamed = (t: Stage, { id }: Person): boolean =>
  (t.target.own['user'] ?? []).some((user) => user.id === id)

/** A session of a user. */
export const sessionOf = async (t: Stage, who: Person, attributes: Attributes = {}): Promise<string> =>
  (await t.make('session', { user: who.id, ...attributes })).id

/** Another session of a user, where one is to be had. */
export const otherSessionOf = async (t: Stage, who: Person | undefined): Promise<string | undefined> =>
  who && (await t.tryMake('session', { user: who.id }))?.id

/** A session beside the one that a story is about; none where the configuration's are too few to spend. */
export const siblingOf = async (t: Stage, who: Person | undefined): Promise<string | undefined> =>
  who && !isNamed(t, who) ? otherSessionOf(t, who) : undefined

/** Sessions to look at only; likewise. */
export const sessionsOf = async (t: Stage, who: Person, count: number): Promise<string[]> => {
  if (isNamed(t, who)) return []
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push(plainId(await sessionOf(t, who)))
  return ids
}

/** The target's time in milliseconds since the epoch, which need not be ours. */
export const timeOf = (t: Stage): Promise<number> => t.advance('PT0S').catch(() => Date.now())
