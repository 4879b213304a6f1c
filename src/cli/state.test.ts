import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

const start = async (cwd: string, ...args: string[]) => {
  const command = [
    '--import',
    import.meta.resolve('tsx'),
    MAIN,
    'mock',
    'identity',
    '--seed',
    '1',
    '--port',
    '0',
    ...args,
  ]
  const child = spawn(process.execPath, command, { cwd, env: { PATH: process.env['PATH'] } })
  running.push(child)
  let out = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      out += String(text)
      if (out.includes('Ctrl+C')) resolve()
    })
    child.stderr.on('data', (text) => reject(new Error(String(text))))
  })
  const port = /:(\d+)\/identity/.exec(out)![1]!
  const stop = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    return ended
  }
  return { url: `http://127.0.0.1:${port}`, out: () => out, stop }
}

test('the state outlives a clean stop, and a kill a moment after the change', { timeout: 60_000 }, async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'facsimile-'))
  const first = await start(cwd, '--state', 'state.json')
  await fetch(first.url + SESSION, { method: 'DELETE' })
  await first.stop('SIGTERM')
  const second = await start(cwd, '--state', 'state.json')
  expect((await fetch(second.url + SESSION)).status).toBe(404)
  await fetch(`${second.url}/_facsimile/reset`, { method: 'POST' })
  const saved = join(cwd, 'state.json')
  await expect
    .poll(() => readFileSync(saved, 'utf8').split('"removed"')[0], { timeout: 10_000 })
    .toContain(SESSION.slice(-36))
  await second.stop('SIGKILL')
  const third = await start(cwd, '--state', 'state.json')
  expect((await fetch(third.url + SESSION)).status).toBe(200)
})

test('beyond loopback the token is printed, asked for, and not logged', { timeout: 60_000 }, async () => {
  const { url, out } = await start(mkdtempSync(join(tmpdir(), 'facsimile-')), '--host', '0.0.0.0')
  const token = /Token {5}Authorization: Bearer (\S+)/.exec(out())![1]!
  expect(out()).toContain(`/_facsimile/console?token=${token}`)
  expect((await fetch(url + SESSION)).status).toBe(200)
  expect((await fetch(`${url}/_facsimile`)).status).toBe(401)
  expect((await fetch(`${url}/_facsimile`, { headers: { 'x-facsimile-token': token } })).status).toBe(200)
  const printed = out().length
  const opened = await fetch(`${url}/_facsimile/console?token=${token}`, { redirect: 'manual' })
  expect([opened.status, opened.headers.get('location')]).toEqual([303, '/_facsimile/console'])
  await expect.poll(() => out().slice(printed)).toContain('/_facsimile/console?token=***')
})
