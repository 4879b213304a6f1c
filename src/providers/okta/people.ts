import type { AccountSession, People } from '../../engine/people.js'
import type { ExampleRequest } from '../../engine/provider.js'
import { label } from '../../people/label.js'
import { sessionsByUser } from '../../people/sessions-by-user.js'
import { authorization } from './credentials.js'
import { session as sessionKind } from './driver-held.js'
import type { OktaContext, SessionRow } from './tables.js'
import { usableCredentials } from './usable-credentials.js'

const shown = ({ id, device, createdAt, expiresAt }: SessionRow, now: number): AccountSession => {
  const ended = expiresAt !== null && now >= expiresAt
  return {
    id,
    label: label(device),
    status: ended ? 'expired' : 'active',
    ended,
    createdAt: new Date(createdAt).toISOString(),
    ...(expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
  }
}

/** The revocation of all of a user's sessions, by an administrator who may. */
const revocation = async (user: string, query: string, context: OktaContext): Promise<ExampleRequest> => {
  const usable = await usableCredentials(context)
  const credential = usable.find(({ covers }) => covers === null || covers.includes(user))
  return {
    method: 'DELETE',
    path: `/api/v1/users/${encodeURIComponent(user)}/sessions${query}`,
    ...(credential ? { headers: authorization(credential) } : {}),
  }
}

/** The users of the organization; of what they hold, only sessions with Okta itself are shown. */
export const people: People<OktaContext> = {
  async accounts({ store }) {
    const { rows } = await store.collection('users').list()
    return rows.map(({ id, name, email }) => ({ user: id, name, email }))
  },
  sessions({ store, clock }, users) {
    return sessionsByUser(users, async (user) => {
      const { rows } = await store.collection('sessions').list({
        where: [{ field: 'userId', is: '=', value: user }],
        order: [{ field: 'createdAt', descending: true }, { field: 'id' }],
      })
      return rows.map((row) => shown(row, clock.now()))
    })
  },
  async signIn(context, user, device) {
    const made = await sessionKind.create!({ user }, context)
    if ('error' in made) return { error: String(made.error) }
    const { id } = made
    if (device !== undefined) await context.store.collection('sessions').updateIf(id, [], { device })
    const request = await revocation(user, '', context)
    return { id, headers: request.headers ?? {}, request }
  },
  // refresh tokens would let a client in again
  signOut: async (context, user) => [await revocation(user, '?oauthTokens=true', context)],
  async expire({ store, clock }, session) {
    const [sessions, now] = [store.collection('sessions'), clock.now()]
    const found = await sessions.get(session)
    if (!found) return false
    const expiresAt = Math.min(found.expiresAt ?? now, now)
    return (await sessions.updateIf(session, [], { expiresAt })) !== undefined
  },
  async end({ store }, session) {
    return (await store.collection('sessions').delete(session)) !== undefined
  },
}
