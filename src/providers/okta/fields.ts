import { FLAG, oneOf, orNull, TEXT, TEXTS, TIME, type FieldsOf } from '../../engine/fields.js'
import { USER_STATUSES, type Tables } from './tables.js'

const held = { id: TEXT, userId: TEXT, createdAt: TIME, expiresAt: orNull(TIME) }

export const fields: FieldsOf<Tables> = {
  users: { id: TEXT, login: TEXT, status: oneOf(USER_STATUSES), name: orNull(TEXT), email: orNull(TEXT) },
  sessions: { ...held, device: orNull(TEXT) },
  tokens: { ...held, clientId: TEXT, use: oneOf(['access', 'refresh']) },
  devices: { ...held, name: TEXT, factor: TEXT },
  appSessions: { ...held, app: TEXT },
  credentials: {
    token: TEXT,
    name: TEXT,
    scheme: oneOf(['ssws', 'bearer']),
    scopes: TEXTS,
    covers: orNull(TEXTS),
    userId: orNull(TEXT),
    revoked: FLAG,
    expiresAt: TIME,
  },
}
