import type { SeedKit, Seeding } from '../../engine/provider.js'
import { fixtureSchema } from './fixture-schema.js'
import { seedDeployments, type DeploymentFixture } from './seed-deployments.js'
import { seedSessions, type SessionFixture } from './seed-sessions.js'
import { isIpAddress } from './ip-address.js'
import type { KeyRow, PlayerRow, Tables, VersionRow } from './tables.js'
import { versionRow, type VersionFixture } from './version-row.js'

/** What a fixture file of this API holds. */
export interface Fixture {
  keys?: { key: string; name?: string; revoked?: boolean }[]
  players?: { ips: string[]; name?: string; email?: string }[]
  apps?: { name: string; versions: VersionFixture[] }[]
  deployments?: DeploymentFixture[]
  sessions?: SessionFixture[]
}

/** Version numbers of fixtures that name none count from here. */
const FIRST_NUMBER = 1001

const seedKeys = (keys: NonNullable<Fixture['keys']>, { refuse }: SeedKit): KeyRow[] =>
  keys.map(({ key, name = key, revoked = false }, i) => {
    if (keys.findIndex((other) => other.key === key) < i) refuse(['keys', i, 'key'], 'stands twice')
    return { key, name, revoked }
  })

const seedPlayers = (players: NonNullable<Fixture['players']>, { refuse }: SeedKit): PlayerRow[] => {
  const taken = new Set<string>()
  return players.map(({ ips, name = null, email = null }, i) => {
    for (const [j, ip] of ips.entries()) {
      if (!isIpAddress(ip)) refuse(['players', i, 'ips', j], `"${ip}" is not an IP address`)
      if (taken.has(ip)) refuse(['players', i, 'ips', j], `"${ip}" stands twice`)
      taken.add(ip)
    }
    return { ip: ips[0]!, ips, name, email }
  })
}

const seedVersions = (apps: NonNullable<Fixture['apps']>, { refuse }: SeedKit): VersionRow[] => {
  const rows = new Map<string, VersionRow>()
  for (const [i, { name: app, versions }] of apps.entries()) {
    for (const [j, version] of versions.entries()) {
      const row = versionRow(app, FIRST_NUMBER + rows.size, version)
      if (rows.has(row.id)) refuse(['apps', i, 'versions', j, 'name'], `"${app}" has a version "${row.name}" already`)
      rows.set(row.id, row)
    }
  }
  return [...rows.values()]
}

export const seeding: Seeding<Tables, Fixture> = {
  schema: fixtureSchema,
  rows({ keys = [], players = [], apps = [], deployments = [], sessions = [] }, kit) {
    const versions = seedVersions(apps, kit)
    const empty = seedDeployments(deployments, versions, kit)
    return {
      keys: seedKeys(keys, kit),
      players: seedPlayers(players, kit),
      versions,
      ...seedSessions(sessions, versions, empty, kit),
    }
  },
}
