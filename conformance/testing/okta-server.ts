import { decode } from './decode.js'
import { createMemory, type Memory, type Thing } from './memory-driver.js'
import { serve, type Answer, type Request, type TestServer, type Write } from './server.js'

/** The good credential of the hand-made Okta. */
export const ADMIN = { authorization: 'SSWS 00AdminTokenOfTheHandMadeServer000000000000' }

export interface Flags {
  oauthTokens: boolean
  forgetDevices: boolean
}

/** How a server differs from the plain one; each part gets what the plain one would do. */
export interface OktaVariation {
  /** Why a call is refused, or undefined. */
  authenticate?(plain: Answer | undefined, request: Request, memory: Memory): Answer | undefined
  /** What ends. */
  effects?(plain: Thing[], userId: string, flags: Flags, memory: Memory): Thing[]
  /** Reads the flags. */
  flags?(plain: Flags, request: Request): Flags
  answer?(plain: Answer, request: Request): Answer | undefined | Promise<Answer | undefined>
  write?: Write
  kinds?: Record<string, string[]>
  /** Milliseconds after which effects show. */
  effectsAfter?: number
  /** Calls in a minute, if limited. */
  limit?: number
}

const KINDS = {
  user: ['create', 'observe', 'delete'],
  session: ['create', 'observe'],
  device: ['create', 'observe'],
  token: ['create', 'observe'],
  'app-session': ['create', 'observe'],
  credential: ['create'],
}

let requests = 0

export const error = (status: number, errorCode: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: { errorCode, errorSummary: 'No.', errorLink: errorCode, errorId: 'oae1', errorCauses: [] },
})

/** A small Okta by the documentation, its driver at `/driver`. Shares nothing with the mock. */
export const oktaServer = async (vary: OktaVariation = {}): Promise<TestServer & { memory: Memory }> => {
  const window = { from: 0, used: 0 }
  const limit = vary.limit ?? 600
  const memory = createMemory({
    api: 'okta',
    kinds: vary.kinds ?? KINDS,
    id: (kind, count) => `${kind.slice(0, 1).toUpperCase()}${kind.slice(1, 3)}${String(count).padStart(17, '0')}`,
    prepare(thing) {
      const { user, scheme = 'ssws' } = thing.attributes
      if (user !== undefined && !memory.find('user', String(user))) return `there is no user ${String(user)}`
      if (thing.kind === 'credential')
        thing.headers = { authorization: `${scheme === 'ssws' ? 'SSWS' : 'Bearer'} made-${thing.id}` }
      return undefined
    },
  })

  const plainAuthentication = ({ headers }: Request): { refusal?: Answer; covers?: unknown } => {
    const given = headers.authorization ?? ''
    if (given === ADMIN.authorization) return {}
    if (!/^(SSWS|Bearer) \S/.test(given)) return { refusal: error(403, 'E0000005') }
    const credential = memory.of('credential').find((each) => each.headers?.['authorization'] === given)
    const { state = 'active', scopes = ['okta.users.manage'], covers } = credential?.attributes ?? { state: 'unknown' }
    if (given.startsWith('SSWS')) return state === 'active' ? { covers } : { refusal: error(401, 'E0000011') }
    const challenge = (reason: string) => ({ 'www-authenticate': `Bearer realm="x", error="${reason}"` })
    if (state !== 'active') return { refusal: { status: 401, headers: challenge('invalid_token') } }
    if (!(scopes as string[]).includes('okta.users.manage'))
      return { refusal: { status: 403, headers: challenge('insufficient_scope') } }
    return { covers }
  }

  const answer = (request: Request): Answer => {
    const userId = /^\/okta\/api\/v1\/users\/([^/]+)\/sessions$/.exec(request.path)?.[1]
    if (userId === undefined) return error(404, 'E0000008')
    if (request.method !== 'DELETE') return error(405, 'E0000022')
    if (window.used > limit) return error(429, 'E0000047')
    const plain = plainAuthentication(request)
    const refusal = vary.authenticate ? vary.authenticate(plain.refusal, request, memory) : plain.refusal
    if (refusal) return refusal
    const user = memory.find('user', decode(userId))
    if (!user?.alive) return error(404, 'E0000007')
    if (Array.isArray(plain.covers) && !plain.covers.includes(user.id)) return error(403, 'E0000006')
    const read: Flags = {
      oauthTokens: request.query.get('oauthTokens') === 'true',
      forgetDevices: request.query.get('forgetDevices') !== 'false',
    }
    const flags = vary.flags?.(read, request) ?? read
    const theirs = (kind: string) => memory.of(kind, { user: user.id })
    const ending = [
      ...theirs('session'),
      ...(flags.oauthTokens ? theirs('token') : []),
      ...(flags.forgetDevices ? theirs('device') : []),
    ]
    const effects = vary.effects?.(ending, user.id, flags, memory) ?? ending
    const end = () => effects.forEach((thing) => (thing.alive = false))
    if (vary.effectsAfter === undefined) end()
    else setTimeout(end, vary.effectsAfter)
    return { status: 204 }
  }

  const standard = (): Record<string, string> => {
    const now = memory.now()
    if (now >= window.from + 60_000) Object.assign(window, { from: now, used: 0 })
    window.used += 1
    return {
      date: new Date(now).toUTCString(),
      'x-okta-request-id': `r${++requests}`,
      'x-rate-limit-limit': String(limit),
      'x-rate-limit-remaining': String(Math.max(0, limit - window.used)),
      'x-rate-limit-reset': String(Math.ceil((window.from + 60_000) / 1000)),
    }
  }

  const server = await serve(async (request) => {
    if (request.path.startsWith('/driver')) return memory.driver(request, request.path.slice('/driver'.length))
    const headers = standard()
    const plain = answer(request)
    const whole = { ...plain, headers: { ...headers, ...plain.headers } }
    return vary.answer ? vary.answer(whole, request) : whole
  }, vary.write)
  return { ...server, memory }
}
