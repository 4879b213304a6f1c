import type { SeedKit, Seeding } from '../../engine/provider.js'
import { SCOPE } from './admit.js'
import { fixtureSchema, type Fixture } from './fixture.js'
import { sessionIdText } from './session-id.js'
import type { SessionRow, Tables, TeamRow, TokenRow, UserRow } from './tables.js'

/** The app of tokens that name none. */
export const DEFAULT_APP = 'A0CONSOLE1'

type Path = readonly (string | number)[]

/** The rows by id; refuses the second of two with one id. */
const byId = <R extends { id: string }>(rows: R[], name: string, key: string, { refuse }: SeedKit): Map<string, R> => {
  const known = new Map<string, R>()
  for (const [i, row] of rows.entries()) {
    if (known.has(row.id)) refuse([name, i, key], `"${row.id}" stands there twice`)
    known.set(row.id, row)
  }
  return known
}

const teamRows = ({ teams = [] }: Fixture, kit: SeedKit): Map<string, TeamRow> =>
  byId(
    teams.map(({ id, enterprise_id = null }) => ({ id, enterprise_id })),
    'teams',
    'id',
    kit,
  )

const userRows = ({ users = [] }: Fixture, teams: Map<string, TeamRow>, kit: SeedKit): Map<string, UserRow> => {
  const rows = users.map((given, i): UserRow => {
    const { id, team_id, name = null, email = null, role = 'member', deactivated = false } = given
    const team = teams.get(team_id) ?? kit.refuse(['users', i, 'team_id'], `no team "${team_id}" stands under teams`)
    return { id, name, email, team_id, enterprise_id: team.enterprise_id, role, deactivated }
  })
  return byId(rows, 'users', 'id', kit)
}

export const seeding: Seeding<Tables, Fixture> = {
  schema: fixtureSchema,
  rows(fixture, kit) {
    const { time, refuse } = kit
    const teams = teamRows(fixture, kit)
    const users = userRows(fixture, teams, kit)
    const enterprises = new Set([...teams.values()].map(({ enterprise_id }) => enterprise_id))

    const owner = (id: string, path: Path): UserRow =>
      users.get(id) ?? refuse(path, `no user "${id}" stands under users`)
    const place = (id: string, path: Path): string =>
      teams.has(id) || enterprises.has(id)
        ? id
        : refuse(path, `neither a team nor an enterprise "${id}" stands under teams`)
    const moment = (at: string | undefined): number | null => (at === undefined ? null : time(at))

    const tokens = (fixture.tokens ?? []).map((given, i): TokenRow => {
      const { token, user_id, app_id = DEFAULT_APP, scopes = [SCOPE], expires_at, revoked = false } = given
      const user = owner(user_id, ['tokens', i, 'user_id'])
      const home = given.team_id ?? user.enterprise_id ?? user.team_id
      const team_id = place(home, ['tokens', i, 'team_id'])
      return { id: token, user_id, team_id, app_id, scopes, expires_at: moment(expires_at), revoked }
    })
    const sessions = (fixture.sessions ?? []).map((given, i): SessionRow => {
      const { session_id, user_id } = given
      const user = owner(user_id, ['sessions', i, 'user_id'])
      if (typeof session_id === 'number' && !Number.isSafeInteger(session_id))
        refuse(['sessions', i, 'session_id'], 'put an id of so many digits in quotes, or it is rounded')
      return {
        id: sessionIdText(session_id),
        user_id,
        team_id: place(given.team_id ?? user.team_id, ['sessions', i, 'team_id']),
        client: given.client ?? 'web',
        device_hardware: given.device_hardware ?? null,
        os: given.os ?? null,
        os_version: given.os_version ?? null,
        slack_client_version: given.slack_client_version ?? null,
        ip: given.ip ?? null,
        created_at: time(given.created_at ?? 'PT0S'),
        expires_at: moment(given.expires_at),
      }
    })
    return {
      teams: [...teams.values()],
      users: [...users.values()],
      tokens: [...byId(tokens, 'tokens', 'token', kit).values()],
      sessions: [...byId(sessions, 'sessions', 'session_id', kit).values()],
    }
  },
}
