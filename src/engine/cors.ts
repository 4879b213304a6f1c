import type { HttpReply, HttpRequest } from './http.js'

/** What browsers of other origins may do with an API. */
export interface Cors {
  methods?: readonly string[]
  /** Request headers to allow. Default: whatever the preflight asks for. */
  allowHeaders?: readonly string[]
  /** Response headers that scripts may read. Default: all that are not secret (`*`). */
  exposeHeaders?: readonly string[]
  /** Seconds for which a browser may remember a preflight. Default 600. */
  maxAge?: number
}

const DEFAULT_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']

export const isPreflight = ({ method, headers }: HttpRequest): boolean =>
  method === 'OPTIONS' && 'origin' in headers && 'access-control-request-method' in headers

/** Request headers that steer the mock itself; a page may send them whatever the vendor allows. */
const OURS = /^(prefer|x-facsimile-[a-z-]+)$/i

export const preflight = ({ headers }: HttpRequest, cors: Cors): HttpReply => {
  const asked = headers['access-control-request-headers']
  const ours = (asked ?? '').split(',').flatMap((name) => (OURS.test(name.trim()) ? [name.trim()] : []))
  const allowed = cors.allowHeaders ? [...cors.allowHeaders, ...ours].join(', ') : asked
  return {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': (cors.methods ?? DEFAULT_METHODS).join(', '),
      ...(allowed ? { 'access-control-allow-headers': allowed } : {}),
      'access-control-max-age': String(cors.maxAge ?? 600),
      vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    },
    body: undefined,
  }
}

/**
 * What goes on an answer to a browser's cross-origin call; nothing where the call names no origin.
 * @param ours headers of our own on the answer, which a script may read whatever the vendor lists.
 */
export const corsHeaders = (
  { headers }: HttpRequest,
  { exposeHeaders }: Cors,
  ours: Readonly<Record<string, string>> = {},
): Record<string, string> =>
  'origin' in headers
    ? {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': exposeHeaders ? [...exposeHeaders, ...Object.keys(ours)].join(', ') : '*',
      }
    : {}
