import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readYamlFile } from '../input/yaml-file.js'
import { createMock, type Mock } from './create-mock.js'
import { API_NAMES } from './realms.js'

/** Many requests over all APIs: those of the documented exchanges, and a few that make and move things. */
const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url))

interface Wire {
  method: string
  target: string
  headers: Record<string, string>
  body: string
}

const documented = async (api: string, mount: string): Promise<Wire[]> => {
  const folder = `${FIXTURES}${api}/exchanges/`
  const stories = await Promise.all(readdirSync(folder).map((name) => readYamlFile(folder + name, 'exchange')))
  return stories.flatMap(({ data }) =>
    (
      data as {
        exchanges: {
          request: { method: string; path: string; headers?: object; body?: unknown; form?: Record<string, string> }
        }[]
      }
    ).exchanges.map(({ request: { method, path, headers = {}, body, form } }) => ({
      method,
      target: mount + path,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
      body: form
        ? new URLSearchParams(form).toString()
        : body === undefined
          ? ''
          : typeof body === 'string'
            ? body
            : JSON.stringify(body),
    })),
  )
}

const driven = (api: string): Wire[] => {
  const call = (method: string, path: string, body: object = {}): Wire => ({
    method,
    target: `/_facsimile/driver/${api}${path}`,
    headers: {},
    body: JSON.stringify(body),
  })
  return [
    call('POST', '/user'),
    call('POST', '/credential'),
    call('POST', '/app'),
    call('POST', '/clock', { advance: 'PT90M' }),
    call('POST', '/user'),
    call('GET', '/'),
  ]
}

const record = async (mock: Mock, script: readonly Wire[]): Promise<string[]> => {
  const lines: string[] = []
  for (const { method, target, headers, body } of script) {
    const request = {
      method,
      target,
      mount: '',
      headers: { host: '127.0.0.1', ...headers },
      body: new TextEncoder().encode(body),
    }
    lines.push(JSON.stringify(await mock.answer(request)))
  }
  return lines
}

test('same seed, same requests, same bytes; and after a reset again', async () => {
  const [first, second] = await Promise.all([createMock({ seed: 42 }), createMock({ seed: 42 })])
  const mounts = new Map(first.apis.map(({ provider }) => [provider.api, provider.mounts[0]!]))
  const script = (
    await Promise.all(API_NAMES.map(async (api) => [...(await documented(api, mounts.get(api)!)), ...driven(api)]))
  ).flat()
  const want = await record(first, script)
  expect(script.length).toBeGreaterThan(100)
  expect(await record(second, script)).toEqual(want)
  await second.reset()
  expect(await record(second, script)).toEqual(want)
  expect(await record(await createMock({ seed: 43 }), script)).not.toEqual(want)
})
