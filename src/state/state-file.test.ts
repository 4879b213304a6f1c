import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createMock } from '../mock/create-mock.js'
import type { MockOptions } from '../mock/options.js'
import { writeFileSafely } from './write-file-safely.js'

const folder = () => mkdtempSync(join(tmpdir(), 'facsimile-state-'))
const stateFile = () => join(folder(), 'state.json')
const ID = 'b0b00000-5e55-4000-8000-000000000001'

const start = async (state: string, options: MockOptions = {}) => {
  const mock = await createMock({ apis: ['identity'], seed: 1, state, ...options })
  const call = async (method: string, path: string, body?: unknown) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await mock.handle(new Request(`http://127.0.0.1${path}`, { method, ...json }))
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  return { mock, call }
}

test('what happened is there again after a restart: rows, ids, clock, rate limits', async () => {
  const file = stateFile()
  const first = await start(file)
  const driver = '/_facsimile/driver/identity'
  await first.call('DELETE', `/identity/sessions/${ID}`)
  await first.call('POST', `${driver}/clock`, { advance: 'PT1H' })
  await first.call('POST', '/_facsimile/clock', { advance: 'PT1H' })
  await first.call('POST', `${driver}/user`, {})
  await first.mock.close()
  // the same without a restart
  const other = await start(stateFile())
  await other.call('DELETE', `/identity/sessions/${ID}`)
  await other.call('POST', `${driver}/clock`, { advance: 'PT1H' })
  await other.call('POST', '/_facsimile/clock', { advance: 'PT1H' })
  await other.call('POST', `${driver}/user`, {})

  const second = await start(file)
  expect((await second.call('GET', `/identity/sessions/${ID}`)).status).toBe(404)
  for (const { call } of [second, other])
    expect((await call('GET', `${driver}/session/${ID}`)).body).toEqual({ id: ID, alive: false })
  expect((await second.call('GET', '/_facsimile/state')).body).toEqual(
    (await other.call('GET', '/_facsimile/state')).body,
  )
  expect(await second.call('POST', `${driver}/user`, {})).toEqual(await other.call('POST', `${driver}/user`, {}))
  // a driver's reset takes back what the driver had moved before the restart
  await second.call('POST', `${driver}/reset`)
  expect((await second.call('GET', '/_facsimile/clock')).body).toMatchObject({ now: '2026-01-01T01:00:00.000Z' })
})

test('a reset leads to the seed, not to what the file began with', async () => {
  const file = stateFile()
  const first = await start(file)
  await first.call('DELETE', `/identity/sessions/${ID}`)
  await first.mock.close()
  const second = await start(file)
  await second.call('POST', '/_facsimile/reset')
  expect((await second.call('GET', `/identity/sessions/${ID}`)).status).toBe(200)
})

test('other worlds are not kept', async () => {
  const file = stateFile()
  const first = await start(file)
  await first.call('DELETE', `/~w1/identity/sessions/${ID}`)
  await first.mock.close()
  const second = await start(file)
  expect((await second.call('GET', `/~w1/identity/sessions/${ID}`)).status).toBe(200)
})

test('a running clock goes on with the real time, as far ahead as it was', async () => {
  const file = stateFile()
  const first = await createMock({ apis: ['identity'], state: file })
  first.clock.advance(86_400_000)
  await first.close()
  const second = await createMock({ apis: ['identity'], state: file })
  expect(Math.abs(second.clock.now() - Date.now() - 86_400_000)).toBeLessThan(60_000)
  expect(second.clock.running).toBe(true)
})

test('the file is written when something has changed, and only then', async () => {
  const file = stateFile()
  const { mock, call } = await start(file)
  const inode = () => statSync(file).ino
  const before = inode()
  await call('GET', `/identity/sessions/${ID}`)
  await mock.save()
  expect(inode()).toBe(before)
  await call('DELETE', `/identity/sessions/${ID}`)
  await expect.poll(() => readFileSync(file, 'utf8').split('"removed"')[1], { timeout: 10_000 }).toContain(ID)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await mock.close()
})

describe('a file that cannot be used is refused, and left as it is', () => {
  const saved = async (options: MockOptions = {}) => {
    const file = stateFile()
    await (await createMock({ apis: ['identity'], seed: 1, state: file, ...options })).close()
    return readFileSync(file, 'utf8')
  }
  test.each([
    ['no JSON', async () => 'hello', 'is no JSON, and so no state file'],
    ['half of one', async () => (await saved()).slice(0, 200), 'is no JSON'],
    ['something else', async () => '{"name":"x"}', 'is not a state file of facsimile, so it is left alone'],
    ['a list', async () => '[]', 'is not a state file'],
    ['a later version', async () => (await saved()).replace('"version": 1', '"version": 2'), 'is of version 2'],
    [
      'other APIs',
      async () => saved({ apis: ['okta', 'identity'] }),
      'is of identity, okta, and this mock is of identity',
    ],
    ['another profile', async () => saved({ profile: 'live' }), 'has identity in the profile "live"'],
    ['a broken row', async () => (await saved()).replace('"created_at":', '"created":'), `identity/sessions/${ID}`],
    ['a row that is none', async () => (await saved()).replace(/"users": \[/, '"users": [null,'), 'identity/users'],
    ['broken ids', async () => (await saved()).replace(/"ids":\[\d+,/, '"ids":['), 'is damaged: identity/ids'],
    ['no collections', async () => (await saved()).replace('"users"', '"usr"'), 'is damaged: identity/rows/users'],
    ['a broken clock', async () => (await saved()).replace('"ahead":', '"behind":'), 'is damaged: clock'],
  ])('%s', async (_, text, reason) => {
    const file = stateFile()
    writeFileSync(file, await text())
    const before = readFileSync(file, 'utf8')
    const refused = start(file)
    await expect(refused).rejects.toThrow(`${file}: `)
    await expect(refused).rejects.toThrow(reason)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  test('a folder, or one that is not there', async () => {
    await expect(start(folder())).rejects.toThrow('cannot be read')
    await expect(start(join(folder(), 'no', 'state.json'))).rejects.toThrow('the state cannot be kept there')
  })
})

test('a link stays a link', async () => {
  const [target, link] = [stateFile(), stateFile()]
  writeFileSync(target, 'old')
  symlinkSync(target, link)
  await writeFileSafely(link, ['new'])
  expect([readFileSync(target, 'utf8'), readFileSync(link, 'utf8')]).toEqual(['new', 'new'])
})

test('killed at any moment, the old text is there or the new one, whole', async () => {
  const script = fileURLToPath(new URL('./testing/write-forever.ts', import.meta.url))
  const seen = new Set<number>()
  for (let delay = 0; delay < 8; delay++) {
    const file = stateFile()
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, file])
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, delay * 7))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    const { version, rows, end } = JSON.parse(readFileSync(file, 'utf8')) as {
      version: number
      rows: number[]
      end: number
    }
    expect([end, rows.length, rows.every((row) => row === version)]).toEqual([version, 400_001, true])
    expect(readdirSync(join(file, '..')).filter((name) => !name.startsWith('state.json'))).toEqual([])
    seen.add(version)
  }
  expect(seen.size).toBeGreaterThan(0)
}, 60_000)
