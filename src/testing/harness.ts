import { expect } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.js'
import type { Exchange } from '../mock/exchange.js'
import type { MockOptions } from '../mock/options.js'

/** One request of a test; path relative to the API's mount. At most one of `json`, `form` and `body`. */
export interface Sent {
  headers?: Record<string, string>
  json?: unknown
  form?: Record<string, string>
  body?: string
}

export interface Received {
  status: number
  headers: Headers
  /** The body, read as JSON where it is declared to be; undefined where it is empty. */
  body: unknown
}

/** The driver of the API under test. */
export interface TestDriver {
  create(
    kind: string,
    attributes?: Record<string, unknown>,
  ): Promise<{ id: string; headers: Record<string, string>; [more: string]: unknown }>
  /** Undefined where there never was such a thing. */
  observe(kind: string, id: string): Promise<Record<string, unknown> | undefined>
  alive(kind: string, id: string): Promise<boolean | undefined>
  end(kind: string, id: string): Promise<void>
  /** Moves the clock by an ISO 8601 duration. */
  advance(duration: string): Promise<void>
  reset(): Promise<void>
  /** Any call, for tests of the driver itself. */
  call(method: string, path: string, sent?: Sent): Promise<Received>
}

export interface TestMock {
  mock: Mock
  /** Sends to the API under test. Every reply is held against the contract, closed; a breach fails the test. */
  send(method: string, path: string, sent?: Sent): Promise<Received>
  driver: TestDriver
  exchanges: Exchange[]
}

/** A seeded mock of one API in this process, with its driver. */
export const testMock = async (api: string, options: MockOptions = {}): Promise<TestMock> => {
  const exchanges: Exchange[] = []
  const mock = await createMock({
    seed: 1,
    ...options,
    apis: [api],
    onExchange: (exchange) => {
      exchanges.push(exchange)
      options.onExchange?.(exchange)
    },
  })
  const base = mock.apis[0]!.provider.mounts[0]!

  const request = async (method: string, path: string, sent: Sent = {}): Promise<Received> => {
    const { headers, body } = encode(sent)
    const reply = await mock.answer({
      method,
      target: path,
      mount: '',
      headers: { host: 'mock.test', ...headers },
      body: new TextEncoder().encode(body ?? ''),
    })
    const { findings, operationId } = exchanges.at(-1)!
    expect(
      findings,
      `${method} ${path} (${operationId ?? 'no operation'}) answered ${reply.status} ${reply.body}`,
    ).toEqual([])
    const json = (reply.headers['content-type'] ?? '').includes('json')
    return {
      status: reply.status,
      headers: new Headers(reply.headers),
      body: reply.body !== undefined && json ? (JSON.parse(reply.body) as unknown) : reply.body,
    }
  }

  const call: TestDriver['call'] = (method, path, sent = {}) =>
    request(method, `/_facsimile/driver/${api}${path}`, { ...sent, headers: { host: '127.0.0.1', ...sent.headers } })

  const made = async (method: string, path: string, json: unknown, status: number) => {
    const reply = await call(method, path, { json })
    expect(reply, `driver: ${method} ${path} ${JSON.stringify(json)}`).toMatchObject({ status })
    return reply.body
  }

  const observe: TestDriver['observe'] = async (kind, id) => {
    const reply = await call('GET', `/${kind}/${encodeURIComponent(id)}`)
    return reply.status === 404 ? undefined : (reply.body as Record<string, unknown>)
  }
  const driver: TestDriver = {
    create: async (kind, attributes = {}) => (await made('POST', `/${kind}`, attributes, 201)) as never,
    observe,
    alive: async (kind, id) => (await observe(kind, id))?.['alive'] as boolean | undefined,
    end: async (kind, id) => void (await made('DELETE', `/${kind}/${encodeURIComponent(id)}`, undefined, 204)),
    advance: async (advance) => void (await made('POST', '/clock', { advance }, 200)),
    reset: async () => void (await made('POST', '/reset', undefined, 204)),
    call,
  }
  return { mock, send: (method, path, sent) => request(method, base + path, sent), driver, exchanges }
}

const encode = ({ headers, json, form, body }: Sent): { headers: Record<string, string>; body: string | undefined } => {
  if (json !== undefined)
    return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) }
  if (form === undefined) return { headers: { ...headers }, body }
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  }
}
