import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
/** Node.js reading TypeScript itself, so that the process started is the one that is killed. */
const SOURCE = ['--import', import.meta.resolve('tsx'), MAIN]

interface Ended {
  code: number
  out: string
  err: string
}

/** Runs the command line to its end, away from the checkout, with nothing of this environment that it reads. */
const facsimile = async (
  args: string[],
  { env = {}, cwd = folder() }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Ended> => {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...SOURCE, ...args], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

const folder = () => mkdtempSync(join(tmpdir(), 'facsimile-'))

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** Starts `facsimile mock` and waits for its first output to match. */
const start = async (
  args: string[],
  { env = {}, cwd = folder() }: { env?: Record<string, string>; cwd?: string } = {},
) => {
  const child = spawn(process.execPath, [...SOURCE, 'mock', ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
  })
  running.push(child)
  let out = ''
  const seen = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(out)
        if (match) resolve(match)
      }
      child.stdout.on('data', look)
      child.once('exit', () => reject(new Error(`ended without ${String(pattern)}: ${out}`)))
      look()
    })
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, seen, ended, text: () => out }
}

const sh = async (line: string) => (await promisify(execFile)('sh', ['-c', line])).stdout

describe('what the user can mend is one line and exit code 2', () => {
  const inFolder = (name: string, text: string) => {
    const cwd = folder()
    writeFileSync(join(cwd, name), text)
    return { cwd }
  }
  test.each<[string, string[], { env?: Record<string, string>; cwd?: string }, string]>([
    ['an unknown command', ['mok'], {}, "facsimile: unknown command 'mok'\n(Did you mean mock?)"],
    ['an unknown flag', ['mock', '--prot', '1'], {}, "facsimile: unknown option '--prot'\n(Did you mean --port?)"],
    ['an unknown API', ['mock', 'octa'], {}, 'facsimile: API "octa" does not exist: did you mean "okta"?'],
    [
      'a port that is none',
      ['mock', '--port', '99999'],
      {},
      'facsimile: --port takes a number from 0 to 65535, not 99999; 0 takes a free one',
    ],
    [
      'a port that is no number',
      ['mock'],
      { env: { PORT: 'http' } },
      'facsimile: PORT takes a whole number, not "http"',
    ],
    [
      'a flag of the environment that says neither yes nor no',
      ['mock'],
      { env: { FACSIMILE_WATCH: 'maybe' } },
      'facsimile: FACSIMILE_WATCH is true or false, not "maybe"',
    ],
    ['a seed that is none', ['mock', '--seed', 'x'], {}, 'facsimile: --seed takes a whole number, not "x"'],
    [
      'a profile that is none',
      ['mock', '--profile', 'okta=alive'],
      {},
      'facsimile: profile "alive" of okta does not exist: did you mean "live"?',
    ],
    [
      'a log style that is none',
      ['mock', '--log', 'loud'],
      {},
      'facsimile: --log takes pretty, json or silent, not "loud"',
    ],
    [
      'a setting in the wrong form',
      ['mock', '--set', 'classic'],
      {},
      'facsimile: --set takes <api>.<name>=<value>, such as okta.classic=true, not "classic"',
    ],
    [
      'an unknown setting',
      ['mock', '--set', 'okta.clasic=true'],
      {},
      'facsimile: setting "okta.clasic" does not exist: did you mean "classic"?',
    ],
    [
      'a fixture that is not there',
      ['mock', '--fixtures', 'x.yaml'],
      {},
      'facsimile: fixtures: there is no file or folder "x.yaml"',
    ],
    [
      'an unknown key in the configuration',
      ['mock'],
      inFolder('facsimile.config.yaml', 'mock:\n  prot: 1\n'),
      'facsimile: facsimile.config.yaml:2: mock.prot: unknown key "prot"; did you mean "port"?',
    ],
    [
      'a configuration that is not there',
      ['mock', '--config', 'x.yaml'],
      {},
      'facsimile: cannot read the configuration file "x.yaml": there is no such file',
    ],
    [
      'a host that is not ours',
      ['mock', '--host', '192.0.2.1', '--port', '0'],
      {},
      'facsimile: host "192.0.2.1" is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all',
    ],
  ])('%s', async (_, args, options, message) => {
    expect(await facsimile(args, options)).toEqual({ code: 2, out: '', err: `${message}\n` })
  })

  test('a port in use', async () => {
    const server = createServer()
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    )
    const { code, err } = await facsimile(['mock', 'identity', '--port', String(port)])
    server.close()
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(`^facsimile: port ${port} is in use on 127.0.0.1: .*--port ${port + 1}.*\n$`),
    ])
  })
})

