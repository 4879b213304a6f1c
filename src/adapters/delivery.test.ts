import { createServer, type RequestListener } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import express from 'express'
import { describe, expect, test } from 'vitest'
import { createMock } from '../mock/create-mock.js'
import type { Delivery, HttpReply } from '../engine/http.js'
import { facsimileRouter } from './express.js'
import { toWebResponse } from './fetch.js'
import { nodeListener } from './node.js'
import type { Wait } from './wait.js'

const BODY = '0123456789'.repeat(10)

/** A reply that is delivered so, and a clock that notes for how long it was waited. */
const arrange = (delivery: Delivery, body: string | null = BODY) => {
  const waits: number[] = []
  const wait: Wait = async (milliseconds) => void waits.push(milliseconds)
  const reply: HttpReply = { status: body === null ? 204 : 200, headers: {}, body: body ?? undefined, delivery }
  return { waits, wait, reply, answer: async () => reply }
}

/** What a client reads off the connection, and whether it was reset. */
const rawOver = async (listener: RequestListener, method = 'GET'): Promise<{ text: string; reset: boolean }> => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const read = await new Promise<{ text: string; reset: boolean }>((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
    )
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve({ text, reset: error.code === 'ECONNRESET' }))
    socket.on('close', () => resolve({ text, reset: false }))
  })
  server.close()
  server.closeAllConnections()
  return read
}

const SERVERS: [string, (made: ReturnType<typeof arrange>) => RequestListener][] = [
  ['node:http', ({ answer, wait }) => nodeListener(answer, undefined, wait)],
  ['express', ({ answer, wait }) => express().use(facsimileRouter({ answer }, wait))],
]

describe.each(SERVERS)('%s', (_, listenerOf) => {
  test('a delay comes before anything is sent', async () => {
    const made = arrange({ delay: 1500 })
    const { text } = await rawOver(listenerOf(made))
    expect([made.waits, text.includes('200 OK'), text.endsWith(BODY)]).toEqual([[1500], true, true])
  })

  test('a dropped connection is reset without a byte', async () => {
    const made = arrange({ drop: true, delay: 10 })
    expect([await rawOver(listenerOf(made)), made.waits]).toEqual([{ text: '', reset: true }, [10]])
  })

  test('a slow body comes piece by piece, whole', async () => {
    const made = arrange({ bytesPerSecond: 100 })
    const { text } = await rawOver(listenerOf(made))
    expect([made.waits, text.endsWith(BODY)]).toEqual([Array(10).fill(100), true])
  })

  test.each([
    [30, BODY.slice(0, 30)],
    [0, ''],
    [1000, BODY.slice(0, 99)],
  ])('of a body that is cut after %d bytes less comes than its length says', async (truncateAt, want) => {
    const { text } = await rawOver(listenerOf(arrange({ truncateAt })))
    const [head, body] = text.split('\r\n\r\n')
    expect([head!.toLowerCase().includes('content-length: 100'), body]).toEqual([true, want])
  })

  test('an answer without a body has nothing to be slow or cut', async () => {
    const { text } = await rawOver(listenerOf(arrange({ truncateAt: 3, bytesPerSecond: 1 }, null)))
    expect([text.startsWith('HTTP/1.1 204'), text.toLowerCase().includes('content-length')]).toEqual([true, false])
  })

  test('HEAD has no body either', async () => {
    const { text } = await rawOver(listenerOf(arrange({ truncateAt: 3 })), 'HEAD')
    expect([text.includes('200 OK'), text.endsWith('\r\n\r\n')]).toEqual([true, true])
  })
})

describe('fetch', () => {
  const over = ({ reply, wait }: ReturnType<typeof arrange>, signal?: AbortSignal) => toWebResponse(reply, wait, signal)

  test('a delay comes first', async () => {
    const made = arrange({ delay: 1500 })
    expect([await (await over(made)).text(), made.waits]).toEqual([BODY, [1500]])
  })

  test('a dropped connection rejects as fetch does', async () => {
    await expect(over(arrange({ drop: true }))).rejects.toThrow(TypeError)
  })

  test('a slow body comes piece by piece, whole', async () => {
    const made = arrange({ bytesPerSecond: 100 })
    expect([await (await over(made)).text(), made.waits]).toEqual([BODY, Array(10).fill(100)])
  })

  test('reading a body that is cut fails', async () => {
    const response = await over(arrange({ truncateAt: 30 }))
    expect(response.headers.get('content-length')).toBe('100')
    await expect(response.text()).rejects.toThrow('broke off')
  })

  test('an answer without a body has nothing to be slow or cut', async () => {
    expect((await over(arrange({ truncateAt: 3 }, null))).status).toBe(204)
  })

  test('who gives up waits no longer', async () => {
    const reply = { ...arrange({ delay: 60_000 }).reply }
    const gone = new AbortController()
    const waiting = toWebResponse(reply, undefined, gone.signal)
    gone.abort()
    await expect(waiting).rejects.toThrow('aborted')
  })
})

test('a client that goes away ends the wait, and the server lives on', async () => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  const { port } = await mock.listen()
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET /identity/sessions/x HTTP/1.1\r\nHost: a\r\nPrefer: wait=60\r\n\r\n')
      setImmediate(() => socket.destroy())
    })
    socket.on('close', () => resolve())
  })
  expect((await fetch(`http://127.0.0.1:${port}/identity/sessions/x`)).status).toBe(422)
  await mock.close()
})
