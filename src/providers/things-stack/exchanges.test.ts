import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { MockOptions } from '../../mock/options.js'
import { testMock, type Received, type TestMock } from '../../testing/harness.js'

interface Exchange {
  unmatched?: string
  request: { method: string; path: string; headers: Record<string, string> }
  response: { status: number; headers: Record<string, string>; body: unknown }
}

interface Story {
  title: string
  profile: 'documented' | 'live'
  exchanges: Exchange[]
}

const FOLDER = new URL('../../../fixtures/things-stack/exchanges/', import.meta.url)
const stories = readdirSync(FOLDER).map((file) => parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Story)

/** Ids that are drawn anew each time. */
const maskBody = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) => (key === 'correlation_id' ? 'drawn' : value))

const seen = ({ status, headers, body }: Received, names: string[]) => ({
  status,
  headers: Object.fromEntries(names.map((name) => [name, headers.get(name)])),
  body: maskBody(body),
})

const optionsFor = ({ profile, exchanges }: Story): MockOptions => {
  const limit = exchanges.map(({ response }) => response.headers['x-rate-limit-limit']).find((text) => text)
  return {
    profile,
    ...(limit ? { rateLimits: true, settings: { 'things-stack': { callsPerMinute: Number(limit) } } } : {}),
  }
}

/** What is documented for a path that leads nowhere holds under one of the two prefixes. */
const answer = async ({ send }: TestMock, { unmatched, request, response }: Exchange): Promise<Received> => {
  const { method, path, headers } = request
  const reply = await send(method, path, { headers })
  const gateway = unmatched === 'path' && !(response.body as { details?: unknown }).details
  return gateway ? send(method, `/api/v3${path}`, { headers }) : reply
}

describe.each(stories)('$title', (story) => {
  test('is answered as documented', async () => {
    const mock = await testMock('things-stack', optionsFor(story))
    for (const exchange of story.exchanges) {
      const { 'x-request-id': drawn, ...headers } = exchange.response.headers
      const reply = await answer(mock, exchange)
      expect(seen(reply, Object.keys(headers)), exchange.request.path).toEqual({
        status: exchange.response.status,
        headers,
        body: maskBody(exchange.response.body),
      })
      expect(reply.headers.get('x-request-id')?.length).toBe(drawn?.length)
    }
  })
})
