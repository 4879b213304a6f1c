import type { IncomingMessage, RequestOptions } from 'node:http'
import type http from 'node:http'
import { decodeBody } from './decode-body.js'
import { ProxyRefusal } from './tunnel.js'
import type { Failure, FailureKind, HeaderLines, Reply } from './exchange.js'

/** Bytes of an answer beyond which reading stops. */
const MOST_BYTES = 8 * 1024 * 1024

interface Received {
  reply?: Reply
  failure?: Failure
  /** The body as it came, still in its content encoding, and the text of the status line; only of whole answers. */
  raw?: { body: Buffer; reason: string }
  /** The connection had been used before and was gone before anything came: the same request may go out again. */
  stale?: boolean
}

/** Sends one request by node's own client and reads the whole answer. */
export const receive = (
  client: Pick<typeof http, 'request'>,
  options: RequestOptions,
  body: string | Uint8Array | undefined,
  timeout: number,
): Promise<Received> =>
  new Promise((resolve) => {
    let head: IncomingMessage | undefined
    const chunks: Buffer[] = []
    let size = 0
    const done = (received: Received) => {
      clearTimeout(timer)
      resolve(received)
    }
    const fail = (failure: Failure) => {
      done({ failure, ...(head ? { reply: toReply(head, Buffer.concat(chunks).toString()) } : {}) })
      asked.destroy()
    }
    const asked = client.request(options, (response) => {
      head = response
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size > MOST_BYTES) fail({ kind: 'too-large', message: `the answer is larger than ${MOST_BYTES} bytes` })
      })
      response.on('error', () => undefined)
      response.on('close', () => {
        if (!response.complete) return fail({ kind: 'incomplete', message: 'the answer broke off' })
        const { 'content-encoding': encoding } = response.headers
        const raw = { body: Buffer.concat(chunks), reason: response.statusMessage ?? '' }
        try {
          done({ reply: toReply(response, decodeBody(raw.body, encoding, MOST_BYTES).toString()), raw })
        } catch (error) {
          const message = `content-encoding ${encoding}: ${(error as Error).message}`
          done({ failure: { kind: 'undecodable', message }, reply: toReply(response, raw.body.toString()), raw })
        }
      })
    })
    // only now: what node refuses to send at all leaves no timer behind
    const timer = setTimeout(() => fail({ kind: 'timeout', message: `no whole answer within ${timeout} ms` }), timeout)
    asked.on('upgrade', (response, socket) => {
      socket.destroy()
      head = response
      fail({ kind: 'protocol', message: `the server switched protocols (${response.statusCode})` })
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (head) return fail({ kind: 'incomplete', message: `the answer broke off: ${error.message}` })
      const stale = asked.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
      done({ failure: toFailure(error), stale })
    })
    asked.end(body)
  })

const toReply = (response: IncomingMessage, body: string): Reply => ({
  status: response.statusCode ?? 0,
  headers: lines(response.rawHeaders),
  body,
})

const lines = (raw: readonly string[]): HeaderLines =>
  Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i]!, raw[2 * i + 1]!] as const)

const KINDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT)/, 'unreachable'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)/, 'reset'],
  [/^HPE_/, 'protocol'],
  [/CERT|^ERR_TLS|^EPROTO|SSL|SELF_SIGNED|UNABLE_TO_/, 'tls'],
]

/** What went wrong, in the suite's words. */
export const toFailure = (error: unknown): Failure => {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (error instanceof ProxyRefusal) return { kind: 'proxy', message }
  const kind = KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? 'reset'
  const text = message || (error as AggregateError).errors?.map(String).join('; ') || code
  return { kind, message: kind === 'tls' ? inOwnWords(code, text) : text }
}

/** The two slips that are behind most refusals of TLS, whose own words name a line of a library's source. */
const inOwnWords = (code: string, message: string): string => {
  if (/wrong version number|packet length too long/i.test(message)) return 'it does not speak TLS; write http://'
  return /SELF_SIGNED|UNABLE_TO_/.test(code) ? `${message}; give what signed it with --cacert` : message
}
