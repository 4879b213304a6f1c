import type { Schema } from '../../contract/document.js'
import type { Context } from '../../engine/context.js'
import { list } from '../../fixtures/schemas.js'
import { RIGHT_ALL } from './rights.js'
import { CLIENT_STATES, type CredentialRow, type SessionRow, type UserRow } from './tables.js'
import { timestampOf } from './timestamps.js'
import { BASE32, ID_LENGTH, SECRET_LENGTH } from './token.js'

type Ids = Context['ids']

/** What fixtures and driver may say of a credential in the same words. */
export const CREDENTIAL_FIELDS: Record<string, Schema> = {
  form: { enum: ['api_key', 'access_token'], description: 'Default api_key.' },
  rights: {
    ...list({ type: 'string', pattern: '^RIGHT_[A-Z_]+$' }),
    description: 'What the holder may do with it. Default RIGHT_ALL.',
  },
  client_state: { enum: CLIENT_STATES, description: 'How the client of an access token stands. Default approved.' },
}

/** An account in good order, but for what is said. */
export const newUser = (given: Partial<UserRow> & { id: string }): UserRow => ({
  admin: false,
  state: 'approved',
  email_validated: true,
  name: null,
  email: null,
  ...given,
})

/** An API key of a user with all rights, but for what is said. */
export const newCredential = (given: Partial<CredentialRow> & { id: string; secret: string }): CredentialRow => ({
  form: 'api_key',
  entity: 'user',
  user_id: null,
  rights: [RIGHT_ALL],
  universal: false,
  expires_at: null,
  client_state: 'approved',
  client_note: null,
  ...given,
})

export const newUserId = (ids: Ids): string => `user-${ids.hex(12)}`
export const newSecret = (ids: Ids): string => ids.pick(BASE32, SECRET_LENGTH)
export const newCredentialId = (ids: Ids): string => ids.pick(BASE32, ID_LENGTH)

/** A log-in at this moment, without an end, but for what is said. */
export const newSession = (
  given: Partial<SessionRow> & { user_id: string },
  { ids, clock }: Pick<Context, 'ids' | 'clock'>,
): SessionRow => {
  const now = timestampOf(clock.now())
  return {
    session_id: ids.uuid(),
    created_at: now,
    updated_at: given.created_at ?? now,
    expires_at: null,
    secret: newSecret(ids),
    csrf_token: ids.base62(43),
    device: null,
    ...given,
  }
}
