import { EMAIL, FIXTURE_TIME, fromContract, list, record } from '../../fixtures/schemas.js'
import { KINDS } from './tables.js'

const string = { type: 'string', minLength: 1 }
const boolean = { type: 'boolean' }
const strings = list(string)

/** What fixtures and the driver may say of a version, besides its name. */
export const VERSION_PROPERTIES = {
  kind: { enum: KINDS, description: 'What takes a socket: a user, a session, or nothing as there are no sessions.' },
  sockets: { type: 'integer', minimum: 1, description: 'How many sockets each deployment has.' },
  autodeploy: { ...boolean, description: 'Whether a session that fits nowhere gets a new deployment.' },
  enabled: boolean,
  starts: { ...boolean, description: 'False for a bad configuration: what is deployed of it fails.' },
  empty_ttl: { type: 'integer', minimum: 1, description: 'Minutes after which a deployment without sessions ends.' },
  session_max_duration: {
    type: 'integer',
    minimum: 60,
    description: 'Minutes for which sessions are kept after their deployment has ended.',
  },
}

/** How a fixture file of this API looks. */
export const fixtureSchema = record({
  keys: list(record({ key: string, name: string, revoked: boolean }, ['key'])),
  players: list(
    record(
      {
        ips: { ...list(string), minItems: 1, description: 'Their addresses; the first stands for them.' },
        name: { type: 'string', description: 'For readers.' },
        email: EMAIL,
      },
      ['ips'],
    ),
  ),
  apps: list(
    record(
      {
        name: string,
        versions: {
          ...list(record({ name: string, number: { type: 'integer' }, ...VERSION_PROPERTIES }, ['name'])),
          minItems: 1,
          description: 'The latest one last.',
        },
      },
      ['name', 'versions'],
    ),
  ),
  deployments: list(
    record(
      {
        request_id: string,
        app: string,
        version: { ...string, description: 'The latest one if left out.' },
        tags: strings,
        sockets: VERSION_PROPERTIES.sockets,
        joinable: boolean,
        started_at: FIXTURE_TIME,
        ended_at: FIXTURE_TIME,
        public_ip: string,
        external_port: fromContract('PortMapping', 'properties', 'external'),
        location: fromContract('DeploymentLocation'),
      },
      ['request_id', 'app'],
    ),
  ),
  sessions: list(
    record(
      {
        session_id: string,
        custom_id: string,
        app: { ...string, description: 'Only without a deployment, which otherwise tells it.' },
        version: string,
        deployment: { ...string, description: 'The request id of a deployment above.' },
        outcome: { enum: ['Unprocessable', 'Error'], description: 'What became of a session without a deployment.' },
        error: string,
        users: list(
          record(
            {
              ip: string,
              latitude: fromContract('LocationModel', 'properties', 'latitude'),
              longitude: fromContract('LocationModel', 'properties', 'longitude'),
            },
            ['ip'],
          ),
        ),
        webhook_url: string,
        created_at: FIXTURE_TIME,
      },
      ['session_id'],
    ),
  ),
})
