import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMock } from '../mock/create-mock.js'
import { listen } from '../mock/listen.js'
import { run } from './program.js'

let printed = ''
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  vi.spyOn(console, 'error').mockImplementation((text: string) => void (printed += text))
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('a client works through the proxy; what went by is told, recorded and judged again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'facsimile-'))
  const har = join(folder, 'out.har')
  const mock = await createMock({ seed: 1, apis: ['identity'] })
  const { server, url } = await listen((request) => mock.answer(request), { port: 0 })
  const running = run(['proxy', 'identity', '--target', `${url}/identity`, '--port', '0', '--har', har])
  const proxy = await vi.waitUntil(() => /(http:\S+) stands for/.exec(printed)?.[1], { timeout: 30_000 })
  expect((await fetch(`${proxy}/sessions/b0b00000-5e55-4000-8000-000000000001`)).status).toBe(200)
  expect((await fetch(`${proxy}/sessions/nonsense`)).status).toBe(422)
  process.emit('SIGINT')
  expect(await running).toBe(0)
  expect(printed).toContain('2 exchanges; against the contract: 1 of the requests, 0 of the answers')
  expect(readFileSync(har, 'utf8')).toContain('/sessions/nonsense')

  expect(await run(['verify', 'identity', '--har', har])).toBe(0)
  expect(await run(['verify', 'identity', '--har', har, '--complete'])).toBe(3)
  await mock.close()
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

test.each([
  [['proxy'], 'which API?'],
  [['proxy', 'okta'], 'which target?'],
  [['proxy', 'okat', '--target', 'http://x'], 'did you mean "okta"?'],
  [['proxy', 'okta', '--target', 'okta.example'], 'is no address'],
  [['proxy', 'okta', '--target', 'http://x', '--port', 'many'], '--port takes a number'],
  [['proxy', 'okta', '--target', 'http://x', '--profile', 'lively'], '--profile takes'],
  [['proxy', 'okta', '--target', 'http://x', '--har', '/nowhere/x.har'], 'cannot record to'],
  [['proxy', 'okta', '--target', 'http://x', '--cacert', '/nowhere.pem'], 'cannot read the certificate file'],
])('%j is refused in one line', async (args, message) => {
  expect(await run(args)).toBe(2)
  expect(printed).toContain(message)
  expect(printed.trim().split('\n')).toHaveLength(1)
})
