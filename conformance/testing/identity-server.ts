import { createMemory, type Memory, type Thing } from './memory-driver.js'
import { serve, type Answer, type Request, type TestServer, type Write } from './server.js'

export interface IdentityVariation {
  /** The session as it is shown. */
  show?(plain: Record<string, unknown>, thing: Thing): Record<string, unknown>
  /** The list as it is shown. */
  list?(plain: Record<string, unknown>[], memory: Memory, userId: string): unknown
  /** The session that an id names. */
  find?(id: string, memory: Memory): Thing | undefined
  /** What a deletion ends. */
  remove?(plain: Thing[], memory: Memory, request: Request): Thing[]
  answer?(plain: Answer, request: Request): Answer | undefined | Promise<Answer | undefined>
  write?: Write
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A small identity service by the documentation, its driver at `/driver`. Shares nothing with the mock. */
export const identityServer = async (vary: IdentityVariation = {}): Promise<TestServer & { memory: Memory }> => {
  const memory = createMemory({
    api: 'identity',
    kinds: { user: ['create', 'observe'], session: ['create', 'observe'] },
    id: (_, count) => `abcdef00-0000-4000-8000-${String(count).padStart(12, '0')}`,
    prepare(thing) {
      const now = memory.now()
      thing.attributes['created_at'] ??= new Date(now).toISOString()
      thing.attributes['valid_until'] ??= new Date(now + 86_400_000).toISOString()
      return undefined
    },
    alive: ({ kind, attributes }, now) => kind !== 'session' || Date.parse(String(attributes['valid_until'])) > now,
  })
  const show = (thing: Thing): Record<string, unknown> => {
    const { user, type = 'user', status = 'active', created_at, valid_until } = thing.attributes
    const plain = {
      id: thing.id,
      type,
      status,
      user_id: type === 'guest' ? null : user,
      created_at,
      updated_at: created_at,
      is_expired: Date.parse(String(valid_until)) <= memory.now(),
      valid_until,
    }
    return vary.show?.(plain, thing) ?? plain
  }
  const invalid = (...places: string[][]): Answer => ({
    status: 422,
    body: { detail: places.map((loc) => ({ loc, msg: 'is not right', type: 'wrong' })) },
  })
  const notFound: Answer = { status: 404, body: { detail: 'nothing there' } }

  const answer = (request: Request): Answer => {
    const { method, path, headers } = request
    const user = /^\/identity\/sessions\/user\/([^/]+)$/.exec(path)?.[1]
    if (user !== undefined) {
      if (method !== 'GET') return { status: 405, body: { detail: 'not so' } }
      if (!UUID.test(user)) return invalid(['path', 'user_id'])
      const plain = memory
        .of('session', { user })
        .filter(({ alive, attributes }) => alive && attributes['type'] !== 'guest')
        .map(show)
      return { status: 200, body: vary.list?.(plain, memory, user) ?? plain }
    }
    const id = /^\/identity\/sessions\/([^/]+)$/.exec(path)?.[1]
    if (id === undefined) return notFound
    if (method !== 'GET' && method !== 'DELETE') return { status: 405, body: { detail: 'not so' } }
    const { 'x-user-id': userHeader, 'x-workspace-id': workspace } = headers
    const places = [
      ...(UUID.test(id) ? [] : [['path', 'session_id']]),
      ...(method === 'DELETE' && userHeader !== undefined && !UUID.test(String(userHeader))
        ? [['header', 'X-User-Id']]
        : []),
      ...(method === 'DELETE' && workspace !== undefined && !/^-?\d+$/.test(String(workspace))
        ? [['header', 'x-workspace-id']]
        : []),
    ]
    if (places.length > 0) return invalid(...places)
    const found = vary.find ? vary.find(id, memory) : memory.find('session', id.toLowerCase())
    if (!found?.alive) return notFound
    if (method === 'GET') return { status: 200, body: show(found) }
    for (const thing of vary.remove?.([found], memory, request) ?? [found]) thing.alive = false
    return { status: 204 }
  }

  const server = await serve(async (request) => {
    if (request.path.startsWith('/driver')) return memory.driver(request, request.path.slice('/driver'.length))
    const plain = answer(request)
    return vary.answer ? vary.answer(plain, request) : plain
  }, vary.write)
  return { ...server, memory }
}
