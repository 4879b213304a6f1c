import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Request {
  method: string
  /** Without the query, percent-encoded. */
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  /** Names and values as they stood on the wire. */
  rawHeaders?: string[]
  body: string
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  /** Sent as JSON unless it is text. */
  body?: unknown
}

export interface TestServer {
  url: string
  requests: Request[]
  close(): Promise<void>
}

/** Writes an answer; a test may do it otherwise. */
export type Write = (answer: Answer, response: ServerResponse) => void

export const writePlain: Write = ({ status, headers = {}, body }, response) => {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, {
    ...(text === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
    ...headers,
  })
  response.end(text)
}

/** A server on a free port that answers by one function. */
export const serve = async (
  handle: (request: Request) => Answer | undefined | Promise<Answer | undefined>,
  write: Write = writePlain,
): Promise<TestServer> => {
  const requests: Request[] = []
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const [path = '/', query = ''] = (incoming.url ?? '/').split('?', 2)
      const request = {
        method: incoming.method ?? 'GET',
        path,
        query: new URLSearchParams(query),
        headers: incoming.headers,
        rawHeaders: incoming.rawHeaders,
        body: Buffer.concat(chunks).toString(),
      }
      requests.push(request)
      void Promise.resolve(handle(request)).then((answer) => {
        if (answer) write(answer, response)
        else incoming.socket.destroy()
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
