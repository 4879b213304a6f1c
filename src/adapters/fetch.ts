import type { Delivery, HttpReply, HttpRequest } from '../engine/http.js'
import { bodyPieces, deliveredLength } from './body-pieces.js'
import { realWait, type Wait } from './wait.js'

/** Reads a web `Request` (https://fetch.spec.whatwg.org), whole. */
export const fromWebRequest = async (request: Request): Promise<HttpRequest> => {
  const { pathname, search, host } = new URL(request.url)
  return {
    method: request.method.toUpperCase(),
    target: pathname + search,
    mount: '',
    headers: { host, ...Object.fromEntries(request.headers) },
    body: new Uint8Array(await request.arrayBuffer()),
  }
}

/** Statuses that a web `Response` refuses to give a body. */
const WITHOUT_BODY = new Set([101, 103, 204, 205, 304])

/**
 * A reply as a web `Response`, when it is to come.
 * @throws TypeError where no answer comes at all, as `fetch` does.
 */
export const toWebResponse = async (reply: HttpReply, wait = realWait, signal?: AbortSignal): Promise<Response> => {
  const { status, headers, body, stream, delivery } = reply
  if (!delivery) {
    return new Response(WITHOUT_BODY.has(status) ? null : stream ? toWebStream(stream) : (body ?? null), {
      status,
      headers,
    })
  }
  if (delivery.delay) await wait(delivery.delay, signal)
  signal?.throwIfAborted()
  if (delivery.drop) throw new TypeError('fetch failed: the connection was reset before an answer')
  if (WITHOUT_BODY.has(status) || !body) return new Response(null, { status, headers })
  const bytes = new TextEncoder().encode(body)
  return new Response(toWebStream(wholeOrBroken(bytes, delivery, wait, signal)), {
    status,
    headers: { ...headers, 'content-length': String(bytes.length) },
  })
}

async function* wholeOrBroken(bytes: Uint8Array, delivery: Delivery, wait: Wait, signal: AbortSignal | undefined) {
  yield* bodyPieces(bytes, delivery, wait, signal)
  if (deliveredLength(bytes.length, delivery) < bytes.length) throw new TypeError('terminated: the body broke off')
}

const toWebStream = (stream: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> => {
  const source = stream[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await source.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    cancel: async () => void (await source.return?.()),
  })
}
