import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { createTransport } from '../http/transport.js'
import { headerLines } from '../http/exchange.js'
import { identityServer } from '../testing/identity-server.js'
import { createProxyLog } from './proxy-log.js'
import { startProxy, type ProxiedExchange, type ProxyOptions } from './start-proxy.js'

const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

const start = async (target: string, options: Partial<ProxyOptions> = {}) => {
  const seen: ProxiedExchange[] = []
  const proxy = await startProxy({ api: 'identity', target, onExchange: (each) => seen.push(each), ...options })
  ending.push(proxy.close)
  return { url: proxy.url, seen }
}

/** The identity service with one session, and a proxy in front of it. */
const inFrontOf = async (vary: Parameters<typeof identityServer>[0], options: Partial<ProxyOptions> = {}) => {
  const server = await identityServer(vary)
  ending.push(server.close)
  const user = (await (await fetch(`${server.url}/driver/user`, { method: 'POST', body: '{}' })).json()) as {
    id: string
  }
  const made = await fetch(`${server.url}/driver/session`, { method: 'POST', body: JSON.stringify({ user: user.id }) })
  const { id } = (await made.json()) as { id: string }
  return { id, server, ...(await start(`${server.url}/identity`, options)) }
}

test('what keeps the contract passes through as it is', async () => {
  const { url, id, seen } = await inFrontOf({})
  const response = await fetch(`${url}/sessions/${id}`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ id })
  expect(seen).toMatchObject([{ requestViolations: [], answerViolations: [], stopped: undefined }])
})

test('bytes, header lines and the status line are handed on unchanged', async () => {
  const body = gzipSync('{"detail":"no"}')
  const server = createServer((_, response) => {
    const lines = [
      'Content-Type',
      'application/json',
      'X-Odd',
      'one',
      'X-Odd',
      'two',
      'Content-Encoding',
      'gzip',
      'content-length',
      String(body.length),
    ]
    response.sendDate = false
    response.writeHead(404, 'Nothing Here', lines)
    response.end(body)
  }).listen(0, '127.0.0.1')
  ending.push(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { url, seen } = await start(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const transport = createTransport({ timeout: 2000, env: {} })
  ending.push(() => transport.close())
  const { reply, raw } = await transport.relay({
    method: 'GET',
    url: `${url}/sessions/${'a'.repeat(8)}-0000-4000-8000-000000000000`,
    headers: [],
  })
  expect(raw).toEqual({ body, reason: 'Nothing Here' })
  expect(headerLines(reply!.headers, 'x-odd')).toEqual(['one', 'two'])
  expect(headerLines(reply!.headers, 'date')).toEqual([])
  expect(seen[0]).toMatchObject({ answerViolations: [] })
})

test('both directions are judged', async () => {
  const { url, id, seen } = await inFrontOf({ show: (plain) => ({ ...plain, status: 'asleep' }) })
  expect(await (await fetch(`${url}/sessions/${id}`)).json()).toMatchObject({ status: 'asleep' })
  await fetch(`${url}/sessions/${id}`, { method: 'DELETE', headers: { 'x-workspace-id': 'abc' } })
  expect(seen[0]?.answerViolations).toMatchObject([{ requirement: 'identity.answer.body', level: 'MUST' }])
  expect(seen[1]?.requestViolations).toEqual(['header X-Workspace-Id is "abc": the whole must be integer'])
})

test('with --enforce a broken answer is replaced by one that says what was wrong', async () => {
  const { url, id } = await inFrontOf({ show: (plain) => ({ ...plain, status: 'asleep' }) }, { enforce: true })
  const response = await fetch(`${url}/sessions/${id}`)
  expect(response.status).toBe(502)
  expect(await response.json()).toMatchObject({
    facsimileProxy: {
      stopped: 'answer',
      operation: 'get_session',
      status: 200,
      violations: [{ requirement: 'identity.answer.body' }],
    },
  })
})

test('with --enforce a broken request does not reach the target', async () => {
  const { url, id, server, seen } = await inFrontOf({}, { enforce: true })
  const before = server.requests.length
  const response = await fetch(`${url}/sessions/${id}`, { method: 'DELETE', headers: { 'x-workspace-id': 'abc' } })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    facsimileProxy: {
      stopped: 'request',
      violations: [{ message: expect.stringContaining('X-Workspace-Id') as string }],
    },
  })
  expect(server.requests).toHaveLength(before)
  expect(seen[0]?.stopped).toBe('request')
})

