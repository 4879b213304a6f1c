import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../cli/program.js'
import { createMock, type Mock } from '../mock/create-mock.js'
import type { MockOptions } from '../mock/options.js'
import type { Capsule } from './capsule.js'
import { readCapsule } from './read-capsule.js'
import { replayCapsule } from './replay-capsule.js'

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'

const send = async (mock: Mock, method: string, target: string, body?: unknown) => {
  const reply = await mock.answer({
    method,
    target,
    mount: '',
    headers: { host: '127.0.0.1', authorization: 'Bearer xoxp-alice-admin', 'content-type': 'application/json' },
    body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
  })
  expect(reply.status, `${method} ${target}`).toBeLessThan(500)
  return reply.body ? (JSON.parse(reply.body) as never) : undefined
}

/** A life with everything in it that can change a world. */
const live = async (options: MockOptions, prefix = ''): Promise<Capsule> => {
  const mock = await createMock({ apis: ['identity', 'slack', 'edgegap'], ...options })
  const call = (method: string, path: string, body?: unknown) => send(mock, method, prefix + path, body)
  const control = (method: string, path: string, body?: unknown) => call(method, `/_facsimile${path}`, body)
  await call('GET', SESSION)
  await control('POST', '/clock', { advance: 'PT3H' })
  const { id: user } = (await control('POST', '/driver/identity/user', {}))!
  const { id } = (await control('POST', '/driver/identity/session', { user }))!
  await call('GET', `/identity/sessions/${id as string}`)
  await control('PATCH', '/state/identity', [
    { op: 'replace', path: `/sessions/${id as string}/browser`, value: 'Lynx' },
  ])
  await call('GET', `/identity/sessions/${id as string}`)
  await control('PUT', '/snapshots/here')
  await call('DELETE', SESSION)
  await call('GET', SESSION)
  await control('POST', '/snapshots/here/restore')
  await call('GET', SESSION)
  await control('POST', '/faults', { api: 'identity', on: { share: 0.5 }, status: 404 })
  for (let i = 0; i < 6; i++) await call('GET', SESSION)
  await control('POST', '/sign-out', { person: 'W0BOB00002' })
  await call('POST', '/slack/api/admin.users.session.reset', { user_id: 'W0BOB00002' })
  const capsule = await control('GET', '/capsule')
  await mock.close()
  return capsule!
}

describe('what a capsule holds happens again', () => {
  test.each<[string, MockOptions, string]>([
    ['of a seeded mock', { seed: 7 }, ''],
    ['of one with real time and random ids', {}, ''],
    ['of a named world', { seed: 7 }, '/~w1'],
    ['of a named world with random ids', {}, '/~w1'],
    ['of the live profile with rate limits', { seed: 7, profile: 'live', rateLimits: true }, ''],
  ])('%s', async (_, options, prefix) => {
    const capsule = await live(options, prefix)
    expect(capsule.steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['exchange', 'action', 'restore']) as never,
    )
    const { difference, same, exchanges } = await replayCapsule(JSON.parse(JSON.stringify(capsule)) as Capsule)
    expect(difference).toBeUndefined()
    expect(same).toBe(exchanges)
    expect(exchanges).toBeGreaterThan(10)
  })

  test('of a world that was forked from a snapshot', async () => {
    const mock = await createMock({ apis: ['identity'], seed: 1 })
    await send(mock, 'DELETE', SESSION)
    await send(mock, 'PUT', '/_facsimile/snapshots/a')
    await send(mock, 'PUT', '/_facsimile/worlds/fork', { from: 'a' })
    expect(await send(mock, 'GET', `/~fork${SESSION}`)).toEqual({ detail: 'Session not found' })
    const capsule = (await send(mock, 'GET', '/~fork/_facsimile/capsule')) as unknown as Capsule
    expect(await replayCapsule(capsule)).toEqual({ same: 1, exchanges: 1 })
  })

  test('of a world that began as a state file', async () => {
    const options = { apis: ['identity', 'edgegap'], state: join(mkdtempSync(join(tmpdir(), 'facsimile-')), 's.json') }
    const first = await createMock(options)
    await send(first, 'DELETE', SESSION)
    await first.close()
    const mock = await createMock(options)
    expect(await send(mock, 'GET', SESSION)).toEqual({ detail: 'Session not found' })
    const capsule = (await send(mock, 'GET', '/_facsimile/capsule')) as unknown as Capsule
    await mock.close()
    expect(await replayCapsule(capsule)).toEqual({ same: 1, exchanges: 1 })
  })

  test('of one whose rows, clock and seed the program itself has handled', async () => {
    const mock = await createMock({ apis: ['identity', 'edgegap'], seed: 1 })
    const capsuleOf = async (path: string) => JSON.parse(JSON.stringify(await send(mock, 'GET', path))) as Capsule
    const world = await mock.world('w1')
    for (const [hand, prefix] of [
      [mock, ''],
      [world, '/~w1'],
    ] as const) {
      const sessions = hand.store('identity').collection('sessions')
      const { id } = ((await sessions.list()).rows as { id: string }[])[1]!
      const get = () => send(mock, 'GET', `${prefix}/identity/sessions/${id}`)
      await get()
      await sessions.updateIf(id, [], { browser: 'Lynx' })
      await sessions.delete(SESSION.split('/').at(-1)!)
      expect(await get()).toMatchObject({ browser: 'Lynx' })
      hand.clock.advance(3_600_000)
      await send(mock, 'GET', `${prefix}${SESSION}`)
      await hand.reset('identity')
      await send(mock, 'GET', `${prefix}${SESSION}`)
      await hand.store('identity').commit([{ in: 'sessions', delete: id }])
      await get()
      const capsule = await capsuleOf(`${prefix}/_facsimile/capsule`)
      expect(capsule.images).toHaveLength(3)
      expect(await replayCapsule(capsule)).toEqual({ same: 5, exchanges: 5 })
    }
  })
})

