import type { components } from '#contract/edgegap'
import type { Context } from '../../engine/context.js'
import type { SettingsOf } from '../../engine/provider.js'
import type { Layout } from '../../engine/store.js'

export type Schemas = components['schemas']
export type SessionUser = Schemas['SessionUser']
export type Location = Schemas['DeploymentLocation']

/** What takes a socket: each user of each session (`Seat`) or each session (`Match`). `Default` takes no sessions. */
export const KINDS = ['Seat', 'Match', 'Default'] as const
export type Kind = (typeof KINDS)[number]

/** An API key of the organization. A revoked one is refused like one that never was. */
export type KeyRow = { key: string; name: string; revoked: boolean }

/** A player, whom the API itself knows by addresses alone. */
export type PlayerRow = {
  /** Their first address, which stands for them. */
  ip: string
  /** All of their addresses. */
  ips: readonly string[]
  name: string | null
  email: string | null
}

/** A version of an application; made by another group of the vendor's API, so by fixtures and the driver here. */
export type VersionRow = {
  id: string
  app: string
  name: string
  /** What sessions show as `app_version`. */
  number: number
  kind: Kind
  /** How many sockets each of its deployments has. */
  sockets: number
  /** Whether a session that fits nowhere gets a deployment of its own. */
  autodeploy: boolean
  enabled: boolean
  /** False for a bad configuration: its deployments end right after their start. */
  starts: boolean
  /** Milliseconds after which a deployment without sessions ends; null for never. */
  empty_ttl: number | null
  /** Milliseconds for which sessions are kept after their deployment has ended. */
  session_max_duration: number
  /** How many deployments sessions have started of it; two sessions that come at once see it change and share one. */
  deployed: number
}

/** A running game server. Times in milliseconds since the epoch; whether it is ready or has ended is told by the clock. */
export type DeploymentRow = {
  request_id: string
  version_id: string
  app: string
  version: string
  tags: readonly string[]
  /** Environment variables that it was started with. */
  env: Readonly<Record<string, string>>
  sockets: number
  sockets_usage: number
  session_count: number
  joinable: boolean
  /** Its `version_id` while sessions may be linked to it and a socket is free, else null. */
  open_for: string | null
  started_at: number
  ready_at: number
  /** When it ends or has ended; null as long as nothing ends it. */
  ends_at: number | null
  empty_ttl: number | null
  session_max_duration: number
  public_ip: string
  external_port: number
  location: Location
  /** Counts the changes, so that a transition can tell that it saw the latest. */
  revision: number
}

/** A session. What becomes of it is decided when it is created; the clock tells how much of that shows already. */
export type SessionRow = {
  session_id: string
  custom_id: string | null
  app: string
  version: string
  app_version: number
  kind: Kind
  users: readonly SessionUser[]
  webhook_url: string | null
  /** Whose sockets it takes from the beginning; shown from `waiting_at` on. */
  deployment_request_id: string | null
  outcome: 'Ready' | 'Unprocessable' | 'Error'
  error: string | null
  created_at: number
  /** When Initializing gives way to Seeking, that to Waiting, and that to the outcome. */
  seeking_at: number
  waiting_at: number
  settled_at: number
  /** False once its deployment has ended. */
  active: boolean
  /** When its data are removed, after its deployment has ended; null until then. */
  expires_at: number | null
  revision: number
}

export type Tables = {
  keys: KeyRow
  players: PlayerRow
  versions: VersionRow
  deployments: DeploymentRow
  sessions: SessionRow
}

export const layout: Layout<Tables> = {
  keys: { id: 'key' },
  players: { id: 'ip' },
  versions: { id: 'id', indexes: ['app'] },
  deployments: { id: 'request_id', indexes: ['open_for'] },
  sessions: { id: 'session_id', indexes: ['deployment_request_id', 'active'] },
}

export const settings = {
  startSeconds: {
    default: 5,
    about: 'How many seconds a newly started deployment takes until players can connect; 0 for none.',
  },
  webhookWhen: {
    default: 'linked',
    values: ['linked', 'ready'],
    about: 'Whether a webhook tells that a deployment is chosen or that it can be played on; the sources say both.',
  },
  unknownSession: {
    default: 404,
    values: [404, 400],
    about:
      'What an unknown session answers where the contract declares no 404: reading it, and reading or changing its users.',
  },
  emptyFilters: {
    default: 400,
    values: [400, 200],
    about: 'What a bulk stop without filters answers; with 200 it stops every session.',
  },
} as const

export type EdgegapContext = Context<Tables, SettingsOf<typeof settings>>

/** The id of a version's row, which no other pair of names shares. */
export const versionId = (app: string, version: string): string => `${encodeURIComponent(app)}/${version}`
