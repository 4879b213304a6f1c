import { createServer, type AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pipeline } from './pipeline.js'

/** Sends two requests to a server that answers both with the given bytes, in the given pieces. */
const ask = async (pieces: readonly (string | Buffer)[], { methods = ['GET', 'GET'], end = false } = {}) => {
  const received: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (chunk) => {
      received.push(chunk.toString())
      for (const piece of pieces) socket.write(piece)
      if (end) socket.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const requests = methods.map((method, i) => ({ method, url: `${url}/${i + 1}`, headers: [['x-a', 'b']] as const }))
  try {
    return { outcomes: await pipeline(requests, { timeout: 300 }), received: received.join('') }
  } finally {
    server.close()
  }
}

const whole = (status: number, body: string) =>
  `HTTP/1.1 ${status} X\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

test('requests go out together, and answers come back in order', async () => {
  const { outcomes, received } = await ask([whole(200, 'one'), whole(404, 'zwö')])
  expect(received).toMatch(/^GET \/1 HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nx-a: b\r\n\r\nGET \/2 HTTP\/1\.1\r\n/)
  expect(outcomes.map(({ reply }) => [reply?.status, reply?.body])).toEqual([
    [200, 'one'],
    [404, 'zwö'],
  ])
})

test.each<[string, (string | Buffer)[], string[]]>([
  ['in pieces', ['HTTP/1.1 200 O', 'K\r\ncontent-length: 3\r\n\r\na', 'bc', whole(200, 'd')], ['abc', 'd']],
  [
    'in chunks, with trailers',
    [
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nx: y\r\n\r\n',
      whole(200, 'd'),
    ],
    ['abc', 'd'],
  ],
  [
    'after an interim answer',
    ['HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n', whole(200, 'a'), whole(200, 'b')],
    ['a', 'b'],
  ],
  ['without a body', ['HTTP/1.1 204 No Content\r\n\r\n', whole(200, 'b')], ['', 'b']],
  [
    'with gzip',
    [
      `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${gzipSync('abc').length}\r\n\r\n`,
      gzipSync('abc'),
      whole(200, 'd'),
    ],
    ['abc', 'd'],
  ],
])('answers %s', async (_, pieces, bodies) => {
  const { outcomes } = await ask(pieces)
  expect(outcomes.map(({ reply }) => reply?.body)).toEqual(bodies)
})

test('a server may end the connection after an answer', async () => {
  const { outcomes } = await ask([`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nall of it`], { end: true })
  expect(outcomes).toMatchObject([{ reply: { status: 200, body: 'all of it' } }, {}])
  expect(outcomes[1]).toEqual({})
})

test('a server may end the connection before the first answer', async () => {
  expect((await ask([], { end: true })).outcomes).toEqual([{}, {}])
})

test.each<[string, (string | Buffer)[], boolean, object[]]>([
  ['only one answer', [whole(200, 'a')], false, [{ reply: { status: 200 } }, { failure: { kind: 'timeout' } }]],
  ['no HTTP', ['220 smtp.example.com ready\r\n'], false, [{ failure: { kind: 'protocol' } }, {}]],
  [
    'bytes that are not what they say',
    ['HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc'],
    false,
    [{ failure: { kind: 'protocol' } }, {}],
  ],
])('%s is a failure of the request that it belongs to', async (_, pieces, end, want) => {
  const { outcomes } = await ask(pieces, { end })
  expect(outcomes).toMatchObject(want)
})
