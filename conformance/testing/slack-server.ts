import { createMemory, type Memory, type Thing } from './memory-driver.js'
import { serve, type Answer, type Request, type TestServer, type Write } from './server.js'
import { readSlackRequest, type Arguments } from './slack-request.js'

/** The good credential of the hand-made Slack. */
export const ADMIN = { authorization: 'Bearer xoxp-1-of-the-hand-made-server' }

export interface Flags {
  mobileOnly: boolean
  webOnly: boolean
}

/** A call that got as far as its arguments. */
export interface Call {
  method: 'invalidate' | 'reset'
  args: Arguments
}

/** How a server differs from the plain one; each part gets what the plain one would do. */
export interface SlackVariation {
  /** Reads the token. */
  token?(plain: string | undefined, request: Request): string | undefined
  /** Why a call is refused, or undefined. */
  authenticate?(plain: Answer | undefined, request: Request, credential: Record<string, unknown>): Answer | undefined
  /** Reads the arguments. */
  read?(plain: Arguments | Answer, request: Request): Arguments | Answer
  flags?(plain: Flags, args: Arguments): Flags
  /** What ends. */
  effects?(plain: Thing[], call: Call, memory: Memory): Thing[]
  /** What a method answers, before anything ends; nothing ends unless that is ok. */
  decide?(plain: Answer, call: Call, memory: Memory): Answer
  answer?(plain: Answer, request: Request, memory: Memory): Answer | undefined | Promise<Answer | undefined>
  write?: Write
  kinds?: Record<string, string[]>
  /** Milliseconds after which effects show. */
  effectsAfter?: number
  /** Calls of a method in a minute, if limited. */
  limit?: number
  /** Arguments that today's servers want in place of the page's. */
  required?: readonly string[]
}

const KINDS = {
  user: ['create', 'observe', 'delete'],
  session: ['create', 'observe'],
  credential: ['create'],
  'rate-limit': ['create', 'delete'],
}

export const ok = (more: Record<string, unknown> = {}): Answer => ({ status: 200, body: { ok: true, ...more } })

export const no = (error: string, more: Record<string, unknown> = {}): Answer => ({
  status: 200,
  body: { ok: false, error, ...more },
})

export const isAnswer = (value: object): value is Answer => 'status' in value && typeof value.status === 'number'

