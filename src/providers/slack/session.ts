import type { Condition } from '../../engine/store.js'
import type { SessionRow } from './tables.js'

/** A session has run out from the moment of its expiry on. */
export const hasLapsed = ({ expires_at }: SessionRow, now: number): boolean => expires_at !== null && expires_at <= now

/** The same as a condition, for the sessions that have not. */
export const stillValid = (now: number): Condition<SessionRow> => ({
  any: [
    { field: 'expires_at', is: '=', value: null },
    { field: 'expires_at', is: '>', value: now },
  ],
})
