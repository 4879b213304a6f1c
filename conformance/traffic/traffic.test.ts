import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../contract/contract.js'
import { createValidators } from '../contract/validators.js'
import { exitCode } from '../run/exit-code.js'
import { failures, withVerdict } from '../testing/judge.js'
import { below, guessBase } from './base-url.js'
import type { HarEntry } from './har-types.js'
import { readHar } from './read-har.js'
import { requestFaults } from './request-faults.js'
import { verifyRecording } from './verify-recording.js'
import { createHarFile } from './write-har.js'

const ID = 'b0b00000-5e55-4000-8000-000000000001'
const SESSION = {
  id: ID,
  type: 'user',
  status: 'active',
  user_id: 'b0b00000-0000-4000-8000-000000000002',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  is_expired: false,
  valid_until: '2026-01-02T00:00:00Z',
}

const entry = (path: string, status: number, body: unknown, change: Partial<HarEntry['response']> = {}): HarEntry => ({
  startedDateTime: '2026-01-01T00:00:00.000Z',
  time: 5,
  request: { method: 'GET', url: `https://api.example/v1${path}`, headers: [{ name: ':method', value: 'GET' }] },
  response: {
    status,
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    content: { size: 1, text: JSON.stringify(body) },
    ...change,
  },
})
const har = (...entries: HarEntry[]) => JSON.stringify({ log: { version: '1.2', entries } })
const judge = (...entries: HarEntry[]) => verifyRecording({ api: 'identity', har: har(...entries), file: 'x.har' })

test('recorded answers that keep the contract pass; what no recording can show is untested', async () => {
  const report = await judge(entry(`/sessions/${ID}`, 200, SESSION))
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'pass')).toContain('identity.answer.body')
  expect(report.requirements.find(({ id }) => id === 'identity.get.by-id')?.reason).toContain('recorded traffic')
  expect(report.target).toBe('https://api.example/v1')
  expect(exitCode(report, false)).toBe(0)
  expect(exitCode(report, true)).toBe(3)
})

test('a recorded answer that breaks the contract fails its requirement', async () => {
  const report = await judge(entry(`/sessions/${ID}`, 200, { ...SESSION, status: 'asleep' }))
  expect(failures(report)).toEqual({ 'identity.answer.body': expect.stringContaining('/status') as string })
  expect(exitCode(report, false)).toBe(1)
})

test('what the recording client did wrong counts against nobody', async () => {
  const report = await judge(entry(`/sessions/nonsense`, 422, { detail: [{ loc: ['path'], msg: 'x', type: 'y' }] }))
  expect(failures(report)).toEqual({})
  expect(report.notes.map(({ message }) => message).join()).toContain('the request breaks the contract')
})

test.each([
  ['whose body is not there', entry(`/sessions/${ID}`, 200, undefined, { content: { size: 300 } })],
  ['that never came', entry(`/sessions/${ID}`, 0, undefined, { content: {}, _error: 'net::ERR_ABORTED' })],
  ['from the cache', entry(`/sessions/${ID}`, 304, undefined, { headers: [], content: {} })],
])('an answer %s is no failure', async (_, recorded) => {
  expect(failures(await judge(entry(`/sessions/${ID}`, 200, SESSION), recorded))).toEqual({})
})

test('a body in base64 is read', async () => {
  const text = Buffer.from(JSON.stringify({ ...SESSION, status: 'asleep' })).toString('base64')
  const report = await judge(
    entry(`/sessions/${ID}`, 200, undefined, { content: { size: 9, text, encoding: 'base64' } }),
  )
  expect(Object.keys(failures(report))).toContain('identity.answer.body')
})

test('other hosts of a recording are left alone, and told', async () => {
  const other = entry('/x', 500, 'broken')
  other.request.url = 'https://tracker.example/collect'
  const report = await judge(entry(`/sessions/${ID}`, 200, SESSION), other)
  expect(failures(report)).toEqual({})
  expect(report.coverage.requests).toBe(1)
  expect(report.notes.at(-1)?.message).toBe('1 of 2 recorded requests went elsewhere than https://api.example/v1')
})

test('credentials of a recording are in no report', async () => {
  const recorded = entry(`/sessions/${ID}`, 404, { detail: 'no session for s3cret-t0ken' })
  recorded.request.headers!.push({ name: 'Authorization', value: 'Bearer s3cret-t0ken' })
  expect(JSON.stringify(await judge(recorded))).not.toContain('s3cret-t0ken')
})

