import type { Exchange } from '../mock/exchange.js'

/** An exchange as it stands in the journal. */
export interface Entry {
  /** 1, 2, 3, … in each world. */
  readonly id: number
  /** Long bodies are cut. */
  readonly exchange: Exchange
  /** Bytes that it counts for, about. */
  readonly size: number
  /** Bytes of the whole bodies, where they were cut. */
  readonly whole: { readonly request?: number; readonly reply?: number } | undefined
}

/** Bodies longer than this are kept cut: bytes of requests, characters of replies. */
export const BODY_KEPT = 64 * 1024

/** What an entry takes besides its texts, about. */
const FRAME = 500

export const createEntry = (id: number, exchange: Exchange): Entry => {
  const { request, reply } = exchange
  const sent = request.body.length
  const came = reply.body?.length ?? 0
  let size = FRAME + request.target.length + Math.min(sent, BODY_KEPT) + Math.min(came, BODY_KEPT)
  for (const name in request.headers) size += request.headers[name]!.length
  if (sent <= BODY_KEPT && came <= BODY_KEPT) return { id, exchange, size, whole: undefined }
  return {
    id,
    size,
    exchange: {
      ...exchange,
      // copies, so that what is cut off is not held in memory
      request: { ...request, body: request.body.slice(0, BODY_KEPT) },
      reply: came > BODY_KEPT ? { ...reply, body: Buffer.from(reply.body!.slice(0, BODY_KEPT)).toString() } : reply,
    },
    whole: {
      ...(sent > BODY_KEPT ? { request: sent } : {}),
      ...(came > BODY_KEPT ? { reply: Buffer.byteLength(reply.body!) } : {}),
    },
  }
}
