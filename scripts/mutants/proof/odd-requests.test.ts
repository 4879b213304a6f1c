import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { LiveCall } from '../subjects/subject.js'
import { oddRequests } from './odd-requests.js'

const operationOf = async (api: string, id: string) =>
  (await loadContract(api, 'documented')).operations.find((each) => each.id === id)!

test('each id of a call is nearly right alone', async () => {
  const call: LiveCall = { path: { session_id: 'session-1' }, headers: { 'x-user-id': 'user-1' } }
  const all = oddRequests(await operationOf('identity', 'delete_session'), call)
  const targets = all.filter(({ method }) => method === 'DELETE').map(({ target }) => target)
  expect(targets.slice(0, 3)).toEqual(['/sessions/session-*', '/sessions/session-1%00', '/sessions/session-1%0D%0Ax'])
  expect(targets).toContain('/sessions/session-1/x')
})

test('every other method is sent, and never the right one with the right path alone', async () => {
  const call: LiveCall = { path: { session_id: 'session-1' } }
  const all = oddRequests(await operationOf('identity', 'get_session'), call)
  const methods = all.filter(({ target }) => target === '/sessions/session-1').map(({ method }) => method)
  expect(methods).toEqual(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'GET', 'GET'])
  const right = all.filter(({ method, target }) => method === 'GET' && target === '/sessions/session-1')
  expect(right.map(({ sent }) => Object.keys(sent.headers ?? {}))).toEqual([['accept'], ['x-long']])
})

test('a body comes as other kinds, broken and with reserved names; where there is none, none is sent', async () => {
  const reset = await operationOf('slack', 'admin_users_session_reset')
  const sent = oddRequests(reset, { path: {}, form: { user_id: 'W1' } }).map((each) => each.sent)
  const bodies = sent.filter(({ body }) => body !== undefined)
  expect(bodies.map(({ headers }) => headers?.['content-type'])).toEqual([
    'application/xml',
    undefined,
    'application/x-www-form-urlencoded; charset=klingon',
    'application/json',
    'application/json',
    'application/json',
    'application/x-www-form-urlencoded',
  ])
  expect(bodies[3]!.body).toBe('{"user_id":"W1"')
  expect(bodies[5]!.body).toContain('__proto__')
  const bare = oddRequests(await operationOf('identity', 'get_session'), { path: { session_id: 'session-1' } })
  expect(bare.some(({ sent: { body } }) => body !== undefined)).toBe(false)
})