test('help and version are answers, not errors', async () => {
  expect(await facsimile(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  const help = await facsimile(['mock', '--help'])
  expect(help).toMatchObject({ code: 0, err: '' })
  for (const flag of ['--port', '--host', '--profile', '--fixtures', '--seed', '--log', '--watch'])
    expect(help.out).toContain(flag)
})

test('help is given however it is asked for', async () => {
  const { out } = await facsimile(['mock', '--help'])
  expect(out).toContain('Usage: facsimile mock')
  for (const asked of [
    ['mock', '-h'],
    ['help', 'mock'],
  ])
    expect((await facsimile(asked)).out).toBe(out)
  expect((await facsimile(['help'])).out).toContain('Commands:')
})

test('the APIs are listed with operations and settings', async () => {
  const { out } = await facsimile(['apis'])
  expect(out).toContain('DELETE /api/v1/users/{userId}/sessions  (revokeUserSessions)')
  expect(out).toContain('--set identity.repeatedDelete=404')
})

test('every curl line that start-up prints works as printed', async () => {
  const mock = await start(['--port', '0', '--seed', '1'])
  await mock.seen(/Stop with Ctrl\+C/)
  const lines = [...mock.text().matchAll(/^ {2}try +(curl .*)$/gm)].map(([, line]) => line!)
  expect(lines).toHaveLength(5)
  for (const line of lines) {
    const answer = await sh(`${line} -s`)
    expect(answer, line).toMatch(/^HTTP\/1\.1 20[04] /)
    if (line.includes('/slack/')) expect(answer).toContain('{"ok":true}')
  }
  mock.child.kill('SIGTERM')
  expect(await mock.ended).toBe(0)
})

test('requests are reported with status, time and what they break', async () => {
  const mock = await start(['identity', '--port', '0'])
  const [, url] = await mock.seen(/base URL +(\S+)/)
  await fetch(`${url}/sessions/nope`)
  await mock.seen(
    /422 GET {4}\/identity\/sessions\/nope \d+\.\d ms\n {4}request: path session_id must match format "uuid"/,
  )
  mock.child.kill('SIGINT')
  expect(await mock.ended).toBe(0)
})

test('in JSON every line is an object, and secrets are blotted out', async () => {
  const mock = await start([], { env: { PORT: '0', FACSIMILE_LOG: 'json', FACSIMILE_APIS: 'slack,identity' } })
  const [line] = await mock.seen(/^.*listening.*$/m)
  const { url, apis } = JSON.parse(line) as { url: string; apis: string[] }
  expect(apis).toEqual(['identity', 'slack'])
  await fetch(`${url}/slack/api/admin.users.session.reset?token=xoxp-secret`, { method: 'POST' })
  const [exchange] = await mock.seen(/^.*"event":"exchange".*$/m)
  expect(JSON.parse(exchange)).toMatchObject({
    api: 'slack',
    operation: 'admin_users_session_reset',
    status: 200,
    replyViolations: [],
  })
  expect(mock.text()).not.toContain('xoxp-secret')
})

test.each([
  ['true', 3],
  ['0', 0],
])('FACSIMILE_RATE_LIMITS=%s is read as what it says', async (value, throttled) => {
  const mock = await start(['slack', '--port', '0', '--seed', '1'], { env: { FACSIMILE_RATE_LIMITS: value } })
  const [, line] = await mock.seen(/try +(curl .*)/)
  const answers = await Promise.all(Array.from({ length: 23 }, () => sh(`${line} -s -o /dev/null -w '%{http_code}'`)))
  expect(answers.filter((status) => status === '429')).toHaveLength(throttled)
})

test('a flag wins over the environment, and that over the configuration file', async () => {
  const cwd = folder()
  writeFileSync(join(cwd, 'facsimile.config.yaml'), 'mock:\n  apis: [okta]\n  port: 0\n  log: json\n  seed: 7\n')
  const apis = async (args: string[], env: Record<string, string>) => {
    const mock = await start(args, { cwd, env })
    const [line] = await mock.seen(/^.*listening.*$/m)
    mock.child.kill('SIGTERM')
    await mock.ended
    return (JSON.parse(line) as { apis: string[] }).apis
  }
  expect(await apis([], {})).toEqual(['okta'])
  expect(await apis([], { FACSIMILE_APIS: 'slack' })).toEqual(['slack'])
  expect(await apis(['identity'], { FACSIMILE_APIS: 'slack' })).toEqual(['identity'])
})

test('a changed fixture is loaded again; a broken one leaves everything as it was', async () => {
  const cwd = folder()
  const file = join(cwd, 'mine.yaml')
  const session = 'd00d0000-5e55-4000-8000-00000000000d'
  writeFileSync(file, 'api: identity\n')
  const mock = await start(['identity', '--port', '0', '--fixtures', 'mine.yaml', '--watch'], { cwd })
  const [, url] = await mock.seen(/base URL +(\S+)/)
  const status = async () => (await fetch(`${url}/sessions/${session}`)).status
  expect(await status()).toBe(404)
  writeFileSync(file, `api: identity\nsessions: [{ id: ${session} }]\n`)
  await mock.seen(/reloaded after a change of mine\.yaml/)
  expect(await status()).toBe(200)
  writeFileSync(file, 'api: identity\nsessions: [{ id: x }]\n')
  await mock.seen(/kept as it was, for mine\.yaml cannot be used: mine\.yaml:2: sessions\[0\]\.id/)
  expect(await status()).toBe(200)
})
