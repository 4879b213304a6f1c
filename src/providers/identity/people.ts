import type { AccountSession, People } from '../../engine/people.js'
import { label } from '../../people/label.js'
import { sessionsByUser } from '../../people/sessions-by-user.js'
import { driver } from './driver.js'
import type { IdentityContext, SessionRow } from './tables.js'

/** A user's sessions, the newest first. */
const sessionsOf = async (user: string, { store }: IdentityContext): Promise<readonly SessionRow[]> => {
  const { rows } = await store.collection('sessions').list({
    where: [{ field: 'user_id', is: '=', value: user }],
    order: [{ field: 'created_at', descending: true }, { field: 'id' }],
  })
  return rows
}

const shown = (row: SessionRow, now: number): AccountSession => {
  const ended = now >= row.valid_until
  return {
    id: row.id,
    label: label(row.browser ?? row.device_id, row.ip_address),
    status: ended ? 'expired' : row.status,
    ended,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.valid_until).toISOString(),
  }
}

/** The people behind the sessions; the API itself asks for no credential. */
export const people: People<IdentityContext> = {
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
    const { id } = made
    if (device !== undefined) await context.store.collection('sessions').updateIf(id, [], { device_id: device })
    return { id, headers: {}, request: { method: 'GET', path: `/sessions/${id}` } }
  },
  async signOut(context, user) {
    const now = context.clock.now()
    const alive = (await sessionsOf(user, context)).filter(({ valid_until }) => now < valid_until)
    return alive.map(({ id }) => ({ method: 'DELETE', path: `/sessions/${id}` }))
  },
  async expire(context, session) {
    const [sessions, now] = [context.store.collection('sessions'), context.clock.now()]
    const found = await sessions.get(session)
    if (!found) return false
    return (await sessions.updateIf(session, [], { valid_until: Math.min(found.valid_until, now) })) !== undefined
  },
  async end({ store }, session) {
    return (await store.collection('sessions').delete(session)) !== undefined
  },
}
