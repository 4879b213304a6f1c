import { expect, test } from 'vitest'
import { createTransport } from '../http/transport.js'
import { CannotJudge } from '../run/stops.js'
import { serve, type Answer, type Request } from '../testing/server.js'
import { httpDriver } from './http-driver.js'

const withDriver = async (
  handle: (request: Request) => Answer,
  use: (driver: ReturnType<typeof httpDriver>) => Promise<void>,
) => {
  const server = await serve(handle)
  const transport = createTransport({ timeout: 500, env: {} })
  try {
    await use(httpDriver({ url: `${server.url}/driver/`, headers: { 'x-key': 'k' }, transport }))
  } finally {
    transport.close()
    await server.close()
  }
}

test('the calls of the protocol, with the headers given', () =>
  withDriver(
    ({ method, path, body, headers }) => {
      expect(headers['x-key']).toBe('k')
      if (path === '/driver/') return { status: 200, body: { api: 'okta', kinds: { user: ['create'] }, clock: true } }
      if (path === '/driver/clock') return { status: 200, body: { now: '2026-01-01T00:00:00Z' } }
      if (method === 'POST') return { status: 201, body: { id: 12, got: JSON.parse(body) as unknown } }
      if (path === '/driver/user/a%2Fb') return { status: 200, body: { id: 'a/b', alive: false } }
      return { status: 404, body: { error: 'never was' } }
    },
    async (driver) => {
      expect(await driver.describe()).toEqual({ api: 'okta', kinds: { user: ['create'] }, clock: true, reset: false })
      expect(await driver.create('user', { x: 1 })).toEqual({ id: '12', got: { x: 1 } })
      expect(await driver.observe('user', 'a/b')).toMatchObject({ alive: false })
      expect(await driver.observe('user', 'c')).toBeUndefined()
      expect(await driver.advance('PT0S')).toBe(Date.parse('2026-01-01T00:00:00Z'))
    },
  ))

test.each([
  ['500', { status: 500, body: { error: 'oh' } }],
  ['an answer that is no object', { status: 201, body: [1] }],
  ['a status outside the protocol', { status: 409, body: { error: 'oh' } }],
])('a driver that answers %s ends the run', (_, answer) =>
  withDriver(
    () => answer,
    async (driver) => {
      await expect(driver.create('user', {})).rejects.toThrow(CannotJudge)
    },
  ),
)

test('422 is a refusal with its reason', () =>
  withDriver(
    () => ({ status: 422, body: { error: 'not today' } }),
    async (driver) => {
      expect(await driver.create('user', {})).toEqual({ refused: 'not today' })
    },
  ))
