import { decode } from './decode.js'
import { createMemory, type Memory, type Thing } from './memory-driver.js'
import { serve, type Answer, type Request, type TestServer, type Write } from './server.js'
import { callerOf, credentialHeaders, type Caller } from './things-stack-callers.js'

/** How a server differs from the plain one; each part gets what the plain one would do. */
export interface StackVariation {
  profile?: 'documented' | 'live'
  /** A session as it is listed. */
  show?(plain: Record<string, unknown>, thing: Thing, request: Request): Record<string, unknown>
  /** Whose sessions are listed, in their order, before they are cut into pages. */
  rows?(plain: Thing[], request: Request, memory: Memory): Thing[]
  /** The part of them that is on the page. */
  page?(plain: Thing[], rows: Thing[], request: Request): Thing[]
  /** `X-Total-Count`; undefined leaves it out. */
  total?(plain: number, shown: number, request: Request): number | string | undefined
  /** What a deletion ends. */
  remove?(plain: Thing[], request: Request, memory: Memory): Thing[]
  /** Why values are refused. */
  validate?(plain: Answer | undefined, request: Request): Answer | undefined
  /** Why a caller is refused. */
  authorize?(
    plain: Answer | undefined,
    request: Request,
    memory: Memory,
    caller: Caller | undefined,
  ): Answer | undefined
  answer?(plain: Answer, request: Request, memory: Memory): Answer | undefined | Promise<Answer | undefined>
  write?: Write
  /** IDs of sessions, by a UUID. */
  sessionId?(plain: string): string
  kinds?: Record<string, string[]>
  /** Attributes that its driver does not know. */
  refuses?: readonly string[]
  /** Milliseconds between finding a session and deleting it. */
  deletesAfter?: number
}

const KINDS = {
  user: ['create', 'observe', 'delete'],
  session: ['create', 'observe', 'delete'],
  credential: ['create'],
  'rate-limit': ['create', 'delete'],
}

const STATUS: Record<number, number> = { 2: 500, 3: 400, 5: 404, 7: 403, 8: 429, 12: 501, 16: 401 }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const USER_ID = /^(?=.{2,36}$)[a-z0-9](?:-?[a-z0-9])+$/

/** A refusal of the service, or of its gateway where it has no name. */
export const refuse = (code: number, name?: string, text = 'no'): Answer => ({
  status: STATUS[code] ?? 500,
  headers: code === 16 ? { 'www-authenticate': text } : {},
  body: {
    code,
    message: name === undefined ? text : `error:pkg/somewhere:${name} (${text})`,
    ...(name === undefined ? {} : { details: [detailsOf(code, name)] }),
  },
})

const detailsOf = (code: number, name: string) => ({
  '@type': 'type.googleapis.com/ttn.lorawan.v3.ErrorDetails',
  namespace: 'pkg/somewhere',
  name,
  message_format: 'no',
  correlation_id: '0123456789abcdef0123456789abcdef',
  code,
})

/** What the web server puts on every answer. */
const ALWAYS = {
  'x-request-id': '01KDVDNA003SJ7W2M5QX8B4Z6T',
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '1; mode=block',
}

/** IDs whose order has nothing to do with the order in which they are made. */
const uuid = (count: number): string =>
  `${Math.imul(count, 0x9e3779b1).toString(16).replace('-', '').padStart(8, '0').slice(-8)}-0000-4000-8000-${String(count).padStart(12, '0')}`

/** The values of a query by their names, as the gateway reads them; a refusal where it cannot. */
const readNumbers = (query: URLSearchParams): { limit: number; page: number } | Answer => {
  const read = { limit: 0, page: 1 }
  for (const name of ['limit', 'page'] as const) {
    const values = query.getAll(name)
    if (values.length === 0) continue
    if (values.length > 1 || !/^\d+$/.test(values[0]!) || Number(values[0]) > 4294967295) return refuse(3)
    read[name] = Number(values[0])
  }
  return read
}

