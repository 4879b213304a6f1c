import type { SeedKit } from '../../engine/provider.js'
import { freeSockets, hasEnded, occupy, socketsFor } from './capacity.js'
import { isIpAddress } from './ip-address.js'
import { versionOf } from './seed-deployments.js'
import type { DeploymentRow, SessionRow, SessionUser, VersionRow } from './tables.js'

/** A session of a fixture: linked to a deployment, or an app's for which there was none. */
export interface SessionFixture {
  session_id: string
  custom_id?: string
  app?: string
  version?: string
  deployment?: string
  outcome?: 'Unprocessable' | 'Error'
  error?: string
  users?: SessionUser[]
  webhook_url?: string
  created_at?: string
}

/** Rows for the sessions of a fixture, and the deployments with their sockets taken. */
export const seedSessions = (
  sessions: readonly SessionFixture[],
  versions: readonly VersionRow[],
  empty: ReadonlyMap<string, DeploymentRow>,
  kit: SeedKit,
): { sessions: SessionRow[]; deployments: DeploymentRow[] } => {
  const deployments = new Map(empty)
  const rows = new Map<string, SessionRow>()
  for (const [i, given] of sessions.entries()) {
    const refuse = (key: keyof SessionFixture, reason: string) => kit.refuse(['sessions', i, key], reason)
    if (rows.has(given.session_id)) refuse('session_id', 'stands twice')
    checkUsers(given.users ?? [], (reason) => refuse('users', reason))
    const deployment = given.deployment === undefined ? undefined : deployments.get(given.deployment)
    if (given.deployment !== undefined && !deployment) {
      refuse('deployment', `no deployment "${given.deployment}" stands under deployments`)
    }
    const app = deployment?.app ?? given.app ?? refuse('app', 'a session needs a deployment or an app')
    const name = deployment?.version ?? given.version
    const version = versionOf({ app, ...(name !== undefined && { version: name }) }, versions, (reason) =>
      refuse('app', reason),
    )
    const row = sessionRow(given, version, deployment, kit)
    rows.set(row.session_id, row)
    if (!deployment || !row.active) continue
    const sockets = socketsFor(version.kind, row.users.length)
    if (sockets > freeSockets(deployment)) refuse('deployment', `"${deployment.request_id}" has too few sockets`)
    const taken = occupy(deployment, { sockets, sessions: 1 }, kit.start)
    deployments.set(deployment.request_id, { ...deployment, ...taken })
  }
  return { sessions: [...rows.values()], deployments: [...deployments.values()] }
}

const checkUsers = (users: readonly SessionUser[], refuse: (reason: string) => never): void => {
  const seen = new Set<string>()
  for (const { ip } of users) {
    if (!isIpAddress(ip)) refuse(`"${ip}" is not an IP address`)
    if (seen.has(ip)) refuse(`"${ip}" stands twice`)
    seen.add(ip)
  }
}

const sessionRow = (
  given: SessionFixture,
  version: VersionRow,
  deployment: DeploymentRow | undefined,
  { start, time }: SeedKit,
): SessionRow => {
  const created_at = given.created_at === undefined ? start : time(given.created_at)
  const ended = deployment !== undefined && hasEnded(deployment, start)
  return {
    session_id: given.session_id,
    custom_id: given.custom_id ?? null,
    app: version.app,
    version: version.name,
    app_version: version.number,
    kind: version.kind,
    users: given.users ?? [],
    webhook_url: given.webhook_url ?? null,
    deployment_request_id: deployment?.request_id ?? null,
    outcome: deployment ? 'Ready' : (given.outcome ?? 'Unprocessable'),
    error: given.error ?? null,
    created_at,
    seeking_at: created_at,
    waiting_at: created_at,
    settled_at: created_at,
    active: !ended,
    expires_at: ended ? deployment.ends_at! + version.session_max_duration : null,
    revision: 0,
  }
}
