import { rateLimitKind } from '../../driver/rate-limit-kind.js'
import type { DriverKind } from '../../engine/provider.js'
import type { Collection, Row } from '../../engine/store.js'
import { record } from '../../fixtures/schemas.js'
import { SCOPE } from './admit.js'
import { homeTeam } from './home-team.js'
import { DEFAULT_APP } from './seeding.js'
import { hasLapsed } from './session.js'
import type { SessionRow, SlackContext, UserRow } from './tables.js'

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Below 2^31, which the integers of every client hold, and above what fixtures use. */
const LEAST_SESSION_ID = 100_000_000
const MOST_SESSION_ID = 2 ** 31 - 1

const TEAM = { type: 'string', pattern: '^T[A-Z0-9]+$' }
const ROLE = { enum: ['member', 'admin', 'primary_owner', 'bot'] }

/** Inserts a row under the first drawn id that is free and was never taken. */
const insertNew = async <R extends Row>(collection: Collection<R>, draw: () => string, row: (id: string) => R) => {
  for (;;) {
    const id = draw()
    const made = row(id)
    if (!(await collection.existed(id)) && (await collection.insert(made))) return made
  }
}

const newUser = async (context: SlackContext, role: UserRow['role'], team?: string): Promise<UserRow> => {
  const { store, ids } = context
  const { id: team_id, enterprise_id } = await homeTeam(context, team)
  const draw = () => `W${ids.pick(UPPER, 9)}`
  const row = (id: string): UserRow => ({
    id,
    name: null,
    email: null,
    team_id,
    enterprise_id,
    role,
    deactivated: false,
  })
  return insertNew(store.collection('users'), draw, row)
}

interface UserAttributes {
  team?: string
  role?: UserRow['role']
}

const user: DriverKind<SlackContext> = {
  attributes: record({ team: TEAM, role: ROLE }),
  async create(attributes, context) {
    const { team, role = 'member' } = attributes as UserAttributes
    return { id: (await newUser(context, role, team)).id }
  },
  async observe(id, { store }) {
    const found = await store.collection('users').get(id)
    return found && { id, alive: !found.deactivated }
  },
  async end(id, { store }) {
    return (await store.collection('users').updateIf(id, [], { deactivated: true })) !== undefined
  },
}

interface SessionAttributes {
  user: string
  team?: string
  client?: SessionRow['client']
  state?: 'active' | 'expired'
}

const session: DriverKind<SlackContext> = {
  attributes: record(
    {
      user: { type: 'string' },
      team: { type: 'string', pattern: '^[TE][A-Z0-9]+$' },
      client: { enum: ['web', 'mobile'] },
      state: { enum: ['active', 'expired'] },
    },
    ['user'],
  ),
  async create(attributes, { store, ids, clock }) {
    const { user: owner, team, client = 'web', state = 'active' } = attributes as unknown as SessionAttributes
    const found = await store.collection('users').get(owner)
    if (!found) return { error: `there is no user "${owner}"; create one first` }
    const team_id = team ?? found.team_id
    const now = clock.now()
    const row = (id: string): SessionRow => ({
      id,
      user_id: owner,
      team_id,
      client,
      device_hardware: null,
      os: null,
      os_version: null,
      slack_client_version: null,
      ip: null,
      created_at: now,
      expires_at: state === 'expired' ? now : null,
    })
    const draw = () => String(ids.integer(LEAST_SESSION_ID, MOST_SESSION_ID))
    const { id } = await insertNew(store.collection('sessions'), draw, row)
    return { id, team: team_id }
  },
  async observe(id, { store, clock }) {
    const sessions = store.collection('sessions')
    const found = await sessions.get(id)
    if (found) return { id, alive: !hasLapsed(found, clock.now()), team: found.team_id }
    return (await sessions.existed(id)) ? { id, alive: false } : undefined
  },
  async end(id, { store }) {
    const sessions = store.collection('sessions')
    return (await sessions.delete(id)) !== undefined || sessions.existed(id)
  },
}

interface CredentialAttributes {
  user?: string
  role?: UserRow['role']
  team?: string
  scopes?: string[]
  state?: 'active' | 'expired' | 'revoked' | 'unknown'
}

const credential: DriverKind<SlackContext> = {
  attributes: record({
    user: { type: 'string' },
    role: ROLE,
    team: TEAM,
    scopes: { type: 'array', items: { type: 'string' } },
    state: { enum: ['active', 'expired', 'revoked', 'unknown'] },
  }),
  async create(attributes, context) {
    const { store, ids, clock } = context
    const { user: of, role, team, scopes = [SCOPE], state = 'active' } = attributes as CredentialAttributes
    if (of !== undefined && role !== undefined) return { error: 'say whose token it is, or which role, but not both' }
    const given = of === undefined ? undefined : await store.collection('users').get(of)
    if (of !== undefined && !given) return { error: `there is no user "${of}"; create one first` }
    const owner = given ?? (await newUser(context, role ?? 'admin', team))
    const id = `${owner.role === 'bot' ? 'xoxb' : 'xoxp'}-${ids.base62(24)}`
    if (state !== 'unknown') {
      await store.collection('tokens').insert({
        id,
        user_id: owner.id,
        team_id: team ?? owner.enterprise_id ?? owner.team_id,
        app_id: DEFAULT_APP,
        scopes,
        expires_at: state === 'expired' ? clock.now() : null,
        revoked: state === 'revoked',
      })
    }
    return { id, headers: { token: id } }
  },
  async observe(id, { store, clock }) {
    const token = await store.collection('tokens').get(id)
    return token && { id, alive: !token.revoked && !(token.expires_at !== null && token.expires_at <= clock.now()) }
  },
  async end(id, { store }) {
    return (await store.collection('tokens').updateIf(id, [], { revoked: true })) !== undefined
  },
}

export const driver = { user, session, credential, 'rate-limit': rateLimitKind }
