import { beforeEach, describe, expect, test } from 'vitest'
import { workbench, type Workbench } from '../testing/workbench.js'

const SESSION = '/identity/sessions/a11ce000-5e55-4000-8000-000000000001'

let bench: Workbench
beforeEach(async () => {
  bench = await workbench()
})

const send = (prefer: string, method = 'GET', path = SESSION, more: Record<string, string> = {}) =>
  bench.send(method, path, { headers: { prefer, ...more } })

test('code answers the first documented example of a status', async () => {
  const { status, headers, body } = await send('code=404')
  expect([status, headers['preference-applied'], body]).toEqual([404, 'code=404', { detail: 'Session not found' }])
})

test('example answers it by name, whatever its status', async () => {
  const { status, headers, body } = await send('example=wrong_length')
  expect([status, headers['preference-applied']]).toEqual([422, 'example=wrong_length'])
  expect(body).toMatchObject({ detail: [{ type: 'uuid_parsing' }] })
})

test('an answer in plain text has its own content type', async () => {
  const { headers, body } = await send('code=500')
  expect([headers['content-type'], body]).toEqual(['text/plain; charset=utf-8', 'Internal Server Error'])
})

test('a forced answer asks for no credential and changes nothing', async () => {
  expect((await send('code=204', 'DELETE')).status).toBe(204)
  expect((await bench.send('GET', SESSION)).status).toBe(200)
  expect((await send('code=204', 'DELETE', '/okta/api/v1/users/00ubob000000000000b2/sessions')).status).toBe(204)
  expect((await bench.mock.store('okta').collection('sessions').list()).total).toBe(7)
})

test('wait lets the call go its way, later', async () => {
  const { status, headers } = await send('wait=1.5', 'DELETE')
  expect([status, headers['preference-applied']]).toEqual([204, 'wait=1.5'])
  expect(bench.exchanges.at(-1)!.reply.delivery).toEqual({ delay: 1500 })
  expect((await bench.send('GET', SESSION)).status).toBe(404)
})

test('several preferences come back together', async () => {
  const { headers } = await send('wait=2, code="404", respond-async, example=session_not_found')
  expect(headers['preference-applied']).toBe('wait=2, code=404, example=session_not_found')
})

test('preferences that are not ours are ignored, as RFC 7240 has it', async () => {
  const { status, headers } = await send('respond-async, return=minimal, handling=lenient')
  expect([status, headers['preference-applied']]).toEqual([200, undefined])
})

describe('what the contract does not document is refused, by the mock itself', () => {
  test.each([
    ['code=418', 'Prefer: code: for get_session 418 is not documented; the nearest is 422, documented are'],
    ['code=abc', 'Prefer: code takes a status such as 404, not "abc"'],
    ['code', 'Prefer: code takes a status such as 404, not ""'],
    ['example=session_not_fond', 'no example "session_not_fond" is documented: did you mean "session_not_found"?'],
    ['code=404, example=not_a_uuid', 'no example "not_a_uuid" is documented for 404: known are session_not_found'],
    ['example=', 'Prefer: example takes the name of a documented example'],
    ['wait=61', 'Prefer: wait takes seconds from 0 to 60, not "61"'],
    ['wait=-1', 'Prefer: wait takes seconds from 0 to 60, not "-1"'],
    ['wait=soon', 'not "soon"'],
  ])('%s', async (prefer, message) => {
    const { status, headers, body } = await send(prefer, 'GET', SESSION, { origin: 'http://app.test' })
    expect([status, headers['content-type'], headers['x-facsimile-refusal']]).toEqual([
      400,
      'application/json',
      'Prefer',
    ])
    expect(body).toEqual({ error: expect.stringContaining(message) })
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(bench.exchanges.at(-1)!.findings).toEqual([])
  })
})

test('a forced answer wins over a fault, and a wait adds to its delay', async () => {
  await bench.control('POST', '/faults', { api: 'identity', status: 500, delay: 100 })
  expect((await send('code=404')).status).toBe(404)
  const { status } = await send('wait=1')
  expect([status, bench.exchanges.at(-1)!.reply.delivery]).toEqual([500, { delay: 1100 }])
  expect(bench.exchanges.at(-1)!.fault).toMatchObject({ rule: 'fault-1' })
})

describe('pages of other origins', () => {
  const origin = { origin: 'http://app.test' }
  const asking = { ...origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'prefer, x-b' }
  const LIST = '/things-stack/users/bob/sessions'

  test('may send Prefer, also where the vendor lists its own headers', async () => {
    const { headers } = await bench.send('OPTIONS', LIST, { headers: asking })
    expect(headers['access-control-allow-headers']).toBe('Authorization, Content-Type, X-CSRF-Token, prefer')
  })

  test('may read what was applied', async () => {
    const { headers } = await send('code=404', 'GET', LIST, origin)
    expect(headers['access-control-expose-headers']).toContain('preference-applied')
    const plain = await bench.send('GET', LIST, { headers: origin })
    expect(plain.headers['access-control-expose-headers']).not.toContain('preference')
  })
})
