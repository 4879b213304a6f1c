import { EMAIL, FIXTURE_TIME, fromContract, list, record } from '../../fixtures/schemas.js'
import type { SessionRow, UserRow } from './tables.js'

/** What a fixture file of this API holds. */
export interface Fixture {
  teams?: { id: string; enterprise_id?: string; name?: string }[]
  users?: {
    id: string
    team_id: string
    name?: string
    email?: string
    role?: UserRow['role']
    deactivated?: boolean
  }[]
  tokens?: {
    token: string
    user_id: string
    team_id?: string
    app_id?: string
    scopes?: string[]
    expires_at?: string
    revoked?: boolean
  }[]
  sessions?: (Partial<Omit<SessionRow, 'id' | 'created_at' | 'expires_at'>> & {
    session_id: number | string
    user_id: string
    created_at?: string
    expires_at?: string
  })[]
}

const text = (description: string) => ({ type: 'string', description })
const flag = (description: string) => ({ type: 'boolean', description })

/** How a fixture file of this API looks. */
export const fixtureSchema = record({
  teams: list(
    record(
      {
        id: text('The workspace, T….'),
        enterprise_id: text('The Enterprise organisation that it belongs to, E…; none if left out.'),
        name: text('For readers.'),
      },
      ['id'],
    ),
  ),
  users: list(
    record(
      {
        id: text('The user, W… in an organisation, U… outside.'),
        team_id: text('The workspace of the user.'),
        name: text('For readers.'),
        email: EMAIL,
        role: {
          enum: ['member', 'admin', 'primary_owner', 'bot'],
          description: 'What the user is in the organisation. Default member.',
        },
        deactivated: flag('Whether the account has been deactivated.'),
      },
      ['id', 'team_id'],
    ),
  ),
  tokens: list(
    record(
      {
        token: text('The token itself: xoxp-… of a user, xoxb-… of a bot.'),
        user_id: text('Whose token it is.'),
        team_id: text('The workspace it is bound to. Default: the whole organisation of the user.'),
        app_id: text('The app it was given to; rate limits count by it.'),
        scopes: { ...list({ type: 'string' }), description: 'Default: the one that both methods want.' },
        expires_at: FIXTURE_TIME,
        revoked: flag('Whether it has been revoked.'),
      },
      ['token', 'user_id'],
    ),
  ),
  sessions: list(
    record(
      {
        session_id: fromContract('SessionIdInJson'),
        user_id: text('Whose session it is.'),
        team_id: text('The workspace, or organisation, that it belongs to. Default: the workspace of the user.'),
        client: { enum: ['web', 'mobile'], description: 'What a reset can be confined to. Default web.' },
        device_hardware: text('For readers.'),
        os: text('For readers.'),
        os_version: text('For readers.'),
        slack_client_version: text('For readers.'),
        ip: text('For readers.'),
        created_at: FIXTURE_TIME,
        expires_at: FIXTURE_TIME,
      },
      ['session_id', 'user_id'],
    ),
  ),
})
