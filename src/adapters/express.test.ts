import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replayCapsule } from '../capsule/replay-capsule.js'
import { createMock, type Mock } from '../mock/create-mock.js'
import { facsimileRouter } from './express.js'

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'
const TOKEN = { authorization: 'Bearer secret-token' }

let mock: Mock
let server: Server
let origin: string
beforeEach(async () => {
  mock = await createMock({ apis: ['identity'], seed: 1, controlToken: 'secret-token' })
  server = express().use('/my/mocks', facsimileRouter(mock)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.close()
  await mock.close()
})

const send = (path: string, init: RequestInit = {}) => fetch(origin + path, { redirect: 'manual', ...init })
const read = async (path: string, init: RequestInit = {}) =>
  (await (await send(path, { headers: TOKEN, ...init })).json()) as Record<string, never>

test('below a path of the app, addresses have that path', async () => {
  for (const world of ['', '/~w1']) {
    const base = `${origin}/my/mocks${world}`
    expect(await read(`/my/mocks${world}/_facsimile`)).toMatchObject({
      apis: [
        {
          baseUrl: `${base}/identity`,
          driver: `${base}/_facsimile/driver/identity`,
          contract: `${base}/_facsimile/contracts/identity.json`,
        },
      ],
    })
  }
})

test('the console’s token goes into a cookie of that path', async () => {
  const reply = await send('/my/mocks/~w1/_facsimile/console?token=secret-token')
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/my/mocks/~w1/_facsimile/console'])
  expect(reply.headers.get('set-cookie')).toContain('; Path=/my/mocks;')
})

test('a vendor’s redirect leads back below it', async () => {
  const reply = await send(`/my/mocks${SESSION}/`)
  expect([reply.status, reply.headers.get('location')]).toEqual([307, `${origin}/my/mocks${SESSION}`])
})

test('where nothing is mounted, what is there is named as it is reached', async () => {
  expect(await (await send('/my/mocks/identify')).json()).toMatchObject({
    mounts: ['/my/mocks/identity'],
    control: '/my/mocks/_facsimile',
  })
})

test('curl lines and archives lead to where the request was sent, its world included', async () => {
  await send(`/my/mocks/~w1${SESSION}`)
  const address = `${origin}/my/mocks/~w1${SESSION}`
  expect(String((await read('/my/mocks/~w1/_facsimile/journal/1'))['curl'])).toContain(address)
  expect(await read('/my/mocks/~w1/_facsimile/journal/har')).toMatchObject({
    log: { entries: [{ request: { url: address } }] },
  })
})

test('a capsule replays what depends on it', async () => {
  await send(`/my/mocks${SESSION}/`)
  await send('/my/mocks/_facsimile/clock', { method: 'POST', headers: TOKEN, body: '{"advance":"PT1H"}' })
  await send(`/my/mocks${SESSION}`)
  const capsule = (await read('/my/mocks/_facsimile/capsule')) as never
  expect(await replayCapsule(capsule)).toEqual({ same: 2, exchanges: 2 })
})

describe('behind a body parser', () => {
  const below = async (app: express.Express, path: string): Promise<Response> => {
    const own = app.use(facsimileRouter(await createMock({ apis: ['slack'], seed: 1 }))).listen(0, '127.0.0.1')
    await new Promise((resolve) => own.once('listening', resolve))
    try {
      return await fetch(`http://127.0.0.1:${(own.address() as AddressInfo).port}${path}`, sent)
    } finally {
      own.close()
    }
  }
  const sent = {
    method: 'POST',
    headers: { authorization: 'Bearer xoxp-alice-admin', 'content-type': 'application/json; charset=utf-8' },
    body: '{"user_id":"W0BOB00002"}',
  }
  const reset = '/slack/api/admin.users.session.reset'

  test('a body whose bytes were kept is read', async () => {
    const answer = await below(express().use(express.raw({ type: '*/*' })), reset)
    expect(await answer.json()).toEqual({ ok: true })
  })

  test('a body whose bytes are gone is said to be, instead of being waited for', async () => {
    const answer = await below(express().use(express.json()), reset)
    expect([answer.status, answer.headers.get('x-facsimile-refusal')]).toEqual([500, 'body'])
    expect(await answer.json()).toEqual({ error: expect.stringContaining('before express.json()') as string })
  })
})
