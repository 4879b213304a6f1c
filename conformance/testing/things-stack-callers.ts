import type { Memory, Thing } from './memory-driver.js'
import type { Request } from './server.js'

/** Who calls, by the token of the request. */
export interface Caller {
  user: string | undefined
  rights: readonly string[]
  admin: boolean
  /** What `X-CSRF-Token` has to say on Delete; undefined where none is asked for. */
  csrf: string | undefined
}

/** Why a token lets nobody in: the gRPC code and the name of the refusal. */
export interface Turned {
  code: number
  refused: string
}

const PREFIXES: Record<string, string> = { api_key: 'NNSXS', access_token: 'MFRWG', session: 'ONZW4' }
const CSRF = 'a-csrf-token'

const formOf = ({ attributes }: Thing): string => String(attributes['form'] ?? 'api_key')

/** The headers that present a credential which the driver makes; the token of a session brings the session along. */
export const credentialHeaders = (
  thing: Thing,
  memory: Memory,
  uuid: (count: number) => string,
): Record<string, string> => {
  const form = formOf(thing)
  if (form === 'session') {
    thing.id = uuid(Number(thing.id.split('-')[1]))
    const { user } = thing.attributes
    const created_at = new Date(memory.now()).toISOString()
    if (thing.attributes['state'] === undefined)
      memory.things.push({ id: thing.id, kind: 'session', alive: true, attributes: { user, created_at } })
  }
  return {
    authorization: `Bearer ${PREFIXES[form]}.${thing.id}.SECRET`,
    ...(form === 'session' ? { 'x-csrf-token': CSRF } : {}),
  }
}

const NOBODY: Caller = { user: undefined, rights: [], admin: false, csrf: undefined }

export const callerOf = ({ headers: { authorization } }: Request, memory: Memory): Caller | Turned => {
  const [scheme = '', token] = (authorization ?? '').split(' ')
  if (token === undefined) return NOBODY
  if (scheme.toLowerCase() !== 'bearer') return { code: 16, refused: 'unsupported_authorization' }
  const [prefix = '', id = '', secret, ...more] = token.split('.')
  if (prefix === 'OJSWM') return { code: 16, refused: 'unsupported_authorization' }
  const form = Object.entries(PREFIXES).find(([, known]) => known === prefix)?.[0]
  if (form === undefined || secret === undefined || more.length > 0) return { code: 3, refused: 'token' }
  const found = memory.of('credential').find((thing) => thing.id === id && formOf(thing) === form)
  const { user, rights, admin, state, entity } = found?.attributes ?? {}
  const isOver = form === 'session' && state === undefined && memory.find('session', id)?.alive !== true
  if (!found || state === 'unknown' || isOver)
    return { code: 16, refused: form === 'api_key' ? 'api_key_not_found' : 'token_not_found' }
  if (secret !== 'SECRET') return { code: 16, refused: 'invalid_authorization' }
  if (state === 'expired') return { code: 16, refused: form === 'api_key' ? 'api_key_expired' : 'token_expired' }
  if (entity !== undefined) return NOBODY
  return {
    user: user as string,
    rights: (rights as string[] | undefined) ?? ['RIGHT_ALL'],
    admin: admin === true,
    csrf: form === 'session' ? CSRF : undefined,
  }
}
