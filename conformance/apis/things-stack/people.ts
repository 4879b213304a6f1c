import type { Stage } from '../../run/story.js'
import type { Thing } from '../../target/arranger.js'
import type { Attributes } from '../../target/driver.js'
import { plainId } from './sessions.js'

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
export const otherPerson = async (t: Stage): Promise<Person | undefined> => {
  const found = await t.tryMake('user')
  if (!found) return undefined
  if (t.target.profile !== 'live') return { id: found.id, as: { headers: t.target.credential } }
  const theirs = await t.tryMake('credential', { user: found.id })
  return theirs && { id: found.id, as: theirs }
}

/** The caller whom the target knows best, for calls about users who do not exist. */
export const anybody = async (t: Stage): Promise<Pick<Thing, 'headers'>> =>
  t.target.profile === 'live' ? t.make('credential') : { headers: t.target.credential }

/** Whether a user comes from the configuration, and may have sessions that the suite knows nothing of. */
export const isNamed = (t: Stage, { id }: Person): boolean =>
  (t.target.own['user'] ?? []).some((user) => user.id === id)

/** A session of a user. */
export const sessionOf = async (t: Stage, who: Person, attributes: Attributes = {}): Promise<string> =>
  (await t.make('session', { user: who.id, ...attributes })).id

/** Another session of a user, where one is to be had. */
export const otherSessionOf = async (t: Stage, who: Person | undefined): Promise<string | undefined> =>
  who && (await t.tryMake('session', { user: who.id }))?.id

/** Sessions to look at only; none where the user comes from the configuration, whose sessions are too few to spend. */
export const sessionsOf = async (t: Stage, who: Person, count: number): Promise<string[]> => {
  if (isNamed(t, who)) return []
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push(plainId(await sessionOf(t, who)))
  return ids
}

/** The target's time in milliseconds since the epoch, which need not be ours. */
export const timeOf = (t: Stage): Promise<number> => t.advance('PT0S').catch(() => Date.now())
