import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../mock/create-mock.js'
import { signedInText, signInAt } from './sign-in.js'

let mock: Mock
let url: string
beforeAll(async () => {
  mock = await createMock({ seed: 1 })
  url = (await mock.listen()).url
})
afterAll(() => mock.close())

test('a session is made with every API, or with those that are named', async () => {
  const all = await signInAt({ person: 'bob@example.com', url: `${url}/` })
  expect(all.sessions.map(({ api }) => api)).toEqual(['edgegap', 'identity', 'okta', 'slack', 'things-stack'])
  const one = await signInAt({ person: 'Bob Okafor', apis: ['identity'], device: 'iPhone 16', url })
  expect(one.sessions).toMatchObject([{ api: 'identity', user: 'b0b00000-0000-4000-8000-000000000002' }])
})

test('what is printed is what a client needs, and the address works', async () => {
  const request = { person: 'bob', apis: ['identity', 'things-stack'], world: 'w1', url }
  const made = await signInAt(request)
  const [identity, stack] = made.sessions
  expect(signedInText(made, request)).toBe(`identity
  user        b0b00000-0000-4000-8000-000000000002
  session     ${identity!.id}
  credential  none needed
  try         curl -i '${url}/~w1/identity/sessions/${identity!.id}'

things-stack
  user        bob
  session     ${stack!.id}
  credential  authorization: ${stack!.headers['authorization']}, x-csrf-token: ${stack!.headers['x-csrf-token']}
  try         curl -i -H 'authorization: ${stack!.headers['authorization']}' -H 'x-csrf-token: ${stack!.headers['x-csrf-token']}' '${url}/~w1/things-stack/users/bob/sessions'
`)
  expect((await fetch(`${url}/~w1/identity/sessions/${identity!.id}`)).status).toBe(200)
  expect((await fetch(`${url}/~w2/identity/sessions/${identity!.id}`)).status).toBe(404)
})

test('what an API refused is printed too', () => {
  const made = { sessions: [], refused: [{ api: 'slack', reason: 'the account is deactivated' }] }
  expect(signedInText(made, { person: 'x', url })).toBe('slack\n  refused     the account is deactivated\n')
})

describe('one helpful line', () => {
  test.each([
    ['an unknown person', { person: 'Bop Okafor' }, 'Nobody is known as "Bop Okafor": did you mean "Bob Okafor"?'],
    ['an unknown API', { person: 'bob', apis: ['octa'] }, 'No API "octa" with people: did you mean "okta"?'],
    ['a world that cannot be', { person: 'bob', world: 'A b' }, 'cannot name a world'],
    ['no address', { person: 'bob', url: 'localhost:4010' }, '--url takes an address such as http://127.0.0.1:4010'],
    [
      'no server',
      { person: 'bob', url: 'http://127.0.0.1:1' },
      'no mock answers at http://127.0.0.1:1: start one with',
    ],
  ])('%s', async (_, more, message) => {
    await expect(signInAt({ url, ...more })).rejects.toThrow(message)
  })

  test('a server that is none of ours', async () => {
    const other = createServer((_, response) => response.end('hello'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    await expect(signInAt({ person: 'bob', url: `http://127.0.0.1:${port}` })).rejects.toThrow('is no mock')
    other.close()
    other.closeAllConnections()
  })

  test('the token is shown where one is asked for', async () => {
    const guarded = await createMock({ apis: ['identity'], seed: 1, controlToken: 'abc' })
    const there = (await guarded.listen()).url
    await expect(signInAt({ person: 'bob@example.com', url: there })).rejects.toThrow()
    expect((await signInAt({ person: 'bob@example.com', url: there, token: 'abc' })).sessions).toHaveLength(1)
    await guarded.close()
  })
})
