import type { AccountSession, People } from '../../engine/people.js'
import { label } from '../../people/label.js'
import { sessionsByUser } from '../../people/sessions-by-user.js'
import { usableCredentials } from './credentials.js'
import { driver } from './driver.js'
import { sessionHeaders } from './session-headers.js'
import type { SessionRow, StackContext } from './tables.js'
import { hasEnded, timestampOf } from './timestamps.js'

/** A user's sessions, the newest first. */
const sessionsOf = async (user: string, { store }: StackContext): Promise<readonly SessionRow[]> => {
  const { rows } = await store.collection('sessions').list({
    where: [{ field: 'user_id', is: '=', value: user }],
    order: [{ field: 'created_at', descending: true }, { field: 'session_id' }],
  })
  return rows
}

const milliseconds = (timestamp: string): string => timestamp.replace(/(\.\d{3})\d*Z$/, '$1Z')

const shown = (row: SessionRow, now: number): AccountSession => {
  const ended = hasEnded(row.expires_at, now)
  return {
    id: row.session_id,
    label: label(row.device),
    status: ended ? 'expired' : 'active',
    ended,
    createdAt: milliseconds(row.created_at),
    ...(row.expires_at === null ? {} : { expiresAt: milliseconds(row.expires_at) }),
  }
}

/** The headers of somebody who may end all sessions of a user; only profile `live` asks for any. */
const headersFor = async (user: string, sessions: readonly SessionRow[], context: StackContext) => {
  if (context.profile !== 'live') return { headers: {}, own: undefined }
  const usable = (await usableCredentials(context)).find((credential) => credential.user === user)
  if (usable) return { headers: usable.headers, own: idOf(usable.headers, sessions) }
  const own = sessions.find(({ secret, expires_at }) => secret !== null && !hasEnded(expires_at, context.clock.now()))
  return { headers: own ? sessionHeaders(own) : {}, own: own?.session_id }
}

/** The session whose token these headers carry. */
const idOf = ({ authorization = '' }: Record<string, string>, sessions: readonly SessionRow[]): string | undefined =>
  sessions.find((row) => sessionHeaders(row)['authorization'] === authorization)?.session_id

const path = (user: string, session = '') =>
  `/users/${encodeURIComponent(user)}/sessions${session === '' ? '' : `/${session}`}`

/** The accounts; one that never had a session and cannot have one, as a robot's, is listed all the same. */
export const people: People<StackContext> = {
  async accounts({ store }) {
    const { rows } = await store.collection('users').list()
    return rows.map(({ id, name, email }) => ({ user: id, name, email }))
  },
  sessions(context, users) {
    const now = context.clock.now()
    return sessionsByUser(users, async (user) => (await sessionsOf(user, context)).map((row) => shown(row, now)))
  },
  async signIn(context, user, device) {
    const made = await driver.session.create!({ user }, context)
    if ('error' in made) return { error: String(made.error) }
    const { id, headers } = made as unknown as { id: string; headers: Record<string, string> }
    if (device !== undefined) await context.store.collection('sessions').updateIf(id, [], { device })
    return { id, headers, request: { method: 'GET', path: path(user), headers } }
  },
  async signOut(context, user) {
    const now = context.clock.now()
    const alive = (await sessionsOf(user, context)).filter(({ expires_at }) => !hasEnded(expires_at, now))
    const { headers, own } = await headersFor(user, alive, context)
    // the session that the calls are made with ends last
    const order = [...alive].sort((a, b) => Number(a.session_id === own) - Number(b.session_id === own))
    return order.map(({ session_id }) => ({ method: 'DELETE', path: path(user, session_id), headers }))
  },
  async expire({ store, clock }, session) {
    const sessions = store.collection('sessions')
    const found = await sessions.get(session)
    if (!found) return false
    // at the very moment of its end a session still counts
    if (hasEnded(found.expires_at, clock.now())) return true
    return (await sessions.updateIf(session, [], { expires_at: timestampOf(clock.now() - 1) })) !== undefined
  },
  async end({ store }, session) {
    return (await store.collection('sessions').delete(session)) !== undefined
  },
}
