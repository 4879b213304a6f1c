import { describe, expect, test } from 'vitest'
import { loadContract } from '../../conformance/contract/contract.js'
import type { HttpReply } from '../engine/http.js'
import { judgeControl, type Breakage } from './testing/judge-control.js'

const OPERATIONS = loadContract('control').operations.map(({ id }) => id)

test('every call keeps the contract, whatever is sent', async () => {
  const { failures, ours, succeeded, requests } = await judgeControl()
  expect({ failures, ours }).toEqual({ failures: {}, ours: [] })
  expect(succeeded.toSorted()).toEqual(OPERATIONS.toSorted())
  expect(requests).toBeGreaterThan(1000)
})

const json = (status: number, body: unknown): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const isRefusal = ({ status }: HttpReply) => status >= 400

/** What is broken about which call, and the check that is to notice. */
const BROKEN: readonly [requirement: string, what: string, operation: string, breakage: Breakage][] = [
  ['answer.status', 'an undocumented status', 'getClock', (_, reply) => ({ ...reply, status: 202 })],
  ['answer.body', 'a missing field', 'getClock', () => json(200, { now: '2026-01-01T00:00:00.000Z' })],
  ['answer.formats', 'a time that is none', 'getClock', () => json(200, { now: 'noon', running: true })],
  ['answer.media-type', 'a page', 'getClock', (_, reply) => ({ ...reply, headers: { 'content-type': 'text/html' } })],
  [
    'answer.headers',
    'no policy',
    'getConsole',
    (_, { status, body }) => ({
      status,
      headers: { 'content-type': 'text/html' },
      body,
    }),
  ],
  ['answer.error-body', 'another shape', 'getFault', (_, reply) => (isRefusal(reply) ? json(404, {}) : reply)],
  [
    'answer.leak',
    'a stack trace',
    'setClock',
    (_, reply) => (isRefusal(reply) ? json(400, { error: 'x\n    at run (/srv/mock.js:12:3)' }) : reply),
  ],
  [
    'answer.server-error',
    'a failure',
    'setClock',
    (_, reply) => (isRefusal(reply) ? json(500, { error: 'x' }) : reply),
  ],
  [
    'form.accepted',
    'what is right',
    'listWorlds',
    (request, reply) => (request.target.includes('limit=1000') ? json(400, { error: 'query limit: too many' }) : reply),
  ],
  [
    'form.bounds',
    'what is out of bounds',
    'listWorlds',
    (request, reply, control) =>
      request.target.includes('limit=0') ? control('GET', '/worlds').then((body) => json(200, body)) : reply,
  ],
  [
    'form.type',
    'a number that is none',
    'listWorlds',
    (request, reply, control) =>
      request.target.includes('abc') ? control('GET', '/worlds').then((body) => json(200, body)) : reply,
  ],
  [
    'form.missing',
    'without the person',
    'signOut',
    (_, reply) => (isRefusal(reply) ? json(200, { answers: [] }) : reply),
  ],
  [
    'form.media-type',
    'a type that is not read',
    'setClock',
    (_, reply) => (reply.status === 415 ? json(400, { error: 'no' }) : reply),
  ],
  [
    'form.refused-changes-nothing',
    'which refuses and does it',
    'setClock',
    async (_, reply, control) => {
      if (isRefusal(reply)) await control('POST', '/clock', { advance: 'PT1S' })
      return reply
    },
  ],
  [
    'robust.hostile-ids',
    'of any id',
    'getFault',
    (_, reply) => (isRefusal(reply) ? json(200, { id: 'x', api: 'okta', seen: 0, hits: 0 }) : reply),
  ],
  [
    'robust.hostile-ids',
    'without an answer',
    'getFault',
    (request, reply) => (request.target.includes('aaaa') ? new Promise<HttpReply>(() => {}) : reply),
  ],
  [
    'robust.odd-methods',
    'of a method that nobody knows',
    'removeFault',
    async (request, reply, control) => {
      if (request.method === 'PROPFIND') await control('DELETE', '/faults')
      return reply
    },
  ],
  [
    'robust.odd-headers',
    'of a header',
    'getFault',
    (request, reply) => (request.headers['x-long'] === undefined ? reply : json(500, { error: 'x' })),
  ],
  [
    'robust.hostile-bodies',
    'of bytes',
    'setClock',
    (request, reply) =>
      new TextDecoder().decode(request.body).startsWith('[[[[')
        ? json(200, { now: '2026-01-01T00:00:00.000Z', running: false })
        : reply,
  ],
]

describe('a broken control plane is noticed', () => {
  test.each(BROKEN)('%s: %s (%s)', async (requirement, _, operation, breakage) => {
    const { failures, ours } = await judgeControl([operation], breakage)
    expect(Object.keys(failures)).toContain(`control.${requirement}`)
    expect(ours).toEqual([])
  })
})
