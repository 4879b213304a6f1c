import type { Seeding, SeedKit } from '../../engine/provider.js'
import { REQUIRED_SCOPE } from './challenge.js'
import { fixtureSchema, type Fixture, type HeldFixture } from './fixture-schema.js'
import { CREDENTIAL_LIFETIMES, SESSION_LIFETIME, TOKEN_LIFETIMES } from './lifetimes.js'
import { emailOf } from './email-of.js'
import type { Tables } from './tables.js'

/** Refuses what a schema cannot: a login twice, scopes of an API token, and what belongs to nobody. */
const checkFixture = ({ users, credentials, ...held }: Required<Fixture>, { refuse }: SeedKit): void => {
  const known = new Set(users.map(({ id }) => id))
  const mustBeKnown = (path: readonly (string | number)[], id: string) => {
    if (!known.has(id)) refuse(path, `no user "${id}" stands under users`)
  }
  const logins = new Set<string>()
  for (const [i, { login }] of users.entries()) {
    if (logins.has(login)) refuse(['users', i, 'login'], `a second user with the login "${login}"`)
    logins.add(login)
  }
  for (const [name, rows] of Object.entries(held) as [string, HeldFixture[]][]) {
    for (const [i, { userId }] of rows.entries()) mustBeKnown([name, i, 'userId'], userId)
  }
  for (const [i, { scheme, scopes, userId, covers }] of credentials.entries()) {
    if (scheme === 'ssws' && scopes) refuse(['credentials', i, 'scopes'], 'an API token has no scopes')
    if (userId) mustBeKnown(['credentials', i, 'userId'], userId)
    for (const [j, id] of (covers ?? []).entries()) mustBeKnown(['credentials', i, 'covers', j], id)
  }
}

export const seeding: Seeding<Tables, Fixture> = {
  schema: fixtureSchema,
  rows(given, kit) {
    const fixture = {
      users: [],
      sessions: [],
      tokens: [],
      devices: [],
      appSessions: [],
      credentials: [],
      ...given,
    } satisfies Required<Fixture>
    checkFixture(fixture, kit)
    const { start, time } = kit
    const base = ({ id, userId, createdAt = 'PT0S' }: HeldFixture) => ({ id, userId, createdAt: time(createdAt) })
    /** What says nothing of its end is alive at the start. */
    const end = (said: string | undefined, lifetime: number, createdAt = start) =>
      said === undefined ? Math.max(createdAt, start) + lifetime : time(said)

    return {
      users: fixture.users.map(({ id, login, status = 'ACTIVE', name = null, email = emailOf(login) }) => {
        return { id, login, status, name, email }
      }),
      sessions: fixture.sessions.map((session) => {
        const row = base(session)
        const { device = null, expiresAt } = session
        return { ...row, device, expiresAt: end(expiresAt, SESSION_LIFETIME, row.createdAt) }
      }),
      tokens: fixture.tokens.map((token) => {
        const { use, clientId = '', expiresAt } = token
        const row = base(token)
        return { ...row, clientId, use, expiresAt: end(expiresAt, TOKEN_LIFETIMES[use], row.createdAt) }
      }),
      devices: fixture.devices.map((device) => {
        const { name = 'A remembered device', factor = 'push' } = device
        return { ...base(device), name, factor, expiresAt: null }
      }),
      appSessions: fixture.appSessions.map((session) => {
        return { ...base(session), app: session.app ?? 'An app', expiresAt: null }
      }),
      credentials: fixture.credentials.map((credential) => {
        const { token, name = '', scopes, covers = null, userId = null, revoked = false, expiresAt } = credential
        const scheme = credential.scheme ?? (scopes ? 'bearer' : 'ssws')
        return {
          token,
          name,
          scheme,
          scopes: scopes ?? (scheme === 'bearer' ? [REQUIRED_SCOPE] : []),
          covers,
          userId,
          revoked,
          expiresAt: end(expiresAt, CREDENTIAL_LIFETIMES[scheme]),
        }
      }),
    }
  },
}
