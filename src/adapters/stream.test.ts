import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.js'
import { facsimileRouter } from './express.js'

const STREAM = '/_facsimile/journal/stream'

let mock: Mock
const closing: (() => void)[] = []
beforeEach(async () => {
  mock = await createMock({ apis: ['identity'], seed: 1 })
})
afterEach(async () => {
  for (const close of closing.splice(0)) close()
  await mock.close()
})

/** What is read of a stream until a text turns up. */
type Open = () => Promise<{ status: number; until(text: string): Promise<string>; leave(): void; ended: Promise<void> }>

const overHttp = (url: string): ReturnType<Open> =>
  new Promise((resolve, reject) => {
    const outgoing = get(url, (incoming: IncomingMessage) => {
      let text = ''
      let look = () => {}
      incoming.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        look()
      })
      incoming.on('error', () => undefined)
      const until = (wanted: string) =>
        new Promise<string>((found) => {
          look = () => text.includes(wanted) && found(text)
          look()
        })
      const ended = new Promise<void>((done) => incoming.once('close', done))
      resolve({ status: incoming.statusCode!, until, leave: () => outgoing.destroy(), ended })
    })
    outgoing.on('error', reject)
  })

const OPEN: Record<string, Open> = {
  'node:http': async () => overHttp((await mock.listen()).url + STREAM),
  async express() {
    const server = express().use('/mocks', facsimileRouter(mock)).listen(0, '127.0.0.1')
    closing.push(
      () => server.closeAllConnections(),
      () => server.close(),
    )
    await new Promise((resolve) => server.once('listening', resolve))
    return overHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mocks${STREAM}`)
  },
  async fetch() {
    const response = await mock.handle(new Request(`http://127.0.0.1${STREAM}`))
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    let end = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    const until = async (wanted: string) => {
      while (!text.includes(wanted)) {
        const { value, done } = await reader.read()
        if (done) {
          end()
          break
        }
        text += value
      }
      return text
    }
    return { status: response.status, until, leave: () => void reader.cancel(), ended }
  },
}

const ask = () => mock.handle(new Request('http://127.0.0.1/identity/nothing'))

describe.each(Object.entries(OPEN))('%s', (_, open) => {
  test('hands on each event as it comes', async () => {
    const { status, until, leave } = await open()
    expect(status).toBe(200)
    await until(':\n\n')
    await ask()
    expect(await until('/identity/nothing')).toMatch(/id: 1\nevent: exchange\ndata: \{"id":1,.*\}\n\n/)
    await ask()
    expect(await until('id: 2')).toContain('event: exchange')
    leave()
  })

  test('ends with the mock', async () => {
    const { until, ended } = await open()
    await until(':\n\n')
    await mock.close()
    await Promise.race([ended, until('nothing more')])
  })
})

test('so many streams may be open, and whoever leaves makes room', async () => {
  const open = async () => {
    const response = await mock.handle(new Request(`http://127.0.0.1${STREAM}`))
    return { status: response.status, leave: () => response.body!.cancel() }
  }
  const readers = await Promise.all(Array.from({ length: 32 }, open))
  expect(readers.every(({ status }) => status === 200)).toBe(true)
  expect((await open()).status).toBe(503)
  await readers[0]!.leave()
  expect((await open()).status).toBe(200)
})

test.each(['x', '-1'])('Last-Event-ID %s is refused', async (id) => {
  const request = new Request(`http://127.0.0.1${STREAM}`, { headers: { 'Last-Event-ID': id } })
  expect((await mock.handle(request)).status).toBe(400)
})
