import type { components } from '#contract/things-stack'
import type { SessionRow } from './tables.js'
import { shownTimestamp } from './timestamps.js'

type Session = components['schemas']['v3UserSession']

/** A session as it is listed, without what is empty; the secrets stay where they are. */
export const sessionView = (row: SessionRow, email = ''): Session => ({
  user_ids: { user_id: row.user_id, ...(email === '' ? {} : { email }) },
  session_id: row.session_id,
  created_at: shownTimestamp(row.created_at),
  updated_at: shownTimestamp(row.updated_at),
  ...(row.expires_at === null ? {} : { expires_at: shownTimestamp(row.expires_at) }),
})
