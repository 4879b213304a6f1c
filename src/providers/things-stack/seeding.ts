import type { SeedKit, Seeding } from '../../engine/provider.js'
import { EMAIL, FIXTURE_TIME, fromContract, list, record } from '../../fixtures/schemas.js'
import { CREDENTIAL_FIELDS, newCredential, newUser } from './new-rows.js'
import { readUuid } from './postgres-uuid.js'
import { ENTITIES, USER_STATES, type CredentialRow, type SessionRow, type Tables, type UserRow } from './tables.js'
import { readTimestamp } from './timestamps.js'
import { ID_LENGTH, SECRET_LENGTH } from './token.js'

/** What a fixture file of this API holds. */
export interface Fixture {
  users?: (Partial<Omit<UserRow, 'name' | 'email'>> & { id: string; name?: string; email?: string })[]
  sessions?: (Partial<Omit<SessionRow, 'device'>> & { session_id: string; user_id: string; device?: string })[]
  credentials?: (Partial<CredentialRow> & { id: string; secret: string; name?: string })[]
}

const USER_ID = fromContract('v3UserIdentifiers', 'properties', 'user_id')
const base32 = (length: number) => ({ type: 'string', pattern: `^[A-Z2-7]{${length}}$` })
const secret = { ...base32(SECRET_LENGTH), description: 'The last part of the token.' }
const forReaders = { type: 'string', description: 'For readers.' }

const schema = record({
  users: list(
    record(
      {
        id: USER_ID,
        name: forReaders,
        email: EMAIL,
        admin: { type: 'boolean', description: 'Administrators learn which users exist. Default false.' },
        state: { enum: USER_STATES, description: 'Default approved.' },
        email_validated: { type: 'boolean', description: 'False takes rights away from keys. Default true.' },
      },
      ['id'],
    ),
  ),
  sessions: list(
    record(
      {
        session_id: fromContract('v3UserSession', 'properties', 'session_id'),
        user_id: USER_ID,
        created_at: FIXTURE_TIME,
        updated_at: FIXTURE_TIME,
        expires_at: FIXTURE_TIME,
        secret,
        csrf_token: { type: 'string', minLength: 1, description: 'What X-CSRF-Token must say next to the token.' },
        device: forReaders,
      },
      ['session_id', 'user_id'],
    ),
  ),
  credentials: list(
    record(
      {
        id: { ...base32(ID_LENGTH), description: 'The middle part of the token.' },
        secret,
        name: forReaders,
        user_id: USER_ID,
        expires_at: FIXTURE_TIME,
        ...CREDENTIAL_FIELDS,
        entity: { enum: ENTITIES, description: 'What a key belongs to. Default user.' },
        client_note: { type: 'string', minLength: 1, description: 'Why the client stands as it does.' },
      },
      ['id', 'secret'],
    ),
  ),
})

type Place = readonly (string | number)[]

/** A time of the fixture; refused where the API could not show it. */
const timeOf = (text: string, place: Place, { start, refuse }: SeedKit): string =>
  readTimestamp(text, start) ?? refuse(place, `"${text}" is no time between the years 1 and 9999`)

const endOf = (text: string | null | undefined, place: Place, kit: SeedKit): string | null =>
  text === undefined || text === null ? null : timeOf(text, place, kit)

export const seeding: Seeding<Tables, Fixture> = {
  schema,
  rows({ users = [], sessions = [], credentials = [] }, kit) {
    const known = new Set(users.map(({ id }) => id))
    const checkUser = (id: string | null | undefined, place: Place) => {
      if (id !== undefined && id !== null && !known.has(id)) kit.refuse(place, `no user "${id}" stands under users`)
    }
    return {
      users: users.map(newUser),
      sessions: sessions.map((given, i): SessionRow => {
        checkUser(given.user_id, ['sessions', i, 'user_id'])
        const created_at = timeOf(given.created_at ?? 'PT0S', ['sessions', i, 'created_at'], kit)
        return {
          session_id: readUuid(given.session_id) ?? given.session_id,
          user_id: given.user_id,
          created_at,
          updated_at: timeOf(given.updated_at ?? given.created_at ?? 'PT0S', ['sessions', i, 'updated_at'], kit),
          expires_at: endOf(given.expires_at, ['sessions', i, 'expires_at'], kit),
          secret: given.secret ?? null,
          csrf_token: given.csrf_token ?? null,
          device: given.device ?? null,
        }
      }),
      credentials: credentials.map(({ name: _name, ...given }, i): CredentialRow => {
        checkUser(given.user_id, ['credentials', i, 'user_id'])
        const ofUser = (given.entity ?? 'user') === 'user'
        if (ofUser !== (given.user_id !== undefined)) {
          kit.refuse(['credentials', i], 'name a user_id, or an entity other than "user"')
        }
        if (!ofUser && given.form === 'access_token') {
          kit.refuse(['credentials', i, 'entity'], 'an access token always belongs to a user')
        }
        return newCredential({ ...given, expires_at: endOf(given.expires_at, ['credentials', i, 'expires_at'], kit) })
      }),
    }
  },
}
