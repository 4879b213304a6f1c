import { EMAIL, FIXTURE_TIME, list, record } from '../../fixtures/schemas.js'
import { USER_STATUSES, type CredentialRow, type TokenRow, type UserRow } from './tables.js'

/** What every thing that a user holds says of itself. */
export interface HeldFixture {
  id: string
  userId: string
  createdAt?: string
}

/** What a fixture file of this API holds. */
export interface Fixture {
  users?: { id: string; login: string; status?: UserRow['status']; name?: string; email?: string }[]
  sessions?: (HeldFixture & { device?: string; expiresAt?: string })[]
  tokens?: (HeldFixture & { use: TokenRow['use']; clientId?: string; expiresAt?: string })[]
  devices?: (HeldFixture & { name?: string; factor?: string })[]
  appSessions?: (HeldFixture & { app?: string })[]
  credentials?: (Partial<Omit<CredentialRow, 'expiresAt'>> & { token: string; expiresAt?: string })[]
}

const text = { type: 'string', minLength: 1 }
const held = { id: text, userId: text, createdAt: FIXTURE_TIME }

const user = {
  id: text,
  login: text,
  status: { enum: USER_STATUSES },
  name: { type: 'string', description: 'For readers.' },
  email: { ...EMAIL, description: 'What accounts with several APIs are joined by. Default: the login.' },
}

const token = { ...held, use: { enum: ['access', 'refresh'] }, clientId: text, expiresAt: FIXTURE_TIME }

const credential = {
  token: text,
  name: { type: 'string', description: 'Who holds it, for people.' },
  scheme: { enum: ['ssws', 'bearer'], description: 'Default: bearer where there are scopes, else ssws.' },
  scopes: list(text),
  covers: { ...list(text), description: 'IDs of the users that the role covers; all by default.' },
  userId: { ...text, description: 'The administrator it was made by or issued to.' },
  revoked: { type: 'boolean' },
  expiresAt: FIXTURE_TIME,
}

export const fixtureSchema = record({
  users: list(record(user, ['id', 'login'])),
  sessions: list(
    record({ ...held, device: { ...text, description: 'For readers.' }, expiresAt: FIXTURE_TIME }, ['id', 'userId']),
  ),
  tokens: list(record(token, ['id', 'userId', 'use'])),
  devices: list(record({ ...held, name: text, factor: text }, ['id', 'userId'])),
  appSessions: list(record({ ...held, app: text }, ['id', 'userId'])),
  credentials: list(record(credential, ['token'])),
})
