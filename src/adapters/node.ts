import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import { realWait, type Wait } from './wait.js'
import { writeDelivery } from './write-delivery.js'
import { writeStream } from './write-stream.js'

export type Answer = (request: HttpRequest) => Promise<HttpReply>

/** Bodies longer than this many bytes are not read to their end. */
export const BODY_LIMIT = 1024 * 1024

/** As many bytes of state as a mock tells at once may be put back. */
export const STATE_LIMIT = 32 * BODY_LIMIT

const IS_STATE = /\/_facsimile\/state(?=[/?]|$)/

/**
 * A `node:http` request listener.
 * @param wait how the delays of injected faults are waited for.
 */
export const nodeListener =
  (answer: Answer, bodyLimit = BODY_LIMIT, wait = realWait): RequestListener =>
  (incoming, outgoing) => {
    void serve(answer, bodyLimit, wait, incoming, outgoing)
  }

const serve = async (
  answer: Answer,
  bodyLimit: number,
  wait: Wait,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => {
  const body = hasBody(incoming)
    ? (readBefore(incoming) ?? (await readBody(incoming, IS_STATE.test(incoming.url ?? '') ? STATE_LIMIT : bodyLimit)))
    : NOTHING
  if (body === 'aborted') return
  if (body === 'lost') return writeReply(incoming, outgoing, BODY_LOST, false)
  const request = toRequest(incoming, body)
  const reply = await answer(request)
  if (reply.delivery) await writeDelivery(incoming, outgoing, reply, reply.delivery, wait)
  else writeReply(incoming, outgoing, reply, request.tooLarge ?? false)
}

const NOTHING = new Uint8Array(0)

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/** The mock's own answer to a body that something before it has read and not kept: nobody knows its bytes any more. */
const BODY_LOST: HttpReply = {
  status: 500,
  headers: { 'content-type': 'application/json', 'x-facsimile-refusal': 'body' },
  body: JSON.stringify({
    error: 'The body was read before it came to the mock: put the mock before express.json() and other body parsers',
  }),
}

/** What a body parser in front has left: the bytes (`express.raw()`), or nothing that could pass for them. */
const readBefore = (incoming: IncomingMessage & { body?: unknown }): Uint8Array | 'lost' | undefined => {
  if (!incoming.readableEnded) return undefined
  return incoming.body instanceof Uint8Array ? incoming.body : 'lost'
}

const readBody = (incoming: IncomingMessage, limit: number): Promise<Uint8Array | 'too large' | 'aborted'> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) resolve('too large')
      else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks)))
    incoming.on('error', () => resolve('aborted'))
    incoming.on('close', () => resolve('aborted'))
  })

const toRequest = (incoming: IncomingMessage, body: Uint8Array | 'too large'): HttpRequest => {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  const localAddress = (incoming.socket.localAddress ?? '').replace(/^::ffff:/, '')
  const target = originForm(incoming.url ?? '/')
  const request = { method: incoming.method ?? 'GET', target, mount: '', headers, localAddress }
  return body === 'too large' ? { ...request, body: NOTHING, tooLarge: true } : { ...request, body }
}

/** Proxies' clients send the absolute form (`GET http://host/path`); only path and query matter here. */
const originForm = (url: string): string => (url.startsWith('/') ? url : url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') || '/')

const writeReply = (incoming: IncomingMessage, outgoing: ServerResponse, reply: HttpReply, unread: boolean): void => {
  if (reply.stream) return void writeStream(outgoing, reply, reply.stream)
  const { status, headers, body } = reply
  const empty = status === 204 || status === 304
  outgoing.writeHead(status, {
    ...headers,
    ...(empty ? {} : { 'content-length': Buffer.byteLength(body ?? '') }),
    ...(unread ? { connection: 'close' } : {}),
  })
  outgoing.end(empty ? undefined : body)
  // the rest of an oversized body is discarded for a moment, so that the client gets to read the answer
  if (unread) setTimeout(() => incoming.destroy(), 500).unref()
}
