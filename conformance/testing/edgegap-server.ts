import { decode } from './decode.js'
import { isCreation } from './edgegap-validation.js'
import { serve, type Answer, type Request, type TestServer, type Write } from './server.js'
import { createWorld, type App, type Deployment, type Session, type User, type World } from './edgegap-world.js'

/** The good key of the hand-made Edgegap. */
export const KEY = { authorization: 'token 00000000-0000-4000-8000-0000000000aa' }

export type Fields = Record<string, unknown>

export interface Filter {
  field: string
  filter_type: string
  values: string[]
}

/** How a server differs from the plain one; each part gets what the plain one would do. */
export interface EdgegapVariation {
  /** Why a call is refused, or undefined. */
  authenticate?(plain: Answer | undefined, request: Request, world: World): Answer | undefined
  /** How many sockets a session takes. */
  taken?(plain: number, session: Session): number
  /** The free sockets of a deployment. */
  free?(plain: number): number
  /** Which of the running deployments a session may join. */
  fits?(plain: boolean, deployment: Deployment, tags: readonly string[]): boolean
  /** The users after a change. */
  users?(plain: User[], before: readonly User[], session: Session, world: World): User[]
  /** What a deletion or bulk stop ends. */
  remove?(plain: Session[], world: World): Session[]
  /** Whether a session meets a filter. */
  meets?(plain: boolean, filter: Filter, session: Session): boolean
  /** Whether a session is stopped, having met some of the filters. */
  stops?(plain: boolean, met: readonly boolean[]): boolean
  /** A session in full, or its entry in the list. */
  show?(plain: Fields, session: Session): Fields
  entry?(plain: Fields, session: Session): Fields
  list?(plain: Fields[], world: World): Fields[]
  answer?(plain: Answer, request: Request, world: World): Answer | undefined | Promise<Answer | undefined>
  write?: Write
  kinds?: Record<string, string[]>
  clock?: boolean
  /** Sessions on a page; without it all are on one. */
  pageSize?: number
  /** Milliseconds that a deployment takes to start, and a deleted session to vanish. */
  starts?: number
  vanishes?: number
  /** The app that is there from the beginning. */
  app?: Partial<App>
}

export const refuse = (status: number): Answer => ({ status, body: { message: `No: ${status}.` } })

