import { expect, test } from 'vitest'
import { loadContract, operationById } from '../contract/contract.js'
import type { Reply } from '../http/exchange.js'
import { verify } from '../run/verify.js'
import { identityServer } from '../testing/identity-server.js'
import { answerFaults } from './answer-faults.js'
import { changeAt, fieldsOf } from './fields.js'
import { isSuccess, kindOf } from './fault.js'
import { selfTest } from './self-test.js'

const reply = (status: number, body: unknown = ''): Reply => ({
  status,
  headers: [['content-type', 'application/json']],
  body: body === '' ? '' : JSON.stringify(body),
})

const strength = async (options: { driver: boolean; readOnly?: boolean }) => {
  const server = await identityServer()
  const subject = {
    api: 'identity',
    target: `${server.url}/identity`,
    driver: options.driver ? `${server.url}/driver` : 'none',
    only: ['scenarios', 'passive'],
    readOnly: options.readOnly ?? false,
    timeout: 1000,
  }
  const told: number[] = []
  const report = await verify(subject)
  const result = await selfTest(subject, report, (done) => told.push(done))
  const paths = server.requests.map(({ method, path }) => ({ method, path }))
  await server.close()
  return { result, told, paths }
}

test('a whole run notices nearly everything, counted from what was injected', { timeout: 120_000 }, async () => {
  const { result, told } = await strength({ driver: true })
  expect(result.injected).toBeGreaterThan(90)
  expect(result.noticed / result.injected).toBeGreaterThan(0.9)
  expect(result.noticed + result.missed.length).toBe(result.injected)
  expect(result.outOfReach).toEqual([])
  expect(told.at(-1)).toBeGreaterThanOrEqual(result.injected)
})

test('a hollow run is told what it lacks', { timeout: 120_000 }, async () => {
  const { result } = await strength({ driver: false })
  expect(result.injected).toBeLessThan(90)
  expect(result.outOfReach.map(({ operation }) => operation)).toContain('get_session')
  expect(result.outOfReach.flatMap(({ provide }) => provide).join()).toContain('give a driver with')
})

test('a read-only run stays read-only', { timeout: 120_000 }, async () => {
  const { result, paths } = await strength({ driver: true, readOnly: true })
  const changing = paths.filter(
    ({ method, path }) => path.startsWith('/identity') && !/^(GET|HEAD|OPTIONS)$/.test(method),
  )
  expect(changing).toEqual([])
  expect(result.outOfReach).toMatchObject([{ operation: 'delete_session', reason: 'was not called' }])
})

test.each([
  [reply(204), '204', true],
  [reply(200, { ok: true }), '200', true],
  [reply(200, { ok: false, error: 'not_authed' }), '200 not_authed', false],
  [reply(401, { errorCode: 'E0000011' }), '401 E0000011', false],
  [reply(404, 'text'), '404', false],
])('the kind of %j is %s', (given, kind, success) => {
  expect(kindOf(given)).toBe(kind)
  expect(isSuccess(kind)).toBe(success)
})

test('fields are found through references, lists and branches, each once', () => {
  const contract = loadContract('identity')
  const [schema] = operationById(contract, 'get_user_sessions').responses.get('200')!.content.values()
  const paths = fieldsOf(contract.document, schema!.schema).map(({ path }) => path.join('/'))
  expect(paths).toContain('*/status')
  expect(new Set(paths).size).toBe(paths.length)
})

test('a change reaches every item and leaves the original alone', () => {
  const original = [{ a: { b: 1 } }, { a: { b: 2 } }, { a: {} }]
  expect(changeAt(original, ['*', 'a', 'b'], () => undefined)).toEqual({ value: [{ a: {} }, { a: {} }, { a: {} }] })
  expect(changeAt(original, ['*', 'c'], () => 1)).toBeUndefined()
  expect(original[0]).toEqual({ a: { b: 1 } })
})

test('each fault of an answer alters it, and answers of another kind pass untouched', async () => {
  const contract = loadContract('identity')
  const operation = operationById(contract, 'get_session')
  const sample = reply(200, {
    id: 'x',
    type: 'user',
    status: 'active',
    is_expired: false,
    created_at: '2026-01-01T00:00:00Z',
  })
  const faults = answerFaults(contract, operation, '200', sample)
  const passing = (given: Reply) => ({
    request: { method: 'GET', url: 'http://x/sessions/x', headers: [] },
    path: '/sessions/x',
    operation,
    before: undefined,
    handOn: async () => given,
  })
  expect(faults.length).toBeGreaterThan(12)
  for (const { does, answer } of faults) {
    expect(await answer(passing(sample)), does).not.toEqual(sample)
    expect(await answer(passing(sample)), does).toBeDefined()
    expect(await answer(passing(reply(404, { detail: 'no' }))), does).toBeUndefined()
  }
})
