import { expect, test } from 'vitest'
import { createContract, responseFor } from './contract.js'
import type { Document } from './document.js'

const document = (paths: Document['paths'], more: Partial<Document> = {}): Document => ({
  openapi: '3.1.0',
  info: { title: 'demo', version: '1' },
  paths,
  ...more,
})

test('an operation’s parameters replace the path’s of the same name and place', () => {
  const { operations } = createContract(
    'demo',
    document({
      '/a/{id}': {
        parameters: [
          { name: 'id', in: 'path' },
          { name: 'x', in: 'query', required: true },
        ],
        get: { operationId: 'get', parameters: [{ name: 'x', in: 'query' }] },
      },
    }),
  )
  expect(operations[0]!.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['id', true],
    ['x', false],
  ])
})

test('a profile replaces fields of an operation', () => {
  const paths = {
    '/a': {
      post: { operationId: 'a', summary: 'page', 'x-profiles': { live: { summary: 'today' } } },
    },
  }
  expect(createContract('demo', document(paths)).operations[0]!.summary).toBe('page')
  expect(createContract('demo', document(paths), 'live').operations[0]!.summary).toBe('today')
})

test('a parameter of one profile is unknown to the others', () => {
  const paths = {
    '/a': { get: { operationId: 'a', parameters: [{ name: 'page', in: 'query' as const, 'x-profile': 'live' }] } },
  }
  const names = (profile: string) =>
    createContract('demo', document(paths), profile).operations[0]!.parameters.map(({ name }) => name)
  expect([names('documented'), names('live')]).toEqual([[], ['page']])
})

test('the exact status wins over its range, and that over default', () => {
  const response = (description: string) => ({ description })
  const responses = { 200: response('ok'), '4XX': response('range'), 404: response('exact'), default: response('rest') }
  const [operation] = createContract('demo', document({ '/a': { get: { operationId: 'a', responses } } })).operations
  const found = [200, 404, 400, 500].map((status) => responseFor(operation!.responses, status)?.description)
  expect(found).toEqual(['ok', 'exact', 'range', 'rest'])
})

test('a header’s type is known through its reference', () => {
  const headers = { 'X-Left': { schema: { $ref: '#/components/schemas/Left' } } }
  const paths = { '/a': { get: { operationId: 'a', responses: { 200: { description: 'ok', headers } } } } }
  const components = { schemas: { Left: { type: 'integer' } } }
  const [operation] = createContract('demo', document(paths, { components })).operations
  expect(operation!.responses.get('200')!.headers.get('x-left')!.schema).toEqual({
    schema: { type: 'integer' },
    pointer: '/components/schemas/Left',
  })
})

test.each([
  ['no operationId', { '/a': { get: {} } }, '/paths/~1a/get: the operation has no operationId'],
  [
    'a reference that leads nowhere',
    { '/a': { get: { operationId: 'a', parameters: [{ $ref: '#/components/parameters/X' }] } } },
    'nothing stands at "#/components/parameters/X"',
  ],
  [
    'a reference out of the document',
    { '/a': { get: { operationId: 'a', parameters: [{ $ref: 'other.yaml#/X' }] } } },
    'leaves the document',
  ],
])('%s is refused with its place', (_, paths, message) => {
  expect(() => createContract('demo', document(paths as Document['paths']))).toThrow(message)
})
