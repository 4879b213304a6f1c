import { expect, test } from 'vitest'
import { loadContract, operationById } from '../contract/contract.js'
import { createValidators } from '../contract/validators.js'
import type { Answered } from '../http/exchange.js'
import { verify } from '../run/verify.js'
import { identityServer } from '../testing/identity-server.js'
import { explain, readExplanations } from './differences.js'
import { documentFor } from './document-for.js'
import { findPrism, PRISM_VERSION } from './find-prism.js'
import { ourReading } from './our-reading.js'
import { refereePrism } from './referee.js'

const contract = loadContract('identity')

const exchange = (id: string, path: string, status: number, body: unknown): Answered => ({
  id,
  layer: 'scenarios',
  story: 'x',
  intent: 'valid',
  operation: 'get_session',
  unmatched: undefined,
  request: { method: 'GET', url: `http://x${path}`, headers: [['accept', 'application/json']] },
  reply: { status, headers: [['content-type', 'application/json']], body: JSON.stringify(body) },
  startedAt: 0,
  milliseconds: 1,
})
const path = '/sessions/b0b00000-5e55-4000-8000-000000000001'
const session = {
  id: 'b0b00000-5e55-4000-8000-000000000001',
  type: 'user',
  status: 'active',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  is_expired: false,
  valid_until: '2026-01-02T00:00:00Z',
}

test('both readers agree about sound and broken answers; one that only one objects to is a difference', async () => {
  const sound = exchange('e1', path, 200, session)
  const broken = exchange('e2', path, 200, { ...session, status: 'asleep' })
  const report = await refereePrism(contract, 'http://x', [sound, broken])
  expect(report).toMatchObject({ name: 'prism', version: PRISM_VERSION, compared: 2, agreed: 2, differences: [] })

  // a reader of another contract than the one the exchange was placed in
  const loose = structuredClone(contract.document) as typeof contract.document & {
    components: { schemas: Record<string, { enum?: unknown }> }
  }
  delete loose.components.schemas['SessionStatus']!.enum
  const other = await refereePrism({ ...contract, document: loose, operations: contract.operations }, 'http://x', [
    broken,
  ])
  expect(other.differences).toEqual([])
})

test('what ends Prism goes without a reading, and the rest is read', async () => {
  const bad = exchange('e1', '/sessions/%zz', 422, { detail: [] })
  const report = await refereePrism(contract, 'http://x', [bad, exchange('e2', path, 200, session)])
  expect(report).toMatchObject({ compared: 1, agreed: 1 })
  expect(Object.keys(report.unread)).toEqual(['its path is not percent-encoded, which ends Prism'])
})

test('a run with the referee has its findings in the report, and asks the target nothing twice', async () => {
  const server = await identityServer()
  const options = {
    api: 'identity',
    target: `${server.url}/identity`,
    driver: `${server.url}/driver`,
    only: ['scenarios'],
  }
  const { referee, coverage } = await verify({ ...options, referee: 'prism' })
  const asked = server.requests.filter(({ path: at }) => at.startsWith('/identity')).length
  await server.close()
  expect(asked).toBe(coverage.requests)
  expect(referee!.compared).toBeGreaterThan(30)
  expect(referee!.differences.filter(({ explained }) => explained === null)).toEqual([])
})

test('where Prism is absent, the flag says what to install', () => {
  expect(() => findPrism(['/nowhere/x.js'])).toThrow(`npm install --save-dev @stoplight/prism-cli@${PRISM_VERSION}`)
})

test('every explanation has a reason, and one for another side does not hold', () => {
  const explanations = readExplanations()
  for (const { why, message } of explanations) {
    expect(why.length, message).toBeGreaterThan(40)
    expect(() => new RegExp(message)).not.toThrow()
  }
  const difference = {
    operation: null,
    side: 'request',
    objects: 'prism',
    message: 'Invalid security scheme used (401)',
  } as const
  expect(explain(difference, explanations)).toContain('credential')
  expect(explain({ ...difference, side: 'answer' }, explanations)).toBeNull()
  expect(explain({ ...difference, message: 'something else' }, explanations)).toBeNull()
})

test('the document for Prism has the profile in place and no dots in the names of path parameters', () => {
  const stack = documentFor(loadContract('things-stack', 'live')) as {
    paths: Record<string, Record<string, { security?: unknown[]; 'x-profiles'?: unknown }>>
  }
  expect(Object.keys(stack.paths)).toContain('/users/{user_ids_user_id}/sessions')
  const list = stack.paths['/users/{user_ids_user_id}/sessions']!['get']!
  expect(list.security).not.toEqual([])
  expect(list['x-profiles']).toBeUndefined()
  expect(Object.keys((documentFor(loadContract('slack')) as typeof stack).paths)).toContain(
    '/admin.users.session.reset',
  )
})

test('our reading objects to what belongs to no operation', () => {
  const validators = createValidators(contract.document)
  const strange = { ...exchange('e1', '/nowhere', 404, {}), operation: undefined }
  expect(ourReading(strange, '/nowhere', contract, validators).request).toEqual(['belongs to no operation'])
  expect(operationById(contract, 'get_session').id).toBe('get_session')
})
