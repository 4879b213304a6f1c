import type { HttpRequest } from '../engine/http.js'

/**
 * Why a call of the control plane must be refused, or undefined where it may pass. A page of another origin must not
 * steer the mock, and a name that somebody's DNS points at this machine (rebinding) must not reach it.
 */
export const foreignCall = ({ headers, localAddress }: HttpRequest): string | undefined => {
  const host = headers['host']
  if (host === undefined || !isOwnHost(hostname(host), localAddress)) {
    return `The control plane does not answer for the host "${host ?? ''}"; use 127.0.0.1 or localhost`
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

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** A host that is the very address at which the connection came in cannot have been faked by a DNS name. */
const isOwnHost = (name: string, address: string | undefined): boolean =>
  LOOPBACK.test(name) || (address !== undefined && (name === address || name === `[${address}]`))
