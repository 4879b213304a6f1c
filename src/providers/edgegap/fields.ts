import { COUNT, FLAG, oneOf, orNull, SPAN, TEXT, TEXTS, TIME, type FieldsOf } from '../../engine/fields.js'
import { list, record } from '../../fixtures/schemas.js'
import { KINDS, type Tables } from './tables.js'

const NUMBER = { type: 'number' }

const LOCATION = {
  city: TEXT,
  country: TEXT,
  continent: TEXT,
  administrative_division: TEXT,
  timezone: TEXT,
  latitude: NUMBER,
  longitude: NUMBER,
}

const USER = record({ ip: TEXT, latitude: orNull(NUMBER), longitude: orNull(NUMBER) }, ['ip'])

export const fields: FieldsOf<Tables> = {
  keys: { key: TEXT, name: TEXT, revoked: FLAG },
  players: { ip: TEXT, ips: TEXTS, name: orNull(TEXT), email: orNull(TEXT) },
  versions: {
    id: TEXT,
    app: TEXT,
    name: TEXT,
    number: { type: 'integer' },
    kind: oneOf(KINDS),
    sockets: COUNT,
    autodeploy: FLAG,
    enabled: FLAG,
    starts: FLAG,
    empty_ttl: orNull(SPAN),
    session_max_duration: SPAN,
    deployed: COUNT,
  },
  deployments: {
    request_id: TEXT,
    version_id: TEXT,
    app: TEXT,
    version: TEXT,
    tags: TEXTS,
    env: { type: 'object', additionalProperties: TEXT },
    sockets: COUNT,
    sockets_usage: COUNT,
    session_count: COUNT,
    joinable: FLAG,
    open_for: orNull(TEXT),
    started_at: TIME,
    ready_at: TIME,
    ends_at: orNull(TIME),
    empty_ttl: orNull(SPAN),
    session_max_duration: SPAN,
    public_ip: TEXT,
    external_port: { type: 'integer', minimum: 0, maximum: 65535 },
    location: record(LOCATION, Object.keys(LOCATION)),
    revision: COUNT,
  },
  sessions: {
    session_id: TEXT,
    custom_id: orNull(TEXT),
    app: TEXT,
    version: TEXT,
    app_version: { type: 'integer' },
    kind: oneOf(KINDS),
    users: list(USER),
    webhook_url: orNull(TEXT),
    deployment_request_id: orNull(TEXT),
    outcome: oneOf(['Ready', 'Unprocessable', 'Error']),
    error: orNull(TEXT),
    created_at: TIME,
    seeking_at: TIME,
    waiting_at: TIME,
    settled_at: TIME,
    active: FLAG,
    expires_at: orNull(TIME),
    revision: COUNT,
  },
}