const small = async (): Promise<Capsule> => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  await send(mock, 'GET', '/identity/sessions/nope')
  await send(mock, 'GET', SESSION)
  return (await send(mock, 'GET', '/_facsimile/capsule'))!
}

const changed = async (change: (capsule: Capsule & Record<string, never>) => void): Promise<string> => {
  const capsule = await small()
  change(capsule as never)
  return write(JSON.stringify(capsule))
}

const write = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'facsimile-')), 'capsule.json')
  writeFileSync(file, text)
  return file
}

describe('an answer that differs is shown with where', () => {
  test.each([
    ['status', 500, { where: 'status', expected: 500, found: 200 }],
    ['headers', { 'content-type': 'text/plain' }, { where: 'header content-type', expected: 'text/plain' }],
    ['body', '{"status":"idle"}', { where: 'body', pointer: '/status', expected: 'idle', found: 'active' }],
  ])('%s', async (field, value, want) => {
    const capsule = await small()
    Object.assign((capsule.steps[1] as { reply: object }).reply, { [field]: value })
    const { same, difference } = await replayCapsule(capsule)
    expect([same, difference]).toMatchObject([1, { exchange: 2, method: 'GET', target: SESSION, ...want }])
  })
})

describe('a world is not packed where something is lost', () => {
  test.each<[string, (mock: Mock) => Promise<unknown>, string]>([
    [
      'too many exchanges',
      async (mock) => {
        for (let i = 0; i < 1000; i++) await send(mock, 'GET', SESSION)
      },
      'has let 1 exchanges go',
    ],
    [
      'more rows put in by the program than are kept',
      async (mock) => {
        const users = Array.from({ length: 100_001 }, (_, i) => ({ id: `u${i}`, name: null, email: null }))
        await mock.store('identity').restore({ users, sessions: [] })
        await send(mock, 'GET', SESSION)
      },
      'More was done to this world than is kept',
    ],
    ['a cleared journal', async (mock) => send(mock, 'DELETE', '/_facsimile/journal'), 'was cleared'],
    [
      'a request too long to be kept',
      async (mock) => send(mock, 'POST', SESSION, 'x'.repeat(70_000)),
      'of exchange 2 was too long',
    ],
  ])('%s', async (_, happen, reason) => {
    const mock = await createMock({ apis: ['identity'], seed: 1 })
    await send(mock, 'GET', SESSION)
    await happen(mock)
    expect(await send(mock, 'GET', '/_facsimile/capsule')).toEqual({ error: expect.stringContaining(reason) })
    await send(mock, 'POST', '/_facsimile/reset')
    await send(mock, 'GET', SESSION)
    expect(await replayCapsule((await send(mock, 'GET', '/_facsimile/capsule'))!)).toEqual({ same: 1, exchanges: 1 })
  })
})

describe('a file that is none', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['is not there', async () => '/nowhere/capsule.json', 'there is no such file'],
    ['is not JSON', async () => write('{'), 'it is not JSON'],
    ['is something else', async () => write('{}'), 'is no capsule'],
    ['has another format', () => changed((capsule) => Object.assign(capsule, { capsule: 2 })), 'has the format 2'],
    [
      'has no steps',
      () => changed((capsule) => delete (capsule as Partial<Capsule>).steps),
      "must have required property 'steps'",
    ],
    [
      'has a time that is none',
      () => changed((capsule) => Object.assign(capsule, { start: 'now' })),
      'start: must match format',
    ],
  ])('%s', async (_, file, reason) => {
    const path = await file()
    await expect(readCapsule(path)).rejects.toThrow(reason)
    expect(await run(['replay', path])).toBe(2)
  })

  test('names an API that is not there', async () => {
    const path = await changed((capsule) => Object.assign(capsule.apis[0]!, { api: 'identify' }))
    expect(await run(['replay', path])).toBe(2)
  })
})

test.each([
  ['the same', 0, () => undefined],
  ['another', 1, (capsule: Capsule) => Object.assign((capsule.steps[1] as { reply: object }).reply, { status: 201 })],
])('the command tells of %s answer by its exit code', async (_, code, change) => {
  expect(await run(['replay', '--json', await changed(change)])).toBe(code)
})
