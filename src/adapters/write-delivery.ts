import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Delivery, HttpReply } from '../engine/http.js'
import { bodyPieces, deliveredLength } from './body-pieces.js'
import type { Wait } from './wait.js'

/** Writes a reply late, slowly, in part or not at all, as it asks for. Ends early where the client has gone. */
export const writeDelivery = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers, body }: HttpReply,
  delivery: Delivery,
  wait: Wait,
): Promise<void> => {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  if (delivery.delay) await wait(delivery.delay, gone.signal)
  if (gone.signal.aborted) return
  if (delivery.drop) {
    incoming.socket.resetAndDestroy()
    return
  }
  const empty = status === 204 || status === 304
  const bytes = Buffer.from(empty ? '' : (body ?? ''))
  outgoing.writeHead(status, { ...headers, ...(empty ? {} : { 'content-length': bytes.length }) })
  if (incoming.method === 'HEAD' || bytes.length === 0) {
    outgoing.end()
    return
  }
  outgoing.flushHeaders()
  for await (const piece of bodyPieces(bytes, delivery, wait, gone.signal)) {
    await new Promise<void>((resolve) => outgoing.write(piece, () => resolve()))
  }
  if (gone.signal.aborted) return
  if (deliveredLength(bytes.length, delivery) === bytes.length) outgoing.end()
  else incoming.socket.destroy()
}
