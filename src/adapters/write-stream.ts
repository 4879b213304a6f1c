import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { HttpReply } from '../engine/http.js'

/** Writes a body that comes bit by bit, no faster than the client takes it, until either side ends. */
export const writeStream = async (
  outgoing: ServerResponse,
  { status, headers }: HttpReply,
  stream: AsyncIterable<string>,
): Promise<void> => {
  const source = stream[Symbol.asyncIterator]()
  outgoing.on('close', () => void source.return?.())
  outgoing.writeHead(status, headers)
  outgoing.flushHeaders()
  try {
    while (!outgoing.destroyed) {
      const { value, done } = await source.next()
      if (done) break
      if (!outgoing.write(value) && !outgoing.destroyed) await Promise.race([once(outgoing, 'drain'), closed(outgoing)])
    }
    outgoing.end()
  } catch {
    outgoing.destroy()
  }
}

const closed = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    outgoing.once('close', () => resolve())
  })
