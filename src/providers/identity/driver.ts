import type { DriverKind } from '../../engine/provider.js'
import { fixtureTime } from '../../fixtures/seed-rows.js'
import { FIXTURE_TIME, fromContract, record } from '../../fixtures/schemas.js'
import { readUuid } from './uuid.js'
import { SESSION_LIFETIME, type IdentityContext, type SessionRow } from './tables.js'

interface SessionAttributes {
  user: string
  type?: SessionRow['type']
  status?: SessionRow['status']
  created_at?: string
  valid_until?: string
}

const user: DriverKind<IdentityContext> = {
  attributes: record({}),
  async create(_attributes, { store, ids }) {
    const id = ids.uuid()
    await store.collection('users').insert({ id, name: null, email: null })
    return { id }
  },
  async observe(id, { store }) {
    const users = store.collection('users')
    if (await users.get(id)) return { id, alive: true }
    return (await users.existed(id)) ? { id, alive: false } : undefined
  },
  async end(id, { store }) {
    const gone = await store.commit([
      { in: 'users', delete: id },
      { in: 'sessions', deleteWhere: [{ field: 'user_id', is: '=', value: id }] },
    ])
    return gone || store.collection('users').existed(id)
  },
}

const session: DriverKind<IdentityContext> = {
  attributes: record(
    {
      user: { type: 'string' },
      type: fromContract('SessionType'),
      status: fromContract('SessionStatus'),
      created_at: FIXTURE_TIME,
      valid_until: FIXTURE_TIME,
    },
    ['user'],
  ),
  async create(attributes, { store, ids, clock }) {
    const {
      user: owner,
      type = 'user',
      status = 'active',
      created_at,
      valid_until,
    } = attributes as unknown as SessionAttributes
    const userId = readUuid(owner) ?? owner
    if (!(await store.collection('users').get(userId)))
      return { error: `there is no user "${owner}"; create one first` }
    const now = clock.now()
    const created = fixtureTime(created_at ?? 'PT0S', now)!
    const id = ids.uuid()
    await store.collection('sessions').insert({
      id,
      type,
      status,
      user_id: type === 'guest' ? null : userId,
      device_id: null,
      browser: null,
      ip_address: null,
      user_agent: null,
      flow_id: null,
      created_at: created,
      updated_at: created,
      valid_until: valid_until === undefined ? now + SESSION_LIFETIME : fixtureTime(valid_until, now)!,
    })
    return { id }
  },
  async observe(id, { store, clock }) {
    const sessions = store.collection('sessions')
    const found = await sessions.get(id)
    if (found) return { id, alive: clock.now() < found.valid_until }
    return (await sessions.existed(id)) ? { id, alive: false } : undefined
  },
  async end(id, { store }) {
    const sessions = store.collection('sessions')
    return (await sessions.delete(id)) !== undefined || sessions.existed(id)
  },
}

export const driver = { user, session }
