import type { SeedKit } from '../../engine/provider.js'
import { derived } from './capacity.js'
import { MONTREAL } from './new-deployment.js'
import type { DeploymentRow, Location, VersionRow } from './tables.js'

/** A deployment of a fixture. */
export interface DeploymentFixture {
  request_id: string
  app: string
  version?: string
  tags?: string[]
  sockets?: number
  joinable?: boolean
  started_at?: string
  ended_at?: string
  public_ip?: string
  external_port?: number
  location?: Location
}

/** The version that a fixture means, the app's latest where it names none; refuses what no app has. */
export const versionOf = (
  { app, version }: { app: string; version?: string },
  versions: readonly VersionRow[],
  refuse: (reason: string) => never,
): VersionRow => {
  const ofApp = versions.filter((row) => row.app === app)
  if (ofApp.length === 0) return refuse(`no app "${app}" stands under apps`)
  const found = version === undefined ? ofApp.at(-1) : ofApp.find(({ name }) => name === version)
  return found ?? refuse(`the app "${app}" has no version "${String(version)}"`)
}

/** Rows for the deployments of a fixture, by request id, without sessions yet. */
export const seedDeployments = (
  deployments: readonly DeploymentFixture[],
  versions: readonly VersionRow[],
  { start, time, refuse }: SeedKit,
): Map<string, DeploymentRow> => {
  const rows = new Map<string, DeploymentRow>()
  for (const [i, given] of deployments.entries()) {
    const { request_id, tags = [], joinable = true, ended_at } = given
    const version = versionOf(given, versions, (reason) => refuse(['deployments', i, 'app'], reason))
    const ended = ended_at === undefined ? undefined : time(ended_at)
    if (ended !== undefined && ended > start) refuse(['deployments', i, 'ended_at'], 'lies after the start')
    if (rows.has(request_id)) refuse(['deployments', i, 'request_id'], 'stands twice')
    const started = given.started_at === undefined ? start : time(given.started_at)
    const row = {
      version_id: version.id,
      sockets: given.sockets ?? version.sockets,
      sockets_usage: 0,
      session_count: 0,
      joinable,
      empty_ttl: version.empty_ttl,
    }
    rows.set(request_id, {
      request_id,
      app: version.app,
      version: version.name,
      tags,
      env: {},
      ...row,
      ...(ended === undefined ? derived(row, start) : { open_for: null, ends_at: ended }),
      started_at: started,
      ready_at: started,
      session_max_duration: version.session_max_duration,
      public_ip: given.public_ip ?? '198.51.100.20',
      external_port: given.external_port ?? 31669,
      location: given.location ?? MONTREAL,
      revision: 0,
    })
  }
  return rows
}
