import type { Clock } from '../engine/clock.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import { parseQuery, splitTarget } from '../engine/query.js'
import { isLoopback } from '../input/loopback.js'
import { sameSecret, shownTokens, TOKEN_COOKIE, TOKEN_HEADER } from './control-token.js'

export interface GuardOptions {
  /** Names besides this machine's own that calls may come by: `mock.test`, whatever the port. */
  allowHosts: readonly string[]
  /** What callers must show; undefined where everybody on this machine may call. */
  token(): string | undefined
}

/** Decides who may call the control plane. The reply to a call that may not, or undefined. */
export type Guard = (request: HttpRequest) => HttpReply | undefined

/** @param clock tells the date of refusals. */
export const createGuard =
  ({ allowHosts, token }: GuardOptions, clock: Clock): Guard =>
  (request) => {
    const date = new Date(clock.now()).toUTCString()
    const say = (status: number, error: string, headers: Record<string, string> = {}): HttpReply => ({
      status,
      headers: { 'content-type': 'application/json', date, ...headers },
      body: JSON.stringify({ error }),
    })
    const reason = foreignCall(request, allowHosts)
    if (reason !== undefined) return say(403, reason)
    const wanted = token()
    if (wanted === undefined || shownTokens(request).some((shown) => sameSecret(shown, wanted))) return undefined
    return entry(request, wanted, date) ?? say(401, NEEDED, { 'www-authenticate': 'Bearer realm="facsimile"' })
  }

const NEEDED = `This call needs the control token, which the mock printed when it started: send "Authorization: Bearer <token>" or "${TOKEN_HEADER}: <token>"`

const CONSOLE = /^\/console\/?$/

/** A browser that opens the console with the token in the address gets it as a cookie, and the address without it. */
const entry = ({ method, target, mount, base }: HttpRequest, wanted: string, date: string): HttpReply | undefined => {
  const { path, queryText } = splitTarget(target)
  const shown = CONSOLE.test(path) && method === 'GET' ? parseQuery(queryText).get('token')?.[0] : undefined
  if (shown === undefined || !sameSecret(shown, wanted)) return undefined
  const cookie = `${TOKEN_COOKIE}=${wanted}; Path=${base || '/'}; HttpOnly; SameSite=Strict`
  return { status: 303, headers: { location: mount + path, 'set-cookie': cookie, date }, body: undefined }
}

/**
 * Why a call of the control plane must be refused, or undefined where it may pass. A page of another origin must not
 * steer the mock, and a name that somebody's DNS points at this machine (rebinding) must not reach it.
 */
const foreignCall = ({ headers, localAddress }: HttpRequest, allowHosts: readonly string[]): string | undefined => {
  const host = headers['host']
  if (host === undefined || !isOwnHost(hostname(host), localAddress, allowHosts)) {
    return `The control plane does not answer for the host "${host ?? ''}"; use 127.0.0.1 or localhost, or allow the name with --allow-host`
  }
  const origin = headers['origin']
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    return `The control plane answers calls from its own origin only, not from "${origin}"`
  }
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return 'The control plane answers calls from its own origin only'
  return undefined
}

const hostname = (host: string): string => host.replace(/:\d+$/, '').toLowerCase()

/** A host that is the very address at which the connection came in cannot have been faked by a DNS name. */
const isOwnHost = (name: string, address: string | undefined, allowed: readonly string[]): boolean =>
  isLoopback(name) ||
  allowed.some((host) => host.toLowerCase() === name) ||
  (address !== undefined && (name === address || name === `[${address}]`))
