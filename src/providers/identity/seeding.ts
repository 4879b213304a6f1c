import type { Seeding } from '../../engine/provider.js'
import { EMAIL, FIXTURE_TIME, fromContract, list, record } from '../../fixtures/schemas.js'
import { SESSION_LIFETIME, type SessionRow, type Tables } from './tables.js'

/** What a fixture file of this API holds. */
export interface Fixture {
  users?: { id: string; name?: string; email?: string }[]
  sessions?: (Partial<Omit<SessionRow, 'created_at' | 'updated_at' | 'valid_until'>> & {
    id: string
    created_at?: string
    updated_at?: string
    valid_until?: string
  })[]
}

const field = (name: string) => fromContract('SessionResponse', 'properties', name)

const uuid = { type: 'string', format: 'uuid' }

const schema = record({
  users: list(
    record(
      {
        id: { ...uuid, description: 'The user id.' },
        name: { type: 'string', description: 'For readers.' },
        email: EMAIL,
      },
      ['id'],
    ),
  ),
  sessions: list(
    record(
      {
        id: field('id'),
        user_id: field('user_id'),
        type: field('type'),
        status: field('status'),
        device_id: field('device_id'),
        browser: field('browser'),
        ip_address: field('ip_address'),
        user_agent: field('user_agent'),
        flow_id: field('flow_id'),
        created_at: FIXTURE_TIME,
        updated_at: FIXTURE_TIME,
        valid_until: FIXTURE_TIME,
      },
      ['id'],
    ),
  ),
})

export const seeding: Seeding<Tables, Fixture> = {
  schema,
  rows({ users = [], sessions = [] }, { start, time, refuse }) {
    const known = new Set(users.map(({ id }) => id))
    return {
      users: users.map(({ id, name = null, email = null }) => ({ id, name, email })),
      sessions: sessions.map((given, i): SessionRow => {
        const owner = given.user_id ?? null
        if (owner !== null && !known.has(owner))
          refuse(['sessions', i, 'user_id'], `no user "${owner}" stands under users`)
        const created = time(given.created_at ?? 'PT0S')
        const type = given.type ?? (owner === null ? 'guest' : 'user')
        if (type === 'user' && owner === null) refuse(['sessions', i], 'a session of type "user" needs a user_id')
        return {
          id: given.id,
          type,
          status: given.status ?? 'active',
          user_id: type === 'guest' ? null : owner,
          device_id: given.device_id ?? null,
          browser: given.browser ?? null,
          ip_address: given.ip_address ?? null,
          user_agent: given.user_agent ?? null,
          flow_id: given.flow_id ?? null,
          created_at: created,
          updated_at: given.updated_at === undefined ? created : time(given.updated_at),
          valid_until:
            given.valid_until === undefined ? Math.max(created, start) + SESSION_LIFETIME : time(given.valid_until),
        }
      }),
    }
  },
}
