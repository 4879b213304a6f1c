import { expect, test } from 'vitest'
import { createContract } from '../contract/contract.js'
import type { Document } from '../contract/document.js'
import { createValidators } from '../contract/validators.js'
import { createBodyReader, type BodyReading } from './body.js'
import { checkRequest } from './request-check.js'

const object = (type: string) => ({ schema: { type: 'object', properties: { id: { type } } } })

const document = {
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths: {
    '/things': {
      post: {
        operationId: 'make',
        requestBody: {
          content: { 'application/x-www-form-urlencoded': object('integer'), 'application/json': object('string') },
        },
        responses: {},
      },
    },
  },
} as unknown as Document

const contract = createContract('t', document)
const operation = contract.operations[0]!
const validators = createValidators(document)

const read = (type: string, body: string | Uint8Array, reading: BodyReading = {}) =>
  createBodyReader(
    contract,
    operation,
    reading,
  )({
    method: 'POST',
    target: '/things',
    mount: '',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  })

const faults = async (type: string, body: string, reading: BodyReading = {}) => {
  const parsed = await read(type, body, reading)
  if ('kind' in parsed) return [parsed.kind]
  const input = { path: {}, query: {}, header: {}, cookie: {}, body: parsed.value }
  return checkRequest(validators, operation, input, new Map(), parsed.type).map(({ pointer, rule }) => pointer + rule)
}

test('a body is held against the schema of its own media type', async () => {
  expect(await faults('application/x-www-form-urlencoded', 'id=7')).toEqual([])
  expect(await faults('application/x-www-form-urlencoded', 'id=x')).toEqual(['/idtype'])
  expect(await faults('application/json', '{"id":"x"}')).toEqual([])
  expect(await faults('application/json', '{"id":7}')).toEqual(['/idtype'])
})

test('every body is held against one media type where the server reads all alike', async () => {
  const reading = { heldAs: 'application/json', coercions: { integer: () => undefined } }
  expect(await faults('application/x-www-form-urlencoded', 'id=x', reading)).toEqual([])
})

test('iso-8859-1 is read only by servers that believe it', async () => {
  const bytes = new Uint8Array(Buffer.from('{"id":"Zoë"}', 'latin1'))
  const type = 'application/json; charset=iso-8859-1'
  expect(await read(type, bytes, { latin1: true })).toMatchObject({ value: { id: 'Zoë' } })
  expect(await read(type, bytes)).toMatchObject({ kind: 'malformed-body' })
  expect(await read('application/json', bytes, { latin1: true })).toMatchObject({ kind: 'malformed-body' })
})
