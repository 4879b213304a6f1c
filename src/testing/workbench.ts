import { expect } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.js'
import type { Exchange } from '../mock/exchange.js'
import type { MockOptions } from '../mock/options.js'

/** What a call came back with; the body read as JSON where it is JSON. */
export interface Answered {
  status: number
  headers: Record<string, string>
  body: unknown
}

/**
 * A seeded mock in this process with short ways to its control plane and its APIs. Every reply is held against its
 * contract, closed; a breach fails the test.
 */
export interface Workbench {
  mock: Mock
  /** Every exchange so far, those with the control plane included. */
  exchanges: Exchange[]
  /** A call of the control plane; the path relative to `/_facsimile`. */
  control(method: string, path: string, json?: unknown): Promise<Answered>
  /** A call of an API; the path begins with its mount. */
  send(method: string, path: string, sent?: { headers?: Record<string, string>; body?: string }): Promise<Answered>
}

export const workbench = async (options: MockOptions = {}): Promise<Workbench> => {
  const exchanges: Exchange[] = []
  const mock = await createMock({ seed: 1, ...options, onExchange: (exchange) => exchanges.push(exchange) })
  const send: Workbench['send'] = async (method, target, { headers = {}, body = '' } = {}) => {
    const reply = await mock.answer({
      method,
      target,
      mount: '',
      headers: { host: '127.0.0.1', ...headers },
      body: new TextEncoder().encode(body),
    })
    const { findings, operationId } = exchanges.at(-1)!
    expect(findings, `${method} ${target} (${operationId ?? 'no operation'}) answered ${reply.status}`).toEqual([])
    const json = reply.body !== undefined && (reply.headers['content-type'] ?? '').includes('json')
    return { ...reply, body: json ? (JSON.parse(reply.body!) as unknown) : reply.body }
  }
  const control: Workbench['control'] = (method, path, json) =>
    send(method, `/_facsimile${path}`, {
      ...(json === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }),
    })
  return { mock, exchanges, control, send }
}
