import http from 'node:http'
import https from 'node:https'
import { rootCertificates } from 'node:tls'
import { proxyAuthorization, proxyFor } from './proxy.js'
import { pipeline } from './pipeline.js'
import { openTunnel } from './tunnel.js'
import { receive, toFailure } from './receive.js'
import type { Failure, HeaderLines, Reply, SentRequest } from './exchange.js'

const CONNECTIONS = 64

/** What came of one request. */
export interface Outcome {
  reply?: Reply
  failure?: Failure
}

export interface TransportOptions {
  /** Milliseconds until an answer has to be there whole. */
  timeout: number
  /** Certificates (PEM) to trust besides the usual ones. */
  ca?: string | undefined
  env?: NodeJS.ProcessEnv
}

/** Sends one request at a time, or many; follows no redirect, and never throws for what a server does. */
export interface Transport {
  send(request: SentRequest): Promise<Outcome>
  /** Sends several on one connection without waiting for answers; undefined where a proxy is in between. */
  together?(requests: readonly SentRequest[]): Promise<Outcome[] | undefined>
  close(): void
}

export interface RelayedOutcome extends Outcome {
  /** The body in its content encoding, and the text of the status line; undefined where no whole answer came. */
  raw?: { body: Buffer; reason: string }
}

/** A transport that also tells the answer's bytes as they came, for handing it on. */
export interface RelayTransport extends Transport {
  relay(request: SentRequest): Promise<RelayedOutcome>
}

export const createTransport = ({ timeout, ca: own, env = process.env }: TransportOptions): RelayTransport => {
  const ca = own === undefined ? undefined : [...rootCertificates, own].join('\n')
  const plain = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const secure = new https.Agent({ keepAlive: true, maxSockets: CONNECTIONS, ...(ca === undefined ? {} : { ca }) })

  const once = async (sent: SentRequest): Promise<RelayedOutcome & { stale?: boolean }> => {
    const url = new URL(sent.url)
    const proxy = proxyFor(url, env)
    const options: https.RequestOptions = {
      method: sent.method,
      // node would tidy up a path that it is given as a URL
      path: rawTarget(sent.url),
      headers: grouped(sent.headers),
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      agent: url.protocol === 'https:' ? secure : plain,
    }
    if (proxy && url.protocol === 'https:') {
      try {
        const port = Number(url.port || 443)
        const socket = await openTunnel({ proxy, host: url.hostname, port, ca, timeout })
        Object.assign(options, { agent: false, createConnection: () => socket })
      } catch (error) {
        return { failure: toFailure(error) }
      }
    } else if (proxy) {
      Object.assign(options, {
        host: proxy.hostname,
        port: proxy.port || 80,
        path: `${url.origin}${rawTarget(sent.url)}`,
      })
      options.headers = { ...grouped(sent.headers), ...proxyAuthorization(proxy) }
    }
    return receive(url.protocol === 'https:' && !options.createConnection ? https : http, options, sent.body, timeout)
  }

  const relay = async (request: SentRequest): Promise<RelayedOutcome> => {
    let outcome = await once(request)
    // a server may close idle connections just as we write to one, all of them at once; that says nothing about the request
    for (let idle = 0; outcome.stale && idle < CONNECTIONS; idle += 1) outcome = await once(request)
    return outcome
  }

  return {
    relay,
    async send(request) {
      const { reply, failure } = await relay(request)
      return { ...(reply ? { reply } : {}), ...(failure ? { failure } : {}) }
    },
    async together(requests) {
      const proxied = requests.some(({ url }) => proxyFor(new URL(url), env) !== undefined)
      return proxied ? undefined : pipeline(requests, { timeout, ca })
    },
    close() {
      plain.destroy()
      secure.destroy()
    },
  }
}

/** Path and query exactly as they stand in the URL. */
const rawTarget = (url: string): string => {
  const rest = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** Lines of the same name become one entry with several values, which node sends as several lines again. */
const grouped = (headers: HeaderLines): Record<string, string | string[]> => {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of headers) {
    const key = Object.keys(found).find((known) => known.toLowerCase() === name.toLowerCase()) ?? name
    found[key] = key in found ? [found[key]!, value].flat() : value
  }
  return found
}
