import { FLAG, oneOf, orNull, TEXT, TEXTS, TIME, type FieldsOf } from '../../engine/fields.js'
import type { Tables } from './tables.js'

export const fields: FieldsOf<Tables> = {
  teams: { id: TEXT, enterprise_id: orNull(TEXT) },
  users: {
    id: TEXT,
    name: orNull(TEXT),
    email: orNull(TEXT),
    team_id: TEXT,
    enterprise_id: orNull(TEXT),
    role: oneOf(['member', 'admin', 'primary_owner', 'bot']),
    deactivated: FLAG,
  },
  tokens: {
    id: TEXT,
    user_id: TEXT,
    team_id: TEXT,
    app_id: TEXT,
    scopes: TEXTS,
    expires_at: orNull(TIME),
    revoked: FLAG,
  },
  sessions: {
    id: { type: 'string', pattern: '^(0|[1-9]\\d*)$' },
    user_id: TEXT,
    team_id: TEXT,
    client: oneOf(['web', 'mobile']),
    device_hardware: orNull(TEXT),
    os: orNull(TEXT),
    os_version: orNull(TEXT),
    slack_client_version: orNull(TEXT),
    ip: orNull(TEXT),
    created_at: TIME,
    expires_at: orNull(TIME),
  },
}
