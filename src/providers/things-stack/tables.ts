import type { Call, RawInput } from '../../engine/call.js'
import type { Context } from '../../engine/context.js'
import type { SettingsOf } from '../../engine/provider.js'
import type { Layout } from '../../engine/store.js'

/** How an account stands; all but the last two lose rights on keys and access tokens. */
export const USER_STATES = ['requested', 'rejected', 'suspended', 'flagged', 'approved'] as const

/** An account. */
export type UserRow = {
  id: string
  admin: boolean
  state: (typeof USER_STATES)[number]
  /** False takes rights away, as it does where the server asks for validated addresses. */
  email_validated: boolean
  name: string | null
  email: string | null
}

/** A log-in. Times as `timestamps.ts` keeps them. */
export type SessionRow = {
  session_id: string
  user_id: string
  created_at: string
  updated_at: string
  /** Null for a session without an end, as every normal log-in makes it. */
  expires_at: string | null
  /** The last part of the session token; null where nobody knows it. */
  secret: string | null
  /** What requests that change something need besides the token. */
  csrf_token: string | null
  /** For readers. */
  device: string | null
}

/** What an API key may belong to; an access token always belongs to a user. */
export const ENTITIES = ['user', 'application', 'gateway', 'client', 'organization'] as const

/** How the OAuth client stands that an access token was granted to. */
export const CLIENT_STATES = ['requested', 'approved', 'flagged', 'rejected', 'suspended'] as const

/** An API key or an OAuth access token. */
export type CredentialRow = {
  id: string
  secret: string
  form: 'api_key' | 'access_token'
  entity: (typeof ENTITIES)[number]
  /** The user that it belongs to; null for a key of something else. */
  user_id: string | null
  rights: readonly string[]
  /** Its rights hold for everybody's account, as if the server were configured so for this credential alone. */
  universal: boolean
  /** Null for one without an end. */
  expires_at: string | null
  client_state: (typeof CLIENT_STATES)[number]
  /** Why the client stands as it does, where somebody wrote it down. */
  client_note: string | null
}

export type Tables = { users: UserRow; sessions: SessionRow; credentials: CredentialRow }

export const layout: Layout<Tables> = {
  users: { id: 'id' },
  sessions: { id: 'session_id', indexes: ['user_id'] },
  credentials: { id: 'id', indexes: ['user_id'] },
}

export const settings = {
  defaultPageSize: {
    default: 100,
    least: 0,
    about: 'Sessions on a page when `limit` is 0 or absent (is.pagination.default-limit); 0 for all, as before 3.32.2.',
  },
  adminRightsAll: {
    default: false,
    about: 'Lets administrators see and end the sessions of others (is.admin-rights.all); only `live` asks for rights.',
  },
  callsPerMinute: {
    default: 60,
    least: 1,
    about: 'Calls of an operation per user and token where rate limits are on; servers have no limit of their own.',
  },
} as const

export type StackContext = Context<Tables, SettingsOf<typeof settings>>

/** A call on its way through the stages of this API. */
export type StackCall = Call<RawInput, StackContext>
