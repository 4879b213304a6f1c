import { rateLimitKind } from '../../driver/rate-limit-kind.js'
import type { DriverKind } from '../../engine/provider.js'
import { FIXTURE_TIME, fromContract, record } from '../../fixtures/schemas.js'
import { credential } from './driver-credential.js'
import { newSession, newUser, newUserId } from './new-rows.js'
import { USER_STATES, type StackContext, type UserRow } from './tables.js'
import { hasEnded, readTimestamp } from './timestamps.js'
import { sessionHeaders } from './session-headers.js'

const USER_ID = fromContract('v3UserIdentifiers', 'properties', 'user_id')

const user: DriverKind<StackContext> = {
  attributes: record({
    id: USER_ID,
    admin: { type: 'boolean' },
    state: { enum: USER_STATES },
    email_validated: { type: 'boolean' },
  }),
  async create(attributes, { store, ids }) {
    const given = attributes as Partial<UserRow>
    const users = store.collection('users')
    const row = newUser({ id: newUserId(ids), ...given })
    // the servers keep the IDs of deleted users from being taken again
    if ((await users.existed(row.id)) || !(await users.insert(row))) {
      return { error: `the user ID "${row.id}" is taken, or was` }
    }
    return { id: row.id }
  },
  async observe(id, { store }) {
    const users = store.collection('users')
    return (await users.existed(id)) ? { id, alive: (await users.get(id)) !== undefined } : undefined
  },
  async end(id, { store }) {
    await store.commit([
      { in: 'users', delete: id },
      { in: 'sessions', deleteWhere: [{ field: 'user_id', is: '=', value: id }] },
      { in: 'credentials', deleteWhere: [{ field: 'user_id', is: '=', value: id }] },
    ])
    return store.collection('users').existed(id)
  },
}

interface SessionAttributes {
  user: string
  created_at?: string
  expires_at?: string
}

/** The answer to its creation has the headers that a caller of this session sends. */
const session: DriverKind<StackContext> = {
  attributes: record({ user: USER_ID, created_at: FIXTURE_TIME, expires_at: FIXTURE_TIME }, ['user']),
  async create(attributes, context) {
    const { user: user_id, ...times } = attributes as unknown as SessionAttributes
    const { store, clock } = context
    if (!(await store.collection('users').get(user_id)))
      return { error: `there is no user "${user_id}"; create one first` }
    const read: Record<string, string> = {}
    for (const [name, text] of Object.entries(times)) {
      const time = readTimestamp(text, clock.now())
      if (time === undefined) return { error: `${name}: "${text}" is no time between the years 1 and 9999` }
      read[name] = time
    }
    const row = newSession({ user_id, ...read }, context)
    await store.collection('sessions').insert(row)
    return { id: row.session_id, headers: sessionHeaders(row) }
  },
  async observe(id, { store, clock }) {
    const sessions = store.collection('sessions')
    const found = await sessions.get(id)
    if (found) return { id, alive: !hasEnded(found.expires_at, clock.now()) }
    return (await sessions.existed(id)) ? { id, alive: false } : undefined
  },
  async end(id, { store }) {
    const sessions = store.collection('sessions')
    return (await sessions.delete(id)) !== undefined || sessions.existed(id)
  },
}

export const driver = { user, session, credential, 'rate-limit': rateLimitKind }