/** A small stack by the documentation, its driver at `/driver`. Shares nothing with the mock. */
export const thingsStackServer = async (vary: StackVariation = {}): Promise<TestServer & { memory: Memory }> => {
  const live = vary.profile === 'live'
  const sessionId = (count: number) => vary.sessionId?.(uuid(count)) ?? uuid(count)
  const drip = { from: 0, used: 0 }
  const memory: Memory = createMemory({
    api: 'things-stack',
    kinds: vary.kinds ?? KINDS,
    id: (kind, count) => (kind === 'session' ? sessionId(count) : `${kind}-${count}`),
    prepare(thing) {
      const { id, user } = thing.attributes
      const strange = vary.refuses?.find((name) => name in thing.attributes)
      if (strange !== undefined) return `"${strange}" is no attribute here`
      if (thing.kind === 'user' && typeof id === 'string') thing.id = id
      if (user !== undefined && !memory.find('user', String(user))) return `there is no user ${String(user)}`
      if (thing.kind === 'session') thing.attributes['created_at'] ??= new Date(memory.now()).toISOString()
      if (thing.kind === 'rate-limit') Object.assign(drip, { from: memory.now(), used: 0 })
      if (thing.kind === 'credential') thing.headers = credentialHeaders(thing, memory, uuid)
      return undefined
    },
    alive: ({ attributes }, now) => Date.parse(String(attributes['expires_at'] ?? '9999-12-31')) >= now,
  })

  const show = (thing: Thing, request: Request): Record<string, unknown> => {
    const { user, created_at, expires_at } = thing.attributes
    const email = request.query.get('user_ids.email') ?? request.query.get('userIds.email')
    const plain = {
      user_ids: { user_id: user, ...(email === null ? {} : { email }) },
      session_id: thing.id,
      created_at,
      updated_at: created_at,
      ...(expires_at === undefined ? {} : { expires_at }),
    }
    return vary.show?.(plain, thing, request) ?? plain
  }

  const validate = ({ query, path }: Request, user: string, session: string): Answer | undefined => {
    if (new Set(query.keys()).size < [...query.keys()].length) return refuse(3)
    const numbers = readNumbers(query)
    if ('status' in numbers) return numbers
    if (!['', 'created_at', '-created_at'].includes(query.get('order') ?? '')) return refuse(3, 'validation')
    if (numbers.limit > 1000 || !USER_ID.test(user) || session.length > 64) return refuse(3, 'validation', path)
    return undefined
  }

  /** Three parts of the way from a caller to the right to be told anything. */
  const authorize = (request: Request, user: string): { refusal: Answer | undefined; caller: Caller | undefined } => {
    if (!live) return { refusal: undefined, caller: undefined }
    const caller = callerOf(request, memory)
    if ('refused' in caller) return { refusal: refuse(caller.code, caller.refused), caller: undefined }
    if (request.method === 'DELETE' && caller.csrf !== undefined && request.headers['x-csrf-token'] !== caller.csrf)
      return { refusal: refuse(7, 'invalid_csrf_token'), caller }
    const known = memory.find('user', user)
    if (!known?.alive)
      return { refusal: caller.admin ? refuse(5, 'user_not_found') : refuse(7, 'no_user_rights'), caller }
    const rights = caller.user === user ? caller.rights : caller.admin ? ['RIGHT_USER_INFO'] : []
    if (rights.some((right) => right === 'RIGHT_ALL' || right === 'RIGHT_USER_ALL')) {
      if (known.attributes['state'] !== 'requested') return { refusal: undefined, caller }
      const plain = refuse(7, 'insufficient_user_rights')
      return { refusal: { ...plain, headers: { 'x-warning': 'Restricted rights while account pending' } }, caller }
    }
    return { refusal: refuse(7, rights.length > 0 ? 'insufficient_user_rights' : 'no_user_rights'), caller }
  }

  const list = (request: Request, user: string): Answer => {
    const { limit, page } = readNumbers(request.query) as { limit: number; page: number }
    const order = request.query.get('order') ?? ''
    const key = ({ id, attributes }: Thing) => (order === '' ? id : `${String(attributes['created_at'])} ${id}`)
    const sorted = memory
      .of('session', { user })
      .filter(
        (thing) =>
          thing.alive && (live || Date.parse(String(thing.attributes['expires_at'] ?? '9999')) >= memory.now()),
      )
      .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    const plain = order.startsWith('-') ? sorted.reverse() : sorted
    const rows = vary.rows?.(plain, request, memory) ?? plain
    const from = (Math.max(page, 1) - 1) * (limit || 100)
    const part = rows.slice(from, from + (limit || 100))
    const shown = vary.page?.(part, rows, request) ?? part
    const total = vary.total ? vary.total(rows.length, shown.length, request) : rows.length
    return {
      status: 200,
      headers: total === undefined ? {} : { 'x-total-count': String(total) },
      body: shown.length === 0 ? {} : { sessions: shown.map((thing) => show(thing, request)) },
    }
  }

  const remove = async (request: Request, user: string, session: string): Promise<Answer> => {
    if (!vary.sessionId && !UUID.test(session)) return refuse(2, 'driver')
    const found = memory.of('session', { user }).filter(({ id, alive }) => id === session && alive)
    if (vary.deletesAfter !== undefined) await new Promise((resolve) => setTimeout(resolve, vary.deletesAfter))
    const ending = vary.remove?.(found, request, memory) ?? found
    for (const thing of ending) thing.alive = false
    return found.length > 0 ? { status: 200, body: {} } : refuse(5, 'user_session_not_found')
  }

  const limits = (): Record<string, string> | undefined => {
    const limit = memory.of('rate-limit').find(({ alive }) => alive)?.attributes['limit']
    if (limit === undefined) return undefined
    if (memory.now() >= drip.from + 60_000) Object.assign(drip, { from: memory.now(), used: 0 })
    drip.used += 1
    const left = Math.ceil((drip.from + 60_000 - memory.now()) / 1000)
    return {
      'x-rate-limit-limit': String(limit),
      'x-rate-limit-available': String(Math.max(0, Number(limit) - drip.used)),
      'x-rate-limit-reset': String(left),
      'x-rate-limit-retry': drip.used > Number(limit) ? String(left) : '0',
    }
  }

  const answer = async (request: Request): Promise<Answer> => {
    const [, user, , session] = /^\/things-stack\/users\/([^/]+)\/sessions(\/([^/]+))?$/.exec(request.path) ?? []
    if (user === undefined) return refuse(5)
    if (request.method !== (session === undefined ? 'GET' : 'DELETE')) return refuse(12)
    const plainFault = validate(request, decode(user), decode(session ?? ''))
    const fault = vary.validate ? vary.validate(plainFault, request) : plainFault
    if (fault) return fault
    const headers = limits()
    const limited = (plain: Answer): Answer => ({ ...plain, headers: { ...headers, ...plain.headers } })
    if (headers && headers['x-rate-limit-retry'] !== '0') return limited(refuse(8, 'rate_limit_exceeded'))
    const plain = authorize(request, user)
    const refusal = vary.authorize ? vary.authorize(plain.refusal, request, memory, plain.caller) : plain.refusal
    if (refusal) return limited(refusal)
    if (!memory.find('user', user)?.alive) return limited(refuse(5, 'user_not_found'))
    return limited(session === undefined ? list(request, user) : await remove(request, user, decode(session)))
  }

  const server = await serve(async (request) => {
    if (request.path.startsWith('/driver')) return memory.driver(request, request.path.slice('/driver'.length))
    const plain = await answer(request)
    const whole = { ...plain, headers: { ...ALWAYS, ...plain.headers } }
    return vary.answer ? vary.answer(whole, request, memory) : whole
  }, vary.write)
  return { ...server, memory }
}
