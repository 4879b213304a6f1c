import type { Stage } from '../../run/story.js'
import type { Attributes } from '../../target/driver.js'

export type Client = 'web' | 'mobile'

/** A session as the API names it. */
export interface Session {
  id: string
  team: string
  /** Undefined where nobody is known to own it. */
  userId: string | undefined
  /** Undefined where it does not matter. */
  client?: Client | undefined
}

export interface Person {
  id: string
  sessions: Session[]
}

/** A session of a user; the ordinary sort unless told otherwise. */
export const signIn = async (t: Stage, userId: string, attributes: Attributes = {}): Promise<Session> => {
  const { id, team = attributes['team'] } = await t.make('session', { user: userId, ...attributes })
  t.require(typeof team === 'string', `nobody says of which "team" the session ${id} is`)
  return { id, team: String(team), userId, client: attributes['client'] as Client | undefined }
}

/** Like `signIn`, for who can do without. */
export const trySignIn = async (
  t: Stage,
  userId: string,
  attributes: Attributes = {},
): Promise<Session | undefined> => {
  const made = await t.tryMake('session', { user: userId, ...attributes })
  const team = made?.['team'] ?? attributes['team']
  return made && typeof team === 'string' ? { id: made.id, team, userId } : undefined
}

/** A user with a session for each of the given clients. */
export const person = async (t: Stage, ...clients: readonly (Client | undefined)[]): Promise<Person> => {
  const { id } = await t.make('user')
  return withSessions(t, id, ...clients)
}

/** A user who is there already, with new sessions. */
export const withSessions = async (
  t: Stage,
  id: string,
  ...clients: readonly (Client | undefined)[]
): Promise<Person> => {
  const sessions: Session[] = []
  for (const client of clients) sessions.push(await signIn(t, id, client === undefined ? {} : { client }))
  return { id, sessions }
}

/** A session that never was, of a user where there is one. */
export const nobodys = (t: Stage, { userId, team }: Partial<Session> = {}): Session => ({
  id: t.unknown('session'),
  team: team ?? `T0${t.random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 8)}`,
  userId,
})

const name = ({ id, client }: Session): string => `${client === undefined ? '' : `${client} `}session ${id}`

/** Those of the sessions that are not alive now, as phrases. */
export const lost = async (t: Stage, sessions: readonly Session[]): Promise<string[]> => {
  const missing: string[] = []
  for (const session of sessions) if (!(await t.alive('session', session.id))) missing.push(name(session))
  return missing
}

/** Those of the sessions that are still there after some patience, as phrases. */
export const left = async (t: Stage, sessions: readonly Session[]): Promise<string[]> => {
  const remaining: string[] = []
  for (const session of sessions) if (!(await t.gone('session', session.id))) remaining.push(name(session))
  return remaining
}

/** Ends the story unless the driver shows everything alive: a dead witness proves nothing. */
export const requireAlive = async (t: Stage, ...people: readonly Person[]): Promise<void> => {
  for (const { sessions } of people) {
    const missing = await lost(t, sessions)
    t.require(missing.length === 0, `the driver does not show as alive what it made just before: ${missing.join(', ')}`)
  }
}
