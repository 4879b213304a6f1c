import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectSecure } from 'node:tls'
import { headerValue, type SentRequest } from './exchange.js'
import { readReplies } from './read-replies.js'
import { toFailure } from './receive.js'
import type { Outcome } from './transport.js'

export interface PipelineOptions {
  /** Milliseconds until all answers have to be there. */
  timeout: number
  ca?: string | undefined
}

/**
 * Sends requests to one host on one connection, all before the first answer. A server may end the connection after any
 * answer, and before the first (RFC 9112, section 9.5); requests after that have neither an answer nor a failure.
 */
export const pipeline = (requests: readonly SentRequest[], { timeout, ca }: PipelineOptions): Promise<Outcome[]> =>
  new Promise((resolve) => {
    const url = new URL(requests[0]!.url)
    const secure = url.protocol === 'https:'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const port = Number(url.port || (secure ? 443 : 80))
    const methods = requests.map(({ method }) => method)
    let received = Buffer.alloc(0)

    const finish = (failure: Outcome['failure'], ended: boolean) => {
      clearTimeout(timer)
      socket.destroy()
      const { replies, broken, closing } = readReplies(received, methods, ended)
      const rest: Outcome =
        broken !== undefined
          ? { failure: { kind: 'protocol', message: broken } }
          : failure && !closing && (replies.length === 0 || failure.kind === 'timeout')
            ? { failure }
            : {}
      resolve(requests.map((_, i) => (i < replies.length ? { reply: replies[i]! } : i === replies.length ? rest : {})))
    }
    const timer = setTimeout(
      () =>
        finish(
          { kind: 'timeout', message: `not every request on one connection was answered within ${timeout} ms` },
          false,
        ),
      timeout,
    )
    const options = { host, port }
    const socket: Socket = secure
      ? connectSecure({
          ...options,
          servername: host,
          ALPNProtocols: ['http/1.1'],
          ...(ca === undefined ? {} : { ca }),
        })
      : connectPlain(options)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const { replies, broken } = readReplies(received, methods, false)
      if (broken !== undefined || replies.length === requests.length) finish(undefined, false)
    })
    socket.on('error', (error) => {
      const failure = toFailure(error)
      finish(failure.kind === 'reset' && received.length === 0 ? undefined : failure, true)
    })
    socket.on('end', () => finish(undefined, true))
    socket.on(secure ? 'secureConnect' : 'connect', () => socket.write(Buffer.concat(requests.map(written))))
  })

/** A request as it stands on the wire. */
const written = ({ method, url, headers, body }: SentRequest): Buffer => {
  const { host } = new URL(url)
  const target = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') || '/'
  const lines = [...(headerValue(headers, 'host') === undefined ? [['host', host] as const] : []), ...headers]
  const head = [`${method} ${target} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  )
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from((body ?? '') as string)])
}
