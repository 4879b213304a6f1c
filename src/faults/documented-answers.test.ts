import { describe, expect, test } from 'vitest'
import { createMock } from '../mock/create-mock.js'
import type { Exchange } from '../mock/exchange.js'
import { API_NAMES } from '../mock/realms.js'
import { documentedAnswers } from './documented-answers.js'

const PROFILES = ['documented', 'live'] as const
const CASES = API_NAMES.flatMap((api) => PROFILES.map((profile) => ({ api, profile })))

describe.each(CASES)('$api, $profile', ({ api, profile }) => {
  test('every documented answer can be forced, and is as the contract has it', async () => {
    const exchanges: Exchange[] = []
    const mock = await createMock({ apis: [api], profile, seed: 1, onExchange: (exchange) => exchanges.push(exchange) })
    const { contract, provider } = mock.apis[0]!
    for (const operation of contract.operations) {
      const answers = documentedAnswers(contract, operation)
      expect([...answers.keys()].length).toBeGreaterThan(1)
      for (const { status, examples } of answers.values()) {
        for (const example of examples.size === 0 ? [undefined] : examples.keys()) {
          const wish = `code=${status}${example === undefined ? '' : `, example=${example}`}`
          const reply = await mock.answer({
            method: operation.method,
            target: provider.mounts[0]! + operation.path.replaceAll(/\{.*?\}/g, 'x'),
            mount: '',
            headers: { prefer: wish },
            body: new Uint8Array(),
          })
          const { findings, operationId } = exchanges.at(-1)!
          expect([operationId, wish, reply.status, findings]).toEqual([operation.id, wish, status, []])
          expect(reply.headers['preference-applied']).toBe(wish)
          if (example === undefined) expect(reply.body).toBeUndefined()
          else expect(readBody(reply)).toEqual(examples.get(example))
        }
      }
    }
    await mock.close()
  })
})

const readBody = ({ headers, body }: { headers: Record<string, string>; body: string | undefined }): unknown =>
  headers['content-type']!.includes('json') ? JSON.parse(body!) : body

test('an answer of the other profile is not documented in this one', async () => {
  const mock = await createMock({ apis: ['things-stack'], seed: 1 })
  const { contract } = mock.apis[0]!
  const answers = documentedAnswers(contract, contract.operations[0]!)
  expect([answers.has(401), answers.has(404)]).toEqual([false, true])
})

test('what any operation answers where the server fails counts too', async () => {
  const mock = await createMock({ apis: ['okta'], seed: 1 })
  const { contract } = mock.apis[0]!
  const answers = documentedAnswers(contract, contract.operations[0]!)
  expect([...answers.keys()]).toEqual([204, 400, 401, 403, 404, 429, 500, 503])
  expect([...answers.get(503)!.examples.keys()]).toEqual(['readOnly'])
})
