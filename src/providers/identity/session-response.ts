import type { SessionResponse, SessionRow } from './tables.js'

/** RFC 3339 in UTC; the fraction is left out when zero, as FastAPI writes times with a zone. */
const timestamp = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z')

/** A session as the service shows it: all thirteen keys, null for what is not set. */
export const sessionResponse = (row: SessionRow, now: number): SessionResponse => ({
  status: row.status,
  device_id: row.device_id,
  browser: row.browser,
  ip_address: row.ip_address,
  user_agent: row.user_agent,
  id: row.id,
  type: row.type,
  user_id: row.user_id,
  flow_id: row.flow_id,
  created_at: timestamp(row.created_at),
  updated_at: timestamp(row.updated_at),
  is_expired: now >= row.valid_until,
  valid_until: timestamp(row.valid_until),
})
