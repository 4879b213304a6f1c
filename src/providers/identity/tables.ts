import type { components } from '#contract/identity'
import type { Context } from '../../engine/context.js'
import type { SettingsOf } from '../../engine/provider.js'
import type { Layout } from '../../engine/store.js'

export type SessionResponse = components['schemas']['SessionResponse']

/** Somebody who may have sessions; the API itself never shows users. */
export type UserRow = { id: string; name: string | null; email: string | null }

/** A session; times in milliseconds since the epoch. Whether it is expired is told by the clock, not stored. */
export type SessionRow = {
  id: string
  type: SessionResponse['type']
  status: NonNullable<SessionResponse['status']>
  user_id: string | null
  device_id: string | null
  browser: string | null
  ip_address: string | null
  user_agent: string | null
  flow_id: string | null
  created_at: number
  updated_at: number
  valid_until: number
}

export type Tables = { users: UserRow; sessions: SessionRow }

export const layout: Layout<Tables> = {
  users: { id: 'id' },
  sessions: { id: 'id', indexes: ['user_id'] },
}

export const settings = {
  repeatedDelete: {
    default: 404,
    values: [404, 204],
    about: 'What deleting a session that is not there answers; no source says whether the service is idempotent.',
  },
} as const

export type IdentityContext = Context<Tables, SettingsOf<typeof settings>>

/** How long a session is valid when nothing says otherwise: 30 days, in milliseconds. */
export const SESSION_LIFETIME = 30 * 24 * 60 * 60 * 1000
