import { FLAG, oneOf, orNull, TEXT, TEXTS, type FieldsOf } from '../../engine/fields.js'
import { CLIENT_STATES, ENTITIES, USER_STATES, type Tables } from './tables.js'

/** As `timestamps.ts` keeps times. */
const STAMP = {
  type: 'string',
  pattern: '^([+-]\\d{6}|\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3])(:[0-5]\\d){2}\\.\\d{6}Z$',
}

export const fields: FieldsOf<Tables> = {
  users: {
    id: TEXT,
    admin: FLAG,
    state: oneOf(USER_STATES),
    email_validated: FLAG,
    name: orNull(TEXT),
    email: orNull(TEXT),
  },
  sessions: {
    session_id: TEXT,
    user_id: TEXT,
    created_at: STAMP,
    updated_at: STAMP,
    expires_at: orNull(STAMP),
    secret: orNull(TEXT),
    csrf_token: orNull(TEXT),
    device: orNull(TEXT),
  },
  credentials: {
    id: TEXT,
    secret: TEXT,
    form: oneOf(['api_key', 'access_token']),
    entity: oneOf(ENTITIES),
    user_id: orNull(TEXT),
    rights: TEXTS,
    universal: FLAG,
    expires_at: orNull(STAMP),
    client_state: oneOf(CLIENT_STATES),
    client_note: orNull(TEXT),
  },
}
