import type { components } from '#contract/slack'
import type { Context } from '../../engine/context.js'
import type { SettingsOf } from '../../engine/provider.js'
import type { Layout } from '../../engine/store.js'

/** A workspace; one outside an Enterprise organisation has no `enterprise_id`. */
export type TeamRow = { id: string; enterprise_id: string | null }

/** Somebody of a team and, through it, of an organisation. */
export type UserRow = {
  id: string
  name: string | null
  email: string | null
  team_id: string
  enterprise_id: string | null
  role: 'member' | 'admin' | 'primary_owner' | 'bot'
  deactivated: boolean
}

/** An API token, which is its own id. `team_id` is the workspace it is bound to, or the organisation (`E…`). */
export type TokenRow = {
  id: string
  user_id: string
  team_id: string
  app_id: string
  scopes: readonly string[]
  /** Milliseconds since the epoch; null for a token that is not rotated. */
  expires_at: number | null
  revoked: boolean
}

/** A sign-in; times in milliseconds since the epoch. The API shows none of it, the device columns are for readers. */
export type SessionRow = {
  /** Decimal digits without leading zeros: ids have up to 64 bits, more than a number keeps. */
  id: string
  user_id: string
  /** The workspace that the session belongs to, or the organisation (`E…`). */
  team_id: string
  client: 'web' | 'mobile'
  device_hardware: string | null
  os: string | null
  os_version: string | null
  slack_client_version: string | null
  ip: string | null
  created_at: number
  /** Null for one that lasts until somebody ends it. */
  expires_at: number | null
}

export type Tables = { teams: TeamRow; users: UserRow; tokens: TokenRow; sessions: SessionRow }

export const layout: Layout<Tables> = {
  teams: { id: 'id' },
  users: { id: 'id' },
  tokens: { id: 'id' },
  sessions: { id: 'id', indexes: ['user_id'] },
}

export const settings = {
  expiredToken: {
    default: 'token_expired',
    values: ['token_expired', 'invalid_auth'],
    about: 'What an expired token is answered; `invalid_auth` is the answer from before December 2021.',
  },
  repeatedInvalidate: {
    default: 'session_not_found',
    values: ['session_not_found', 'ok'],
    about: 'What invalidating a session again answers; no source says.',
  },
  bothFlags: {
    default: 'all',
    values: ['all', 'invalid_arguments'],
    about: 'What a reset with both `mobile_only` and `web_only` does: end all sessions, or refuse; no source says.',
  },
} as const

export type SlackContext = Context<Tables, SettingsOf<typeof settings>>

type Codes = components['schemas']
export type InvalidateCode = Codes['SessionInvalidateErrorCode']
export type ResetCode = Codes['SessionResetErrorCode']
/** The codes that both methods know. */
export type CommonCode = InvalidateCode & ResetCode