/** A small Edgegap by the documentation, its driver at `/driver`. Shares nothing with the mock. */
export const edgegapServer = async (vary: EdgegapVariation = {}): Promise<TestServer & { world: World }> => {
  const world = createWorld(vary.kinds, vary.clock)
  const standing = { name: 'standing', version: 'v1', kind: 'Seat', sockets: 10, autodeploy: true, enabled: true }
  world.apps.set('standing', { ...standing, ...vary.app })

  const there = ({ deletedAt }: Session) => deletedAt === undefined || world.now() < deletedAt + (vary.vanishes ?? 0)
  const find = (id: string) => {
    const session = world.sessions.get(id)
    return session && there(session) ? session : undefined
  }
  const active = () => [...world.sessions.values()].filter((each) => !each.deletedAt && !each.deployment?.ended)
  const takenBy = (session: Session) => {
    const plain = session.app.kind === 'Seat' ? session.users.length : 1
    return vary.taken?.(plain, session) ?? plain
  }
  const usage = (deployment: Deployment) =>
    active().reduce((sum, each) => sum + (each.deployment === deployment ? takenBy(each) : 0), 0)
  const free = (deployment: Deployment) => {
    const plain = deployment.sockets - usage(deployment)
    return vary.free?.(plain) ?? plain
  }

  const entryOf = (session: Session): Fields => {
    const { deployment, deletedAt } = session
    const gone = deletedAt !== undefined || (deployment?.ended ?? false)
    const ready = !gone && deployment !== undefined && world.now() >= deployment.readyAt
    const status = gone ? 'Terminating' : ready ? 'Ready' : deployment ? 'Waiting' : 'Unprocessable'
    return {
      session_id: session.id,
      status,
      ready,
      linked: deployment !== undefined,
      kind: session.app.kind,
      user_count: session.users.length,
    }
  }
  const listed = (session: Session): Fields => {
    const plain = { ...entryOf(session), deployment_request_id: session.deployment?.id ?? null }
    return vary.entry?.(plain, session) ?? plain
  }
  const shown = (session: Session): Fields => {
    const { deployment } = session
    const plain = {
      ...entryOf(session),
      app_version: 17,
      create_time: new Date(session.createdAt).toISOString().replace('T', ' ').replace('Z', '000'),
      elapsed: Math.floor((world.now() - session.createdAt) / 1000),
      session_users: session.users,
      ...(deployment && {
        deployment: {
          request_id: deployment.id,
          public_ip: '198.51.100.7',
          status: 'Ready',
          ready: world.now() >= deployment.readyAt,
          whitelisting_active: false,
          fqdn: `${deployment.id}.example.com`,
          tags: deployment.tags,
          sockets: deployment.sockets,
          sockets_usage: usage(deployment),
        },
      }),
    }
    return vary.show?.(plain, session) ?? plain
  }

  const create = (body: Fields): Answer => {
    const { app_name, ip_list = [], geo_ip_list = [], selectors = [], filters = [], deployment_request_id } = body
    if (!isCreation(body) || typeof app_name !== 'string' || !isTexts(ip_list)) return refuse(400)
    if ((filters as Filter[]).some(({ filter_type }) => !TYPES.has(filter_type))) return refuse(400)
    const app = world.apps.get(app_name)
    if (!app?.enabled) return refuse(app ? 400 : 404)
    if ((body['version_name'] ?? app.version) !== app.version) return refuse(404)
    if (app.kind === 'Default') return refuse(409)
    const tags = (selectors as { tag: string; tag_only?: boolean }[]).filter(({ tag_only }) => !tag_only)
    const wanted = tags.map(({ tag }) => tag)
    const users = [...ip_list.map((ip) => ({ ip })), ...(geo_ip_list as User[])]
    const webhook = body['webhook_url'] as string | undefined
    const session: Session = { id: `${world.id()}-S`, app, users, webhook, createdAt: world.now() }
    const need = takenBy(session)
    if (deployment_request_id !== undefined) {
      const deployment = world.deployments.get(String(deployment_request_id))
      if (!deployment || deployment.ended) return refuse(404)
      if (!deployment.joinable) return refuse(409)
      if (free(deployment) < need) return refuse(422)
      session.deployment = deployment
    } else {
      session.deployment = [...world.deployments.values()].find((each) => {
        const plain =
          each.app === app.name && each.joinable && !each.ended && wanted.every((tag) => each.tags.includes(tag))
        return (vary.fits?.(plain, each, wanted) ?? plain) && free(each) >= need
      })
      if (!session.deployment && app.autodeploy && need <= app.sockets)
        session.deployment = world.deploy(app, { tags: wanted, readyAt: world.now() + (vary.starts ?? 5000) })
    }
    world.sessions.set(session.id, session)
    const echo = { selectors, ...(webhook && { webhook_url: webhook }) }
    return { status: 200, body: { session_id: session.id, app: app.name, version: app.version, ...echo } }
  }

  const end = (sessions: Session[]) => {
    for (const each of vary.remove?.(sessions, world) ?? sessions) each.deletedAt ??= world.now()
  }

  const bulkStop = ({ filters }: Fields): Answer => {
    if (!Array.isArray(filters) || filters.length === 0) return refuse(400)
    const given = filters as Filter[]
    if (given.some((each) => !FIELDS.has(each.field) || !TYPES.has(each.filter_type) || !isTexts(each.values)))
      return refuse(400)
    const chosen = active().filter((session) => {
      const met = given.map((filter) => {
        const { deployment, id } = session
        const own = {
          session_id: [id],
          request_id: deployment ? [deployment.id] : [],
          deployment_tags: deployment?.tags,
        }
        const values = own[filter.field as keyof typeof own] ?? []
        const plain = {
          any: filter.values.some((value) => values.includes(value)),
          all: filter.values.every((value) => values.includes(value)),
          not: !filter.values.some((value) => values.includes(value)),
        }[filter.filter_type as 'any' | 'all' | 'not']
        return vary.meets?.(plain, filter, session) ?? plain
      })
      const plain = met.every(Boolean)
      return vary.stops?.(plain, met) ?? plain
    })
    end(chosen)
    return { status: 200, body: { processable: chosen.map(({ id }) => ({ session_id: id })) } }
  }

  const changeUsers = (session: Session, method: string, body: Fields): Answer => {
    const { ip_list: ips } = body
    if (!isTexts(ips)) return refuse(400)
    const before = session.users
    const coming = [...new Set(ips)].filter((ip) => !before.some((user) => user.ip === ip)).map((ip) => ({ ip }))
    const plain = method === 'PUT' ? [...before, ...coming] : before.filter(({ ip }) => !ips.includes(ip))
    const need = takenBy({ ...session, users: plain }) - takenBy(session)
    if (session.deployment && need > free(session.deployment)) return refuse(422)
    session.users = vary.users?.(plain, before, session, world) ?? plain
    return { status: 200, body: { session_users: session.users } }
  }

  const list = (query: URLSearchParams): Answer => {
    const plain = active().map(listed)
    const all = vary.list?.(plain, world) ?? plain
    const size = vary.pageSize ?? Math.max(1, all.length)
    const page = vary.pageSize ? Number(query.get('page') ?? 1) : 1
    const pages = Math.max(1, Math.ceil(all.length / size))
    const pagination = {
      number: page,
      has_next: page < pages,
      has_previous: page > 1,
      next_page_number: page < pages ? page + 1 : null,
      previous_page_number: page > 1 ? page - 1 : null,
      paginator: { num_pages: pages },
    }
    return {
      status: 200,
      body: { data: all.slice((page - 1) * size, page * size), total_count: all.length, pagination },
    }
  }

  const operate = ({ method, path, query, body: text }: Request): Answer => {
    let body: Fields = {}
    try {
      if (text !== '') body = JSON.parse(text) as Fields
    } catch {
      return refuse(400)
    }
    if (typeof body !== 'object' || body === null) return refuse(400)
    if (path === '/v1/sessions' && method === 'GET') return list(query)
    if (path === '/v1/sessions/bulk-stop' && method === 'POST') return bulkStop(body)
    if (path === '/v1/session' && method === 'POST') return create(body)
    const [, id, users] = /^\/v1\/session\/([^/]+)(\/users)?$/.exec(path) ?? []
    if (id === undefined) return refuse(404)
    const session = find(decode(id))
    if (!session) return refuse(404)
    if (users !== undefined && session.deletedAt !== undefined) return refuse(404)
    if (users !== undefined && method === 'GET') return { status: 200, body: { session_users: session.users } }
    if (users !== undefined && /^(PUT|DELETE)$/.test(method)) return changeUsers(session, method, body)
    if (users === undefined && method === 'GET') return { status: 200, body: shown(session) }
    if (users !== undefined || method !== 'DELETE') return refuse(405)
    if (session.deletedAt !== undefined) return refuse(404)
    if (session.deployment?.ended) return refuse(410)
    end([session])
    return { status: 200, body: { message: 'It goes.', session_id: session.id } }
  }

  const server = await serve(async (request) => {
    if (request.path.startsWith('/driver')) return world.driver(request, request.path.slice('/driver'.length))
    const { authorization = '' } = request.headers
    const good = authorization === KEY.authorization || world.keys.get(authorization) === 'active'
    const refusal = good ? undefined : refuse(401)
    const denied = vary.authenticate ? vary.authenticate(refusal, request, world) : refusal
    const path = request.path.replace(/^\/edgegap/, '').replace(/^\/+/, '/')
    const plain = denied ?? operate({ ...request, path })
    return vary.answer ? vary.answer(plain, request, world) : plain
  }, vary.write)
  return { ...server, world }
}

const TYPES = new Set(['any', 'all', 'not'])
const FIELDS = new Set(['session_id', 'request_id', 'deployment_tags'])

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')
