import { fork, type ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'

const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url))

export type Kind = 'mock' | 'node' | 'express'
export type Work = 'get' | 'delete'

const CONNECTIONS = 32
const REQUESTS = 20_000

/** Requests per second of each server, in rounds that take turns, so that drift of the machine meets all alike. */
export const throughput = async (work: Work, rounds: number): Promise<Record<Kind, number[]>> => {
  const rates: Record<Kind, number[]> = { mock: [], node: [], express: [] }
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['mock', 'node', 'express'] as const) rates[kind].push(await measure(kind, work))
  }
  return rates
}

const measure = async (kind: Kind, work: Work): Promise<number> => {
  // twice as many sessions as are deleted: the first half warms the server up
  const server = fork(SERVER, [kind, String(REQUESTS * 2)], { stdio: 'inherit' })
  const port = await new Promise<number>((resolve) => server.once('message', (message) => resolve(message as number)))
  await load(port, work, 0)
  const begin = performance.now()
  await load(port, work, REQUESTS)
  const seconds = (performance.now() - begin) / 1000
  await stop(server)
  return REQUESTS / seconds
}

const stop = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill()
  })

/** The id of the n-th session that the servers hold. */
const sessionId = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

const load = async (port: number, work: Work, from: number): Promise<void> => {
  const share = REQUESTS / CONNECTIONS
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => worker(port, work, from + i * share, share)))
}

/** One keep-alive connection that sends a request as soon as the last one is answered. */
const worker = (port: number, work: Work, from: number, count: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const want = work === 'get' ? '200' : '204'
    let sent = 0
    let rest = ''
    const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1')
    const send = () => {
      const method = work === 'get' ? 'GET' : 'DELETE'
      socket.write(`${method} /identity/sessions/${sessionId(from + sent++)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: string) => {
      rest += chunk
      const head = rest.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(rest.slice(0, head))?.[1] ?? 0)
      if (rest.length < head + 4 + length) return
      if (!rest.startsWith(`HTTP/1.1 ${want}`)) return reject(new Error(`answered ${rest.slice(0, 80)}`))
      rest = ''
      if (sent < count) return send()
      socket.end()
      resolve()
    })
  })
