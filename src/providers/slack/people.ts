import type { AccountSession, People } from '../../engine/people.js'
import type { ExampleRequest } from '../../engine/provider.js'
import { label } from '../../people/label.js'
import { sessionsByUser } from '../../people/sessions-by-user.js'
import { refusalOf } from './admit.js'
import { findCaller, reaches } from './caller.js'
import { driver } from './driver.js'
import { FORM } from './post-type.js'
import { hasLapsed } from './session.js'
import type { SessionRow, SlackContext, UserRow } from './tables.js'

const shown = (row: SessionRow, now: number): AccountSession => {
  const ended = hasLapsed(row, now)
  const system = label(row.os && [row.os, row.os_version].filter(Boolean).join(' '))
  return {
    id: row.id,
    label: label(row.device_hardware, row.os === null ? row.client : system, row.ip, row.team_id),
    status: ended ? 'expired' : 'active',
    ended,
    createdAt: new Date(row.created_at).toISOString(),
    ...(row.expires_at === null ? {} : { expiresAt: new Date(row.expires_at).toISOString() }),
  }
}

/** The headers of a token that may end this user's sessions in a team; the primary owner's fall to their own alone. */
const tokenFor = async (user: UserRow, team: string, context: SlackContext): Promise<Record<string, string>> => {
  const { rows } = await context.store.collection('tokens').list()
  const callers = await Promise.all(rows.map(({ id }) => findCaller(context.store, id)))
  const found = callers.find(
    (caller) =>
      caller !== undefined &&
      refusalOf(caller, context) === undefined &&
      reaches(caller.token, team) &&
      (user.role !== 'primary_owner' || caller.user.id === user.id),
  )
  return found ? { authorization: `Bearer ${found.token.id}` } : {}
}

const call = (method: string, headers: Record<string, string>, fields: Record<string, string>): ExampleRequest => ({
  method: 'POST',
  path: `/admin.users.session.${method}`,
  headers: { ...headers, 'content-type': FORM },
  body: new URLSearchParams(fields).toString(),
})

/** The members of the organisation; bots have no sessions, and are not listed. */
export const people: People<SlackContext> = {
  async accounts({ store }) {
    const { rows } = await store.collection('users').list({ where: [{ field: 'role', is: '!=', value: 'bot' }] })
    return rows.map(({ id, name, email }) => ({ user: id, name, email }))
  },
  sessions({ store, clock }, users) {
    return sessionsByUser(users, async (user) => {
      const { rows } = await store.collection('sessions').list({
        where: [{ field: 'user_id', is: '=', value: user }],
        order: [{ field: 'created_at', descending: true }, { field: 'id' }],
      })
      return rows.map((row) => shown(row, clock.now()))
    })
  },
  async signIn(context, user, device) {
    const owner = await context.store.collection('users').get(user)
    if (owner?.deactivated) return { error: `the account of "${user}" is deactivated` }
    const made = await driver.session.create!({ user }, context)
    if ('error' in made) return { error: String(made.error) }
    const { id, team } = made as { id: string; team: string }
    if (device !== undefined) await context.store.collection('sessions').updateIf(id, [], { device_hardware: device })
    const headers = await tokenFor(owner!, team, context)
    return { id, headers, request: call('invalidate', headers, { session_id: id, team_id: team }) }
  },
  async signOut(context, user) {
    const owner = await context.store.collection('users').get(user)
    return owner ? [call('reset', await tokenFor(owner, owner.team_id, context), { user_id: user })] : []
  },
  async expire({ store, clock }, session) {
    const [sessions, now] = [store.collection('sessions'), clock.now()]
    const found = await sessions.get(session)
    if (!found) return false
    const expires_at = Math.min(found.expires_at ?? now, now)
    return (await sessions.updateIf(session, [], { expires_at })) !== undefined
  },
  async end({ store }, session) {
    return (await store.collection('sessions').delete(session)) !== undefined
  },
}
