import { createServer, type Server } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { isAnswered, headerLines, type HeaderLines, type SentRequest } from './exchange.js'
import { toFailure } from './receive.js'
import { createTransport, type TransportOptions } from './transport.js'

const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

const port = (server: Server) => (server.address() as AddressInfo).port

/** A server that writes the same bytes to everybody, and then does something else, or nothing. */
const raw = async (bytes: string, then: 'end' | 'reset' | 'wait' = 'end'): Promise<string> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      if (bytes !== '') socket.write(bytes, 'latin1')
      if (then === 'end') socket.end()
      if (then === 'reset') socket.resetAndDestroy()
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${port(server)}`
}

const send = async (url: string, options: Partial<TransportOptions> = {}, more: Partial<SentRequest> = {}) => {
  const transport = createTransport({ timeout: 500, env: {}, ...options })
  try {
    return await transport.send({ method: 'GET', url, headers: [], ...more })
  } finally {
    transport.close()
  }
}

const BROKEN: [string, string, 'end' | 'reset' | 'wait', string][] = [
  ['nothing at all', '', 'end', 'reset'],
  ['a reset', '', 'reset', 'reset'],
  ['silence', '', 'wait', 'timeout'],
  ['a head and then silence', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab', 'wait', 'timeout'],
  ['half an answer', 'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nab', 'end', 'incomplete'],
  ['half a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n50\r\nab', 'end', 'incomplete'],
  ['no HTTP', 'hello\r\n\r\n', 'end', 'protocol'],
  [
    'gzip that is none',
    'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\nab',
    'end',
    'undecodable',
  ],
  [
    'an encoding nobody knows',
    'HTTP/1.1 200 OK\r\ncontent-encoding: zip\r\ncontent-length: 2\r\n\r\nab',
    'end',
    'undecodable',
  ],
]

test.each(BROKEN)('%s is a failure, never a crash', async (_, bytes, then, kind) => {
  expect((await send(await raw(bytes, then))).failure).toMatchObject({ kind })
})

test('a server that is not there is out of reach', async () => {
  expect((await send('http://127.0.0.1:1/')).failure).toMatchObject({ kind: 'unreachable' })
})

test('a server without TLS is told apart from one whose certificate is not trusted', async () => {
  // what a server without TLS makes of a greeting that it does not understand
  const { failure } = await send((await raw('HTTP/1.1 400 Bad Request\r\n\r\n')).replace('http:', 'https:'))
  expect(failure).toEqual({ kind: 'tls', message: 'it does not speak TLS; write http://' })
  expect(
    toFailure(Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })),
  ).toEqual({ kind: 'tls', message: 'self-signed certificate; give what signed it with --cacert' })
})

test('redirects are not followed, header lines keep their order and number', async () => {
  const { reply } = await send(
    await raw('HTTP/1.1 302 Found\r\nLocation: /x\r\nSet-Cookie: a\r\nSet-Cookie: b\r\ncontent-length: 0\r\n\r\n'),
  )
  expect(reply?.status).toBe(302)
  expect(headerLines(reply!.headers, 'set-cookie')).toEqual(['a', 'b'])
})

test('a path goes out byte for byte, and a header as often as it is given', async () => {
  let seen = ''
  const server = createHttpServer((request, response) => {
    seen = `${request.url} ${request.rawHeaders.filter((_, i, all) => i % 2 === 1 && all[i - 1] === 'X-Twice').join(',')}`
    response.end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const headers: HeaderLines = [
    ['X-Twice', '1'],
    ['X-Twice', '2'],
  ]
  await send(`http://127.0.0.1:${port(server)}/a/../b//c%2Fd?e=%20`, {}, { headers })
  expect(seen).toBe('/a/../b//c%2Fd?e=%20 1,2')
})

test('connections that a server has closed while they were idle, however many, are no failure', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
      socket.on('data', () => socket.destroy())
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const transport = createTransport({ timeout: 1000, env: {} })
  const ask = () => transport.send({ method: 'POST', url: `http://127.0.0.1:${port(server)}/reset`, headers: [] })
  await Promise.all([ask(), ask(), ask()])
  expect((await ask()).reply?.body).toBe('ok')
  transport.close()
})

test('a proxy from the environment is used, unless NO_PROXY exempts the host', async () => {
  const proxy = createHttpServer((request, response) => response.end(`by proxy: ${request.url}`))
  servers.push(proxy)
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const env = { HTTP_PROXY: `http://127.0.0.1:${port(proxy)}` }
  expect((await send('http://okta.test/x?y=1', { env })).reply?.body).toBe('by proxy: http://okta.test/x?y=1')
  const direct = await send(await raw('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ndirect'), {
    env: { ...env, NO_PROXY: '.test,127.0.0.1' },
  })
  expect(direct.reply?.body).toBe('direct')
})

test('a proxy that refuses a tunnel is named as the reason', async () => {
  const proxy = await raw('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
  const { failure } = await send('https://okta.test/', { env: { HTTPS_PROXY: proxy } })
  expect(failure).toMatchObject({ kind: 'proxy' })
  expect(failure?.message).toContain('407')
})

test('an answer that began and broke is not an answer', () => {
  const base = {
    id: 'e1',
    layer: 'l',
    story: 's',
    intent: 'valid',
    operation: undefined,
    unmatched: undefined,
    startedAt: 0,
    milliseconds: 1,
  } as const
  const request = { method: 'GET', url: 'http://x/', headers: [] }
  const reply = { status: 200, headers: [], body: '' }
  expect(isAnswered({ ...base, request, reply })).toBe(true)
  expect(isAnswered({ ...base, request, reply, failure: { kind: 'incomplete', message: '' } })).toBe(false)
})
