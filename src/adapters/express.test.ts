import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { createMock } from '../mock/create-mock.js'
import { facsimileRouter } from './express.js'

const SESSION = 'b0b00000-5e55-4000-8000-000000000001'
const servers: Server[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

const serve = (app: RequestListener): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer(app)
    servers.push(server)
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

const router = async () => facsimileRouter(await createMock({ apis: ['identity', 'slack'], seed: 1 }))

describe('below a path of an app', () => {
  test('the addresses that are told lead back to it', async () => {
    const url = await serve(express().use('/mocks', await router()))
    const { apis } = (await (await fetch(`${url}/mocks/~w1/_facsimile`)).json()) as { apis: { baseUrl: string }[] }
    expect(apis[0]!.baseUrl).toBe(`${url}/mocks/~w1/identity`)
    expect((await fetch(`${apis[0]!.baseUrl}/sessions/${SESSION}`)).status).toBe(200)
  })

  test('a redirect leads back to it', async () => {
    const url = await serve(express().use('/mocks', await router()))
    const answer = await fetch(`${url}/mocks/identity/sessions/${SESSION}/`, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(`${url}/mocks/identity/sessions/${SESSION}`)
  })

  test('the journal knows nothing of it', async () => {
    const url = await serve(express().use('/mocks', await router()))
    await fetch(`${url}/mocks/identity/sessions/${SESSION}`)
    const { exchanges } = (await (await fetch(`${url}/mocks/_facsimile/journal`)).json()) as {
      exchanges: { target: string }[]
    }
    expect(exchanges[0]!.target).toBe(`/identity/sessions/${SESSION}`)
  })
})

describe('behind a body parser', () => {
  const sent = {
    method: 'POST',
    headers: { authorization: 'Bearer xoxp-alice-admin', 'content-type': 'application/json; charset=utf-8' },
    body: '{"user_id":"W0BOB00002"}',
  }
  const reset = '/slack/api/admin.users.session.reset'

  test('a body whose bytes were kept is read', async () => {
    const url = await serve(express().use(express.raw({ type: '*/*' }), await router()))
    expect(await (await fetch(url + reset, sent)).json()).toEqual({ ok: true })
  })

  test('a body whose bytes are gone is said to be, instead of being waited for', async () => {
    const url = await serve(express().use(express.json(), await router()))
    const answer = await fetch(url + reset, sent)
    expect(answer.status).toBe(500)
    expect(answer.headers.get('x-facsimile-refusal')).toBe('body')
    expect(await answer.json()).toEqual({ error: expect.stringContaining('before express.json()') as string })
    expect((await fetch(`${url}/identity/sessions/${SESSION}`)).status).toBe(200)
  })
})
