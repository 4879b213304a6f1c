import { derived } from './capacity.js'
import type { DeploymentRow, EdgegapContext, Location, VersionRow } from './tables.js'

/** Where deployments run unless a fixture says otherwise. */
export const MONTREAL: Location = {
  city: 'Montreal',
  country: 'Canada',
  continent: 'North America',
  administrative_division: 'Quebec',
  timezone: 'Eastern Time',
  latitude: 45.508888,
  longitude: -73.561668,
}

type Free = 'tags' | 'env' | 'sockets' | 'joinable' | 'started_at' | 'ready_at'

/** A deployment of a version, empty, with an id, an address and a port of its own. */
export const newDeployment = (
  version: VersionRow,
  given: Partial<Pick<DeploymentRow, Free>>,
  { ids, clock }: Pick<EdgegapContext, 'ids' | 'clock'>,
): DeploymentRow => {
  const now = clock.now()
  const row = {
    version_id: version.id,
    tags: [],
    env: {},
    sockets: version.sockets,
    sockets_usage: 0,
    session_count: 0,
    joinable: true,
    started_at: now,
    ready_at: now,
    empty_ttl: version.empty_ttl,
    ...given,
  }
  return {
    request_id: ids.hex(12),
    app: version.app,
    version: version.name,
    ...row,
    ...derived(row, now),
    session_max_duration: version.session_max_duration,
    public_ip: `198.51.100.${ids.integer(1, 254)}`,
    external_port: ids.integer(30000, 32767),
    location: MONTREAL,
    revision: 0,
  }
}
