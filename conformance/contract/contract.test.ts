import { expect, test } from 'vitest'
import { loadContract, operationById, readContract } from './contract.js'
import type { Document } from './document.js'
import { undocumentedFields } from './drift.js'
import { documentedResponse } from './responses.js'
import { findRoute } from './route.js'
import { createValidators } from './validators.js'

const item = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, tags: { type: 'array', items: { type: 'string' } } },
}
const document: Document = {
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: {
    '/things/{id}': {
      get: {
        operationId: 'get',
        parameters: [{ $ref: '#/components/parameters/Id' }],
        responses: {
          '200': {
            description: 'd',
            content: { 'application/json; charset=utf-8': { schema: { $ref: '#/components/schemas/Item' } } },
          },
          '4XX': { description: 'd' },
        },
        'x-profiles': { live: { responses: { default: { description: 'd' } } } },
      },
    },
    '/things/all': { post: { operationId: 'all', responses: { '200': { description: 'd' } } } },
  },
  components: {
    parameters: { Id: { name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/Text' } } },
    schemas: { Item: item, Text: { type: 'string' }, Loop: { anyOf: [{ $ref: '#/components/schemas/Loop' }, item] } },
  },
}

test('a profile replaces the fields of an operation, whole', () => {
  const statuses = (profile: 'documented' | 'live') => [
    ...operationById(readContract('x', document, profile), 'get').responses.keys(),
  ]
  expect(statuses('documented')).toEqual(['200', '4XX'])
  expect(statuses('live')).toEqual(['default'])
})

test('an answer is documented by its status, its range or the default', () => {
  const { responses } = operationById(readContract('x', document), 'get')
  expect(documentedResponse(responses, 404)?.status).toBe('4XX')
  expect(documentedResponse(responses, 302)).toBeUndefined()
})

test.each([
  ['GET', '/things/a%2Fb', { operation: 'get', values: { id: 'a/b' } }],
  ['POST', '/things/all', { operation: 'all', values: {} }],
  ['GET', '/things/all', { unmatched: 'method', values: {} }],
  ['DELETE', '/things/1', { unmatched: 'method', values: { id: '1' } }],
  ['GET', '/things', { unmatched: 'path', values: {} }],
  ['GET', '/things/', { unmatched: 'path', values: {} }],
])('%s %s leads to %j', (method, path, want) => {
  const found = findRoute(readContract('x', document), method, path)
  expect('operation' in found ? { ...found, operation: found.operation.id } : found).toEqual(want)
})

test('values are held against schemas as written: what they do not name is allowed', () => {
  const contract = readContract('x', document)
  const schema = documentedResponse(operationById(contract, 'get').responses, 200)!.content.get('application/json')!
  const { check } = createValidators(document)
  expect(check(schema, { id: '0f6a1c52-8b3e-4c7d-9a41-2e5b7c9d1f01', more: 1 })).toEqual([])
  expect(check(schema, { id: 'no' })).toMatchObject([{ at: '/id', keyword: 'format' }])
})

test('fields that the contract does not name are found, also in lists, and schemas that contain themselves end', () => {
  const list = { type: 'array', items: { $ref: '#/components/schemas/Item' } }
  expect(
    undocumentedFields(document, list, [
      { id: '1', more: 1 },
      { tags: [], other: 2 },
    ]),
  ).toEqual(['/*/more', '/*/other'])
  expect(undocumentedFields(document, { $ref: '#/components/schemas/Loop' }, { id: '1', more: 1 })).toEqual(['/more'])
  expect(undocumentedFields(document, { type: 'object' }, { more: 1 })).toEqual([])
})

test.each(['okta', 'identity', 'slack', 'edgegap', 'things-stack'])(
  'the contract of %s is read in both profiles',
  (api) => {
    for (const profile of ['documented', 'live'] as const) {
      const { operations } = loadContract(api, profile)
      expect(operations.length).toBeGreaterThan(0)
      expect(operations.every(({ responses }) => responses.size > 0)).toBe(true)
    }
  },
)
