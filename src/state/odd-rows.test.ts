import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Schema } from '../contract/document.js'
import { readYamlFile } from '../input/yaml-file.js'
import { createMock } from '../mock/create-mock.js'
import { API_NAMES } from '../mock/realms.js'
import type { Exchange } from '../mock/exchange.js'

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url))

interface Story {
  exchanges: {
    request: { method: string; path: string; headers?: object; body?: unknown; form?: Record<string, string> }
  }[]
}

/** The requests of the documented exchanges of an API, each once. */
const documented = async (api: string): Promise<Story['exchanges'][number]['request'][]> => {
  const folder = `${FIXTURES}${api}/exchanges/`
  const files = await Promise.all(readdirSync(folder).map((name) => readYamlFile(folder + name, 'exchange')))
  const all = files.flatMap(({ data }) => (data as Story).exchanges.map(({ request }) => request))
  return [...new Map(all.map((request) => [JSON.stringify(request), request])).values()]
}

/** Values at the edge of what a field may hold. */
const edges = (schema: Schema): unknown[] => {
  const { anyOf, enum: values, type, minimum, maximum, pattern } = schema as Record<string, never>
  if (anyOf) return (anyOf as Schema[]).flatMap(edges)
  if (values) return [...values]
  if (type === 'null') return [null]
  if (type === 'boolean') return [true, false]
  if (type === 'string') return pattern === undefined ? ['', '\u0000é/../', 'x'.repeat(5000)] : []
  if (type === 'number' || type === 'integer') return [minimum ?? -1e15, 0, maximum ?? 1e15]
  if (type === 'array') return [[]]
  return []
}

/** Every state of an API with a collection emptied, or one field of all its rows at an edge. */
const oddStates = function* (
  state: Record<string, Record<string, Record<string, unknown>>>,
  fields: Record<string, Record<string, Schema>>,
  ids: Record<string, string>,
) {
  for (const [name, ofRow] of Object.entries(fields)) {
    yield { what: `no ${name}`, state: { ...state, [name]: {} } }
    for (const [field, schema] of Object.entries(ofRow)) {
      if (field === ids[name]) continue
      for (const value of edges(schema)) {
        const rows = Object.entries(state[name]!).map(([id, row]) => [id, { ...row, [field]: value }])
        yield {
          what: `${name}.${field} ${JSON.stringify(value)}`,
          state: { ...state, [name]: Object.fromEntries(rows) },
        }
      }
    }
  }
}

test.each([...API_NAMES])(
  '%s: whatever state may be written, no request makes the mock fail',
  { timeout: 60_000 },
  async (api) => {
    let last: Exchange | undefined
    const mock = await createMock({
      apis: [api],
      seed: 1,
      profile: 'live',
      onExchange: (exchange) => (last = exchange),
    })
    const { provider } = mock.apis[0]!
    const send = async (method: string, target: string, headers: object = {}, body?: string) => {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
      return mock.answer({
        method,
        target,
        mount: '',
        headers: { host: '127.0.0.1', ...Object.fromEntries(lower) },
        body: new TextEncoder().encode(body ?? ''),
      })
    }
    const requests = await documented(api)
    const seed = JSON.parse((await send('GET', `/_facsimile/state/${api}`)).body!) as never
    const ids = Object.fromEntries(Object.entries(provider.layout).map(([name, { id }]) => [name, id]))
    for (const { what, state } of oddStates(seed, provider.fields as never, ids)) {
      const put = await send('PUT', `/_facsimile/state/${api}`, {}, JSON.stringify(state))
      expect([what, put.status, put.body]).toEqual([what, 204, undefined])
      for (const { method, path, headers, body, form } of requests) {
        const text = form
          ? new URLSearchParams(form).toString()
          : body === undefined || typeof body === 'string'
            ? body
            : JSON.stringify(body)
        await send(method, provider.mounts[0] + path, headers, text)
        expect([what, path, last?.problem?.kind === 'internal' ? last.problem.reason : undefined]).toEqual([
          what,
          path,
          undefined,
        ])
      }
      expect([what, (await send('GET', '/_facsimile/people')).status]).toEqual([what, 200])
    }
  },
)
