import { versionId, type VersionRow } from './tables.js'

const MINUTE = 60_000

/** How long sessions are kept, where a version says nothing, after their deployment has ended; also the least it may say. */
const SESSION_MAX_DURATION = 60

/** What may be said of a version; durations in minutes, as the vendor has them. */
export interface VersionFixture {
  name: string
  number?: number
  kind?: VersionRow['kind']
  sockets?: number
  autodeploy?: boolean
  enabled?: boolean
  starts?: boolean
  empty_ttl?: number
  session_max_duration?: number
}

/** A version with everything filled in. @param number what sessions show as `app_version` unless it is given. */
export const versionRow = (app: string, number: number, given: VersionFixture): VersionRow => ({
  id: versionId(app, given.name),
  app,
  name: given.name,
  number: given.number ?? number,
  kind: given.kind ?? 'Seat',
  sockets: given.sockets ?? 10,
  autodeploy: given.autodeploy ?? true,
  enabled: given.enabled ?? true,
  starts: given.starts ?? true,
  empty_ttl: given.empty_ttl === undefined ? null : given.empty_ttl * MINUTE,
  session_max_duration: (given.session_max_duration ?? SESSION_MAX_DURATION) * MINUTE,
  deployed: 0,
})
