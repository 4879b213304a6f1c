import { expect, test } from 'vitest'
import { curlLine } from './curl.js'
import type { Exchange } from './exchange.js'
import { createRedactor } from './redact.js'

const SECRET = '00SecretToken4711'

test('no secret leaves the run, wherever it turns up', () => {
  const redactor = createRedactor()
  redactor.learn({ authorization: `SSWS ${SECRET}` })
  const exchange: Exchange = {
    id: 'e1',
    layer: 'scenarios',
    story: 's',
    intent: 'valid',
    operation: undefined,
    unmatched: undefined,
    startedAt: 0,
    milliseconds: 1,
    request: {
      method: 'POST',
      url: `http://user:pass@host/x?token=abc&q=${SECRET}`,
      headers: [
        ['Authorization', `SSWS ${SECRET}`],
        ['X-Copy', SECRET],
        ['Cookie', 'sid=1'],
      ],
      body: 'token=abc&user=1',
    },
    reply: { status: 200, headers: [['set-cookie', 'sid=2']], body: `{"access_token":"t\\"x","echo":"${SECRET}"}` },
  }
  const clean = redactor.exchange(exchange)
  const text = JSON.stringify(clean) + curlLine(clean.request)
  for (const secret of [SECRET, 'pass@', 'abc', 'sid=', 't\\\\"x']) expect(text).not.toContain(secret)
  expect(text).toContain('SSWS ***')
  expect(clean.request.body).toBe('token=***&user=1')
})

test('a curl line repeats a request', () => {
  expect(
    curlLine({
      method: 'DELETE',
      url: "http://h/a'b",
      headers: [
        ['accept', 'application/json'],
        ['x-empty', ''],
      ],
    }),
  ).toBe(`curl -i --path-as-is -X DELETE -H 'accept: application/json' -H 'x-empty;' 'http://h/a'\\''b'`)
})
