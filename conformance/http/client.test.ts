import { expect, test } from 'vitest'
import { loadContract } from '../contract/contract.js'
import { createOwnership } from '../target/ownership.js'
import type { BuiltRequest } from './build-request.js'
import { createClient, type ClientOptions } from './client.js'
import type { SentRequest } from './exchange.js'
import type { Outcome } from './transport.js'

const scope = { layer: 'scenarios', story: 'scenarios/test' }
const revocation = (user: string): BuiltRequest => ({
  method: 'DELETE',
  path: `/api/v1/users/${user}/sessions`,
  query: '',
  headers: [],
})
const answer = (status: number, headers: [string, string][] = []): Outcome => ({ reply: { status, headers, body: '' } })

const client = (outcomes: Outcome[], more: Partial<ClientOptions> = {}, readOnly = false) => {
  const sent: SentRequest[] = []
  const ownership = createOwnership()
  ownership.add('anna', 'made')
  const made = createClient({
    target: {
      api: 'okta',
      baseUrl: 'http://okta.test',
      credential: {},
      profile: 'documented',
      readOnly,
      own: {},
      variants: [],
    },
    contract: loadContract('okta'),
    idNames: [],
    ownership,
    transport: {
      send: async (request) => {
        sent.push(request)
        return outcomes[sent.length - 1] ?? answer(204)
      },
      close: () => undefined,
    },
    now: () => 0,
    skipTime: async () => false,
    deadline: 10_000,
    mostRequests: 10,
    userAgent: 'test',
    onExchange: () => undefined,
    ...more,
  })
  return { sent, send: (request: BuiltRequest) => made.send(request, scope, { intent: 'valid' }) }
}

test('a call that changes something goes out only for what the run owns', async () => {
  const { send, sent } = client([])
  await expect(send(revocation('somebody-else'))).rejects.toThrow('names "somebody-else", which this run neither made')
  expect(sent).toEqual([])
  await send(revocation('anna'))
  expect(sent).toHaveLength(1)
})

test('read-only lets nothing through that changes something, not even for what the run owns', async () => {
  const { send, sent } = client([], {}, true)
  await expect(send(revocation('anna'))).rejects.toThrow('--read-only')
  expect(sent).toEqual([])
})

test('a 429 is waited for, by moving the clock of the target where that helps', async () => {
  const skipped: number[] = []
  const skipTime = async (milliseconds: number) => skipped.push(milliseconds) > 0
  const { send, sent } = client([answer(429, [['retry-after', '30']]), answer(204)], { skipTime })
  expect((await send(revocation('anna'))).reply?.status).toBe(204)
  expect([sent.length, skipped]).toEqual([2, [30_000]])
})

test('a 429 that asks for more time than the run has is not waited for', async () => {
  const { send } = client([answer(429, [['retry-after', '30']])])
  await expect(send(revocation('anna'))).rejects.toThrow('asks to wait 30 s')
})

test('a body goes out with its length also where bodies are unusual', async () => {
  const { send, sent } = client([])
  await send({ ...revocation('anna'), body: 'ä' })
  expect(sent[0]?.headers).toContainEqual(['content-length', '2'])
})

test('a run that has sent its requests stops', async () => {
  const { send } = client([], { mostRequests: 1 })
  await send(revocation('anna'))
  await expect(send(revocation('anna'))).rejects.toThrow('has sent its 1 requests')
})
