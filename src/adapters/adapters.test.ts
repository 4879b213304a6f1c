import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.js'
import { facsimileRouter } from './express.js'
import { nodeListener } from './node.js'

const SESSION = 'b0b00000-5e55-4000-8000-000000000001'
const PREFLIGHT = {
  origin: 'http://app.test',
  'access-control-request-method': 'DELETE',
  'access-control-request-headers': 'x-a',
}

interface Case {
  name: string
  method: string
  path: string
  headers?: Record<string, string>
  body?: string
}

const CASES: Case[] = [
  { name: 'a success', method: 'GET', path: `/identity/sessions/${SESSION}` },
  { name: 'an empty answer', method: 'DELETE', path: `/identity/sessions/${SESSION}` },
  { name: 'a refusal', method: 'GET', path: '/identity/sessions/nope' },
  { name: 'an unknown path with a query', method: 'GET', path: '/identity/x?a=%zz&b' },
  { name: 'a wrong method with a body', method: 'POST', path: `/identity/sessions/${SESSION}`, body: '{"a":1}' },
  { name: 'HEAD', method: 'HEAD', path: `/identity/sessions/${SESSION}` },
  { name: 'a preflight', method: 'OPTIONS', path: `/identity/sessions/${SESSION}`, headers: PREFLIGHT },
  { name: 'another origin', method: 'GET', path: '/identity/sessions/nope', headers: { origin: 'http://app.test' } },
  { name: 'the control plane', method: 'GET', path: '/_facsimile/nothing' },
  { name: 'no API', method: 'GET', path: '/nothing' },
]

/** Answers as `[status, headers without the transport's, body]`. */
type Send = (mock: Mock, sent: Case) => Promise<[number, Record<string, string>, string]>

const TRANSPORT = ['connection', 'keep-alive', 'content-length', 'transfer-encoding', 'x-powered-by']
const own = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => !TRANSPORT.includes(name)).sort())

const overHttp = (listener: Parameters<typeof createServer>[1] & object, { method, path, headers, body }: Case) =>
  new Promise<Awaited<ReturnType<Send>>>((resolve, reject) => {
    const server = createServer(listener)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const outgoing = httpRequest(
        { port, host: '127.0.0.1', method, path, headers: { host: '127.0.0.1', ...headers } },
        (incoming) => {
          let text = ''
          incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
          incoming.on('end', () => {
            server.close()
            resolve([incoming.statusCode!, own(new Headers(incoming.headers as Record<string, string>)), text])
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  })

const inProcess: Send = async (mock, { method, path, headers = {}, body }) => {
  const reply = await mock.answer({
    method,
    target: path,
    mount: '',
    headers: { host: '127.0.0.1', ...headers },
    body: new TextEncoder().encode(body ?? ''),
  })
  return [reply.status, own(new Headers(reply.headers)), method === 'HEAD' ? '' : (reply.body ?? '')]
}

const ADAPTERS: Record<string, Send> = {
  'node:http': (mock, sent) => overHttp(nodeListener(mock.answer), sent),
  express: (mock, sent) => overHttp(express().use(facsimileRouter(mock)), sent),
  'express below a path': async (mock, sent) => {
    const app = express().use('/mocks', facsimileRouter(mock))
    const [status, headers, text] = await overHttp(app, { ...sent, path: `/mocks${sent.path}` })
    // addresses are told as they are reached
    return [status, headers, text.replaceAll('"/mocks/', '"/')]
  },
  fetch: async (mock, { method, path, headers = {}, body }) => {
    const request = new Request(`http://127.0.0.1${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
    // a browser would not let scripts set these; the adapter takes what the request carries
    const response = await mock.handle(request)
    return [response.status, own(response.headers), method === 'HEAD' ? '' : await response.text()]
  },
}

describe.each(Object.entries(ADAPTERS))('%s answers as the engine does', (_, send) => {
  test.each(CASES)('$name', async (sent) => {
    const [first, second] = [
      await createMock({ apis: ['identity'], seed: 1 }),
      await createMock({ apis: ['identity'], seed: 1 }),
    ]
    expect(await send(first, sent)).toEqual(await inProcess(second, sent))
  })
})

describe('over a socket', () => {
  let mock: Mock
  let port: number
  beforeAll(async () => {
    mock = await createMock({ apis: ['identity'], seed: 1 })
    port = (await mock.listen()).port
  })
  afterAll(() => mock.close())

  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk))
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })

  test('pipelined requests are answered in order', async () => {
    const get = (path: string, last = '') => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${last}\r\n`
    const answer = await raw(
      get('/identity/sessions/a') +
        get('/identity/nope') +
        get(`/identity/sessions/${SESSION}`, 'Connection: close\r\n'),
    )
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 422', 'HTTP/1.1 404', 'HTTP/1.1 200'])
  })

  test('the absolute form of a target is understood', async () => {
    const answer = await raw(
      `GET http://127.0.0.1/identity/sessions/${SESSION} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toContain('HTTP/1.1 200')
  })

  test('an empty answer has neither a body nor a length', async () => {
    const id = 'a11ce000-5e55-4000-8000-000000000001'
    const answer = await raw(`DELETE /identity/sessions/${id} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 204 /)
    expect(answer.toLowerCase()).not.toContain('content-length')
  })

  test('garbage is refused without harm', async () => {
    expect(await raw('NONSENSE\r\n\r\n')).toContain('400 Bad Request')
    expect(
      await raw(`GET /identity/sessions/${SESSION} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`),
    ).toContain('200 OK')
  })

  test('a client that goes away in the middle of its body does no harm', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /_facsimile/driver/identity/user HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{"a"',
          () => socket.destroy(),
        )
      })
      socket.on('close', () => resolve())
    })
    expect(await raw('GET /identity/nope HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')).toContain(
      '404 Not Found',
    )
  })

  test('a body beyond the limit is refused, and the refusal can be read', async () => {
    const size = 3 * 1024 * 1024
    const answer = await raw(
      `POST /_facsimile/driver/identity/user HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(size)}`,
    )
    expect(answer).toContain('HTTP/1.1 413')
    expect(answer.toLowerCase()).toContain('connection: close')
  })
})
