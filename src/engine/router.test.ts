import { describe, expect, test } from 'vitest'
import { createContract } from '../contract/contract.js'
import { createRouter, type Routing } from './router.js'

const { operations } = createContract('demo', {
  openapi: '3.1.0',
  info: { title: 'demo', version: '1' },
  paths: {
    '/sessions/{id}': { get: { operationId: 'get' }, delete: { operationId: 'delete' } },
    '/sessions/user/{user}': { get: { operationId: 'list' } },
    '/sessions/{id}/users': { put: { operationId: 'put' } },
    '/admin.reset': { post: { operationId: 'reset' } },
  },
})

const find = (method: string, path: string, routing?: Routing) => {
  const match = createRouter(operations, routing)(method, path)
  return match.kind === 'operation' ? [match.operation.id, match.values] : match.kind
}

test.each<[string, string, unknown]>([
  ['GET', '/sessions/a', ['get', { id: 'a' }]],
  ['DELETE', '/sessions/a', ['delete', { id: 'a' }]],
  ['GET', '/sessions/user/a', ['list', { user: 'a' }]],
  ['PUT', '/sessions/user/users', ['put', { id: 'user' }]],
  ['POST', '/admin.reset', ['reset', {}]],
  ['GET', '/sessions/a%2Fb', ['get', { id: 'a/b' }]],
  ['GET', '/sessions/j%C3%BCrgen', ['get', { id: 'jürgen' }]],
  ['GET', '/sessions/', 'none'],
  ['GET', '/sessions', 'none'],
  ['GET', '//sessions/a', 'none'],
  ['GET', '/sessions/a/', 'trailing-slash'],
  ['GET', '/sessions/%zz', 'bad-encoding'],
  ['GET', '/sessions/%ff', 'bad-encoding'],
  ['POST', '/sessions/a', 'method'],
  ['get', '/sessions/a', 'method'],
  ['GET', '/__proto__', 'none'],
])('%s %s', (method, path, want) => {
  expect(find(method, path)).toEqual(want)
})

describe('what vendors read differently', () => {
  test('doubled slashes in front', () => {
    expect(find('GET', '///sessions/a', { foldSlashes: true })).toEqual(['get', { id: 'a' }])
  })
  test('an escaped slash that parts segments', () => {
    expect(find('GET', '/sessions/user%2fa', { slashEscapes: true })).toEqual(['list', { user: 'a' }])
  })
  test('an empty segment as a value', () => {
    expect(find('GET', '/sessions/', { emptySegments: true })).toEqual(['get', { id: '' }])
  })
  test('a broken escape kept as text', () => {
    expect(find('GET', '/sessions/%zz', { keepBadEscapes: true })).toEqual(['get', { id: '%zz' }])
  })
})
