import type { Answer, Request } from './server.js'

export interface App {
  name: string
  version: string
  kind: string
  sockets: number
  autodeploy: boolean
  enabled: boolean
}

export interface Deployment {
  id: string
  app: string
  tags: string[]
  sockets: number
  joinable: boolean
  ended: boolean
  /** Milliseconds of the world's clock. */
  readyAt: number
}

export interface User {
  ip: string
  latitude?: number
  longitude?: number
}

export interface Session {
  id: string
  app: App
  users: User[]
  webhook?: string | undefined
  deployment?: Deployment | undefined
  createdAt: number
  /** When it was deleted. */
  deletedAt?: number
}

/** Apps, deployments and sessions of a hand-made server, and a driver for them. */
export interface World {
  apps: Map<string, App>
  deployments: Map<string, Deployment>
  sessions: Map<string, Session>
  /** Headers of the credentials that the driver made, with their states. */
  keys: Map<string, string>
  now(): number
  /** A new id of twelve hex digits. */
  id(): string
  deploy(app: App, given: Partial<Deployment>): Deployment
  driver(request: Request, path: string): Answer
}

const KINDS = {
  app: ['create', 'observe'],
  deployment: ['create', 'observe', 'delete'],
  credential: ['create'],
}

export const createWorld = (kinds: Record<string, string[]> = KINDS, clock = true): World => {
  let count = 0
  let moved = 0
  const world: World = {
    apps: new Map(),
    deployments: new Map(),
    sessions: new Map(),
    keys: new Map(),
    now: () => Date.now() + moved,
    id: () => (++count).toString(16).padStart(12, 'a'),
    deploy(app, given) {
      const plain = { id: world.id(), app: app.name, tags: [], sockets: app.sockets, joinable: true, ended: false }
      const made = { ...plain, readyAt: world.now(), ...given }
      world.deployments.set(made.id, made)
      return made
    },
    driver({ method, body }, path) {
      const [, kind = '', rawId] = path.split('/')
      const sent = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>
      if (kind === '') return { status: 200, body: { api: 'edgegap', kinds, clock, reset: true } }
      if (kind === 'reset') return { status: 204 }
      if (kind === 'clock') {
        moved += 1000 * Number(/^PT(\d+)S$/.exec(String(sent['advance']))?.[1] ?? 0)
        return { status: 200, body: { now: new Date(world.now()).toISOString() } }
      }
      if (!kinds[kind]) return { status: 404, body: { error: `no ${kind} here` } }
      if (method === 'POST') return make(world, kind, sent)
      const id = decodeURIComponent(rawId ?? '')
      const found = world.deployments.get(id)
      if (!found) return { status: 404, body: { error: 'never was' } }
      if (method === 'DELETE') {
        found.ended = true
        return { status: 204 }
      }
      const linked = [...world.sessions.values()].filter((each) => each.deployment === found && !each.deletedAt)
      return {
        status: 200,
        body: { id, alive: !found.ended, sessions: linked.map((each) => each.id), tags: found.tags },
      }
    },
  }
  return world
}

const make = (world: World, kind: string, sent: Record<string, unknown>): Answer => {
  if (kind === 'credential') {
    const authorization = `token made-${world.id()}`
    world.keys.set(authorization, String(sent['state'] ?? 'active'))
    return { status: 201, body: { id: authorization, headers: { authorization } } }
  }
  if (kind === 'app') {
    const plain = {
      name: `app-${world.id()}`,
      version: 'v1',
      kind: 'Seat',
      sockets: 10,
      autodeploy: true,
      enabled: true,
    }
    const app = { ...plain, ...sent } as App
    world.apps.set(app.name, app)
    return { status: 201, body: { id: app.name, version: app.version } }
  }
  const app = world.apps.get(String(sent['app']))
  if (!app) return { status: 422, body: { error: 'no such app' } }
  const { app: _, ...given } = sent
  return { status: 201, body: { id: world.deploy(app, given as Partial<Deployment>).id } }
}