test.each([
  ['no JSON', '<har/>', 'is no HTTP Archive'],
  ['no entries', '{"log":{}}', 'no list "log.entries"'],
  [
    'an entry without a URL',
    '{"log":{"entries":[{"request":{"method":"GET","url":"/x"}}]}}',
    'log.entries[0] has no request',
  ],
  ['nothing', '{"log":{"entries":[]}}', 'holds no requests'],
  ['other traffic alone', har(entry('/x/y/z/a', 200, {})), 'holds no request of identity'],
])('a recording with %s cannot be judged', async (_, text, message) => {
  await expect(verifyRecording({ api: 'identity', har: text, file: 'x.har' })).rejects.toThrow(message)
})

test('a recording to another target than the one that is meant cannot be judged', async () => {
  const text = har(entry(`/sessions/${ID}`, 200, SESSION))
  const recording = { api: 'identity', har: text, file: 'x.har', target: 'https://other.example' }
  await expect(verifyRecording(recording)).rejects.toThrow('holds no request to https://other.example')
})

test('what is written as a recording is read again, and is whole after each entry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'facsimile-'))
  const path = join(folder, 'out.har')
  const file = createHarFile(path)
  const read = () => readHar(readFileSync(path, 'utf8'), path)
  expect(read()).toEqual([])
  const request = { method: 'PUT', url: 'http://x/ä', headers: [['A', '1']] as const, body: 'bödy' }
  for (const id of ['e1', 'e2']) {
    const reply = { status: 200, headers: [['B', '2']] as const, body: '{"ü":1}' }
    const scope = { layer: '', story: '', intent: 'valid' as const, operation: undefined, unmatched: undefined }
    file.add({ id, ...scope, request, reply, startedAt: 1, milliseconds: 2 })
    expect(read().at(-1)).toEqual({ request, reply, bodyKept: true, startedAt: 1, milliseconds: 2 })
  }
  expect(read()).toHaveLength(2)
  file.close()
  rmSync(folder, { recursive: true })
})

test.each([
  ['http://h/api', 'http://h/api/x?y', '/x?y'],
  ['http://h/api', 'http://h/apis', undefined],
  ['http://h', 'http://h', '/'],
])('below %s, %s is %s', (base, url, want) => {
  expect(below(url, base)).toBe(want)
})

test('the base is the one that most requests were made to', () => {
  const contract = loadContract('slack')
  const to = (url: string) => ({ method: 'POST', url })
  const real = 'https://slack.com/api/admin.users.session.reset'
  expect(guessBase(contract, [to('https://x.example/admin.users.session.reset'), to(real), to(real)])).toBe(
    'https://slack.com/api',
  )
  expect(guessBase(contract, [to('https://slack.com/')])).toBeUndefined()
})

test.each([
  ['identity', 'DELETE', `/sessions/${ID}`, [['X-Workspace-Id', 'abc']], undefined, ['header X-Workspace-Id is "abc"']],
  ['identity', 'DELETE', `/sessions/${ID}`, [['X-Workspace-Id', '7']], undefined, []],
  ['okta', 'DELETE', '/api/v1/users/x/sessions?oauthTokens=maybe', [], undefined, ['query oauthTokens is "maybe"']],
  ['okta', 'DELETE', '/api/v1/users/x/sessions?oauthTokens=true&oauthTokens=false', [], undefined, ['given 2 times']],
  [
    'slack',
    'POST',
    '/admin.users.session.reset',
    [['content-type', 'application/x-www-form-urlencoded']],
    'user_id=W1&mobile_only=true',
    [],
  ],
  [
    'slack',
    'POST',
    '/admin.users.session.reset',
    [['content-type', 'application/x-www-form-urlencoded']],
    'mobile_only=true',
    ["required property 'user_id'"],
  ],
  [
    'slack',
    'POST',
    '/admin.users.session.reset',
    [['content-type', 'application/json']],
    '{"user_id":',
    ['the body is not JSON'],
  ],
  ['slack', 'POST', '/admin.users.session.reset', [['content-type', 'text/xml']], '<x/>', ['the body is text/xml']],
  [
    'slack',
    'POST',
    '/admin.users.session.reset',
    [['content-type', 'application/x-www-form-urlencoded; charset=utf-16']],
    'user_id=W1',
    ['said to be in utf-16'],
  ],
  ['slack', 'POST', '/admin.users.session.reset', [], undefined, ['the body is missing']],
  ['slack', 'POST', '/elsewhere', [], undefined, []],
] as const)('%s: what %s %s %j %s breaks', (api, method, path, headers, body, want) => {
  const contract = loadContract(api)
  const request = { method, url: `http://x${path}`, headers, ...(body === undefined ? {} : { body }) }
  const found = requestFaults(request, path, contract, createValidators(contract.document))
  expect(found).toHaveLength(want.length)
  for (const [i, text] of want.entries()) expect(found[i]).toContain(text)
})
