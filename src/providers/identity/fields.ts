import { orNull, TEXT, TIME, type FieldsOf } from '../../engine/fields.js'
import { fromContract } from '../../fixtures/schemas.js'
import type { Tables } from './tables.js'

export const fields: FieldsOf<Tables> = {
  users: { id: TEXT, name: orNull(TEXT), email: orNull(TEXT) },
  sessions: {
    id: TEXT,
    type: fromContract('SessionResponse', 'properties', 'type'),
    status: fromContract('SessionResponse', 'properties', 'status'),
    user_id: orNull(TEXT),
    device_id: orNull(TEXT),
    browser: orNull(TEXT),
    ip_address: orNull(TEXT),
    user_agent: orNull(TEXT),
    flow_id: orNull(TEXT),
    created_at: TIME,
    updated_at: TIME,
    valid_until: TIME,
  },
}
