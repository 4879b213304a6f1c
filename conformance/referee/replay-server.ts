import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answered } from '../http/exchange.js'
import { handedOn } from '../proxy/header-lines.js'

/** Names the exchange that a request repeats. */
export const REPLAY = 'x-facsimile-replay'

/** A server that answers what the target answered before, so that the target itself is asked once only. */
export const startReplay = async (
  exchanges: ReadonlyMap<string, Answered>,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const found = exchanges.get(String(request.headers[REPLAY]))
      if (!found) return void response.writeHead(500).end()
      const { status, headers, body } = found.reply
      const lines = handedOn(headers, 'content-length', 'content-encoding').flatMap(([name, value]) => [name, value])
      try {
        response.writeHead(status, [...lines, REPLAY, found.id])
        response.end(status === 204 || status === 304 ? undefined : body)
      } catch {
        response.destroy()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
