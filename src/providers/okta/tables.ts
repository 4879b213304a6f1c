import type { Call } from '../../engine/call.js'
import type { Context } from '../../engine/context.js'
import type { SettingsOf } from '../../engine/provider.js'
import type { Layout } from '../../engine/store.js'

/** The life cycle of a user; the operation works the same in each of them. */
export const USER_STATUSES = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'SUSPENDED',
  'DEPROVISIONED',
] as const

/** A user of the organization; a deleted one has no row. */
export type UserRow = {
  id: string
  login: string
  status: (typeof USER_STATUSES)[number]
  name: string | null
  email: string | null
}

/** Something that a user holds. Times in milliseconds since the epoch; `expiresAt` null for what does not expire. */
export type HeldRow = { id: string; userId: string; createdAt: number; expiresAt: number | null }

/** A session with Okta as the identity provider; the device is for readers. */
export type SessionRow = HeldRow & { device: string | null }

/** An OAuth token that an app was given for the user. */
export type TokenRow = HeldRow & { clientId: string; use: 'access' | 'refresh' }

/** A device that is remembered, so that a factor is not asked for there. */
export type DeviceRow = HeldRow & { name: string; factor: string }

/** A session that a web or native app keeps for itself; Okta does not end these. */
export type AppSessionRow = HeldRow & { app: string }

/** What an administrator calls the API with: an API token (`ssws`) or an OAuth access token (`bearer`). */
export type CredentialRow = {
  token: string
  /** Who holds it, for people. */
  name: string
  scheme: 'ssws' | 'bearer'
  scopes: readonly string[]
  /** The users that the administrator's role covers, by id; null for all. */
  covers: readonly string[] | null
  /** The administrator it was made by or issued to; null for one outside this mock. */
  userId: string | null
  revoked: boolean
  expiresAt: number
}

export type Tables = {
  users: UserRow
  sessions: SessionRow
  tokens: TokenRow
  devices: DeviceRow
  appSessions: AppSessionRow
  credentials: CredentialRow
}

export const layout: Layout<Tables> = {
  users: { id: 'id', indexes: ['login'] },
  sessions: { id: 'id', indexes: ['userId'] },
  tokens: { id: 'id', indexes: ['userId'] },
  devices: { id: 'id', indexes: ['userId'] },
  appSessions: { id: 'id', indexes: ['userId'] },
  credentials: { id: 'token', indexes: ['userId'] },
}

export const settings = {
  classic: {
    default: false,
    about: 'An organization on Classic Engine: remembered devices are kept unless forgetDevices=true.',
  },
  lookupByLogin: {
    default: false,
    about: 'Takes a login, or `me` for the caller, as userId; documented for other user routes, for this one only IDs.',
  },
  strictMediaTypes: {
    default: false,
    about: 'Refuses an Accept without JSON (E0000019) and a body of another type (E0000021); no source says when.',
  },
} as const

export type OktaContext = Context<Tables, SettingsOf<typeof settings>>

/** A call on its way through the stages of this API. */
export type OktaCall = Call<unknown, OktaContext>
