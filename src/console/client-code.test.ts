import { describe, expect, test } from 'vitest'
import { loadContract } from '../contract/load.js'
import { compile } from './testing/compile.js'
import { loadAsset } from './testing/load-asset.js'

interface Operation {
  id: string
  method: string
  parameters: { name: string; in: string; required: boolean; example: unknown }[]
  bodies: { type: string; examples: { value: unknown }[] }[]
}
interface Call {
  base: string
  operation: Operation
  values: Record<string, string>
  type?: string
  body?: string
  headers: Record<string, string>
}
const { operationsOf } = await loadAsset<{ operationsOf(document: unknown, profile: string): Operation[] }>(
  'lib/contract.js',
)
const { bodyText, readHeaders, wireOf } = await loadAsset<{
  bodyText(type: string, value: unknown): string
  readHeaders(text: string): Record<string, string>
  wireOf(call: Call): { method: string; url: string; headers: Record<string, string>; body?: string }
}>('lib/request.js')
const { fetchCode, openapiFetchCode } =
  await loadAsset<Record<'fetchCode' | 'openapiFetchCode', (api: string, call: Call) => string>>('lib/client-code.js')
const { curlOf } = await loadAsset<{ curlOf(wire: ReturnType<typeof wireOf>): string }>('lib/curl.js')

const APIS = ['edgegap', 'identity', 'okta', 'slack', 'things-stack']

const operations = async (api: string) => operationsOf((await loadContract(api)).document, 'documented')

/** Every call that the form proposes: each example of each media type. */
const callsOf = (operation: Operation): Call[] => {
  const values = Object.fromEntries(
    operation.parameters
      .filter(({ example }) => example !== undefined)
      .map(({ in: place, name, example }) => [`${place} ${name}`, String(example)]),
  )
  const base = { base: 'http://127.0.0.1:4010/x', operation, values, headers: { authorization: "it's a secret" } }
  if (operation.bodies.length === 0) return [base]
  return operation.bodies.flatMap(({ type, examples }) =>
    examples.map(({ value }) => ({ ...base, type, body: bodyText(type, value) })),
  )
}

describe('the code of a call', () => {
  test('compiles for every operation and every example, strictly', async () => {
    const pieces: Record<string, string> = {}
    for (const api of APIS) {
      for (const operation of await operations(api)) {
        for (const [i, call] of callsOf(operation).entries()) {
          pieces[`${api}-${operation.id}-${i}`] = fetchCode(api, call)
        }
      }
    }
    expect(Object.keys(pieces).length).toBeGreaterThan(16)
    expect(compile(pieces)).toEqual([])
  })

  test('does not compile with a body that the contract does not know', async () => {
    const operation = (await operations('edgegap')).find(({ id }) => id === 'session-post')!
    const call = { ...callsOf(operation)[0]!, body: '{"app_nam":"demo"}' }
    expect(compile({ wrong: fetchCode('edgegap', call) }).join()).toMatch(/app_nam/)
  })

  test('by openapi-fetch names method, path and parameters with their types', async () => {
    const operation = (await operations('okta'))[0]!
    const [call] = callsOf(operation)
    expect(openapiFetchCode('okta', call!)).toBe(
      `import createClient from 'openapi-fetch'
import type { paths } from 'facsimile/types/okta'

const client = createClient<paths>({ baseUrl: 'http://127.0.0.1:4010/x' })

const { data, error, response } = await client.DELETE('/api/v1/users/{userId}/sessions', {
  params: {
    path: { userId: '${call!.values['path userId']}' },
    query: { oauthTokens: true, forgetDevices: true },
  },
  headers: { authorization: 'it\\'s a secret' },
})
console.log(response.status, data ?? error)`,
    )
  })
})

test('a curl line is quoted for the shell, and no body is read from a file', () => {
  expect(curlOf({ method: 'POST', url: 'http://h/a?b=c&d', headers: { a: "it's" }, body: '@/etc/passwd' })).toBe(
    `curl -i -X POST -H 'a: it'\\''s' --data-raw @/etc/passwd 'http://h/a?b=c&d'`,
  )
})

test('what is put into a path stays in its place', async () => {
  const operation = (await operations('identity')).find(({ id }) => id === 'get_session')!
  const values = { 'path session_id': '../a/b?c#d e' }
  expect(wireOf({ base: '/identity', operation, values, headers: {} }).url).toBe(
    '/identity/sessions/..%2Fa%2Fb%3Fc%23d%20e',
  )
})

test('a line that is no header is refused, and says how to write one', () => {
  expect(readHeaders('Prefer: code=404\n\nx-a:b')).toEqual({ prefer: 'code=404', 'x-a': 'b' })
  expect(() => readHeaders('Prefer code=404')).toThrow(
    '"Prefer code=404" is no header; write one per line as "name: value"',
  )
})