test('with --enforce what keeps the contract still passes', async () => {
  const { url, id } = await inFrontOf({}, { enforce: true })
  expect((await fetch(`${url}/sessions/${id}`)).status).toBe(200)
  expect((await fetch(`${url}/sessions/${id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await fetch(`${url}/sessions/${id}`)).status).toBe(404)
})

test('a target that does not answer becomes a 502 with the reason', async () => {
  const { url, seen } = await start('http://127.0.0.1:1')
  const response = await fetch(`${url}/sessions/x`)
  expect(response.status).toBe(502)
  expect(await response.json()).toMatchObject({ facsimileProxy: { stopped: 'target' } })
  expect(seen[0]?.exchange.failure?.kind).toBe('unreachable')
})

test('a client that takes it for a forward proxy is told, unless it asks for the target', async () => {
  const { url, id, server } = await inFrontOf({})
  const transport = createTransport({ timeout: 2000, env: { HTTP_PROXY: url } })
  ending.push(() => transport.close())
  const ask = (to: string) => transport.send({ method: 'GET', url: to, headers: [] })
  expect((await ask(`${server.url}/identity/sessions/${id}`)).reply?.status).toBe(200)
  expect((await ask('http://elsewhere.example/')).reply).toMatchObject({ status: 400 })
})

test('a far too large request is refused, and the next one served', async () => {
  const { url, id } = await inFrontOf({})
  const large = await fetch(`${url}/sessions/${id}`, { method: 'POST', body: 'x'.repeat(9 * 1024 * 1024) })
  expect(large.status).toBe(413)
  expect((await fetch(`${url}/sessions/${id}`)).status).toBe(200)
})

test('the recording is without secrets unless they are asked for, and so is what is printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'facsimile-'))
  ending.push(() => rmSync(folder, { recursive: true }))
  for (const keepSecrets of [false, true]) {
    const har = join(folder, `${keepSecrets}.har`)
    const lines: string[] = []
    const log = createProxyLog({ print: (line) => lines.push(line), har, keepSecrets })
    const { url, id } = await inFrontOf({}, { onExchange: log.add })
    await fetch(`${url}/sessions/${id}?token=s3cret-t0ken`, { headers: { authorization: 'Bearer s3cret-t0ken' } })
    log.close()
    expect(readFileSync(har, 'utf8').includes('s3cret-t0ken')).toBe(keepSecrets)
    expect(lines.join('\n')).not.toContain('s3cret-t0ken')
    expect(lines[0]).toMatch(/^200 GET {4}\/identity\/sessions\/\S+ \d+ ms$/)
    expect(log.tally).toEqual({ exchanges: 1, brokenRequests: 0, brokenAnswers: 0 })
  }
})

test.each([
  ['an API that there is not', { api: 'okat' }, 'did you mean "okta"?'],
  ['a target that is no address', { target: 'okta.example' }, 'is no address'],
])('%s is refused in a sentence', async (_, options, message) => {
  await expect(startProxy({ api: 'identity', target: 'http://x', ...options })).rejects.toThrow(message)
})

test('a port in use is refused in a sentence', async () => {
  const { url } = await start('http://127.0.0.1:1')
  const port = Number(new URL(url).port)
  await expect(startProxy({ api: 'identity', target: 'http://x', port })).rejects.toThrow(`port ${port} is in use`)
})

test('a recording that cannot be written is refused in a sentence', () => {
  expect(() => createProxyLog({ print: () => undefined, har: '/nowhere/x.har' })).toThrow('cannot record to')
})