/** A small Slack by the documentation, its driver at `/driver`. Shares nothing with the mock. */
export const slackServer = async (vary: SlackVariation = {}): Promise<TestServer & { memory: Memory }> => {
  const windows = new Map<string, { from: number; used: number }>()
  const memory = createMemory({
    api: 'slack',
    kinds: vary.kinds ?? KINDS,
    id: (kind, count) => (kind === 'session' ? String(70_000 + count) : `${kind[0]!.toUpperCase()}${1000 + count}`),
    prepare(thing) {
      const { user, team, state = 'active' } = thing.attributes
      const owner = memory.find('user', String(user))
      if (user !== undefined && !owner) return `there is no user ${String(user)}`
      if (thing.kind === 'user') thing.attributes['team'] ??= 'T0HAND0001'
      if (thing.kind === 'session') thing.attributes['team'] = team ?? owner!.attributes['team']
      if (thing.kind === 'credential') thing.headers = { authorization: `Bearer xoxp-${thing.id}-made` }
      if (thing.kind === 'rate-limit') windows.clear()
      thing.attributes['state'] = state
      return undefined
    },
    tell: ({ kind, attributes }) => (kind === 'session' ? { team: attributes['team'] } : {}),
    alive: ({ attributes }) => attributes['state'] === 'active',
  })

  /** Seconds to wait, where there were too many calls. */
  const throttled = (method: string): number | undefined => {
    const limit = memory.of('rate-limit').find(({ alive }) => alive)?.attributes['limit'] ?? vary.limit
    if (limit === undefined) return undefined
    const now = memory.now()
    const known = windows.get(method)
    const window = known && now < known.from + 60_000 ? known : { from: now, used: 0 }
    windows.set(method, window)
    window.used += 1
    return window.used > Number(limit) ? Math.ceil((window.from + 60_000 - now) / 1000) : undefined
  }

  const credentialOf = (token: string): Record<string, unknown> => {
    if (`Bearer ${token}` === ADMIN.authorization) return {}
    const found = memory.of('credential').find((each) => each.headers?.['authorization'] === `Bearer ${token}`)
    return found?.attributes ?? { state: 'unknown' }
  }

  const refusalOf = (credential: Record<string, unknown>): Answer | undefined => {
    const { state = 'active', scopes = ['admin.users:write'], role = 'admin', user } = credential
    if (state === 'expired') return no('token_expired')
    if (state === 'revoked') return no('token_revoked')
    if (state !== 'active') return no('invalid_auth')
    if (user !== undefined && !memory.find('user', String(user))?.alive) return no('account_inactive')
    if (role === 'bot') return no('not_allowed_token_type')
    const held = scopes as string[]
    if (!held.includes('admin.users:write'))
      return no('missing_scope', { needed: 'admin.users:write', provided: held.join(',') })
    return role === 'admin' ? undefined : no('not_an_admin')
  }

  const decide = ({ method, args }: Call): [Answer, Thing[]] => {
    const wanted = method === 'reset' ? ['user_id'] : (vary.required ?? ['session_id', 'team_id'])
    const missing = wanted.find((name) => args[name] === undefined)
    if (missing !== undefined)
      return [no('invalid_arguments', { response_metadata: { messages: [`[ERROR] missing: ${missing}`] } }), []]
    if (method === 'invalidate') {
      const { session_id: id, team_id: team, user_id: user } = args
      if (!/^\d+$/.test(id!))
        return [no('invalid_arguments', { response_metadata: { messages: ['[ERROR] no integer: session_id'] } }), []]
      const session = memory.find('session', id!)
      const elsewhere = team !== undefined && session?.attributes['team'] !== team
      const anothers = vary.required && user !== undefined && session?.attributes['user'] !== user
      if (!session?.alive || elsewhere || anothers) return [no('session_not_found'), []]
      if (session.attributes['state'] === 'expired') return [no('session_expired'), []]
      const owner = memory.find('user', String(session.attributes['user']))
      if (owner?.attributes['role'] === 'primary_owner') return [no('cannot_invalidate_primary_owner'), []]
      return [ok(), [session]]
    }
    const user = memory.find('user', args['user_id']!)
    if (!user?.alive) return [no('user_not_found'), []]
    if (user.attributes['role'] === 'bot') return [no('cannot_reset_bot'), []]
    if (user.attributes['role'] === 'primary_owner') return [no('cannot_reset_primary_owner'), []]
    const set = (name: string) => /^(true|1)$/i.test(args[name] ?? '')
    const plain = { mobileOnly: set('mobile_only'), webOnly: set('web_only') }
    const { mobileOnly, webOnly } = vary.flags?.(plain, args) ?? plain
    const all = memory.of('session', { user: user.id })
    const of = (client: string) => all.filter(({ attributes }) => (attributes['client'] ?? 'web') === client)
    return [ok(), mobileOnly === webOnly ? all : of(mobileOnly ? 'mobile' : 'web')]
  }

  const answer = (request: Request): Answer => {
    const name = request.path.split('/').at(-1)!
    const method = /^admin\.users\.session\.(invalidate|reset)$/.exec(name)?.[1] as Call['method'] | undefined
    if (!method || request.method !== 'POST') return no('unknown_method', { req_method: name })
    const wait = throttled(method)
    if (wait !== undefined)
      return { status: 429, headers: { 'retry-after': String(wait) }, body: { ok: false, error: 'ratelimited' } }
    const plain = readSlackRequest(request)
    const args = vary.read?.(plain.args, request) ?? plain.args
    const token = vary.token ? vary.token(plain.token, request) : plain.token
    const credential = token === undefined ? {} : credentialOf(token)
    const refusal = token === undefined ? no('not_authed') : refusalOf(credential)
    const refused = vary.authenticate ? vary.authenticate(refusal, request, credential) : refusal
    if (refused) return refused
    if (isAnswer(args)) return args
    const call = { method, args }
    const [plainly, ending] = decide(call)
    const decided = vary.decide?.(plainly, call, memory) ?? plainly
    if ((decided.body as { ok: boolean }).ok || vary.effects) {
      const effects = vary.effects?.(ending, call, memory) ?? ending
      const end = () => effects.forEach((thing) => (thing.alive = false))
      if (vary.effectsAfter === undefined) end()
      else setTimeout(end, vary.effectsAfter)
    }
    return decided
  }

  const server = await serve(async (request) => {
    if (request.path.startsWith('/driver')) return memory.driver(request, request.path.slice('/driver'.length))
    const plain = answer(request)
    return vary.answer ? vary.answer(plain, request, memory) : plain
  }, vary.write)
  return { ...server, memory }
}
