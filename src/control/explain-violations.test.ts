import { expect, test } from 'vitest'
import { createMock } from '../mock/create-mock.js'

const mock = await createMock({ apis: ['identity'], seed: 1 })
const refusal = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const response = await mock.handle(
    new Request(`http://127.0.0.1/_facsimile${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  return ((await response.json()) as { error: unknown }).error
}

test.each([
  ['a call without its body', 'POST', '/clock', undefined, 'body: is missing; send JSON such as {"advance":"PT1H"}'],
  [
    'a driver’s call without its body',
    'POST',
    '/driver/identity/clock',
    undefined,
    'body: is missing; send JSON such as {"advance":"PT1H"}',
  ],
  ['a parameter of another form', 'GET', '/journal?status=9xx', undefined, ', such as "4xx"'],
  ['a text of another form', 'POST', '/driver/identity/clock', { advance: '1h' }, ', such as "PT1H" or "PT0.5S"'],
  [
    'a choice',
    'POST',
    '/journal/verify',
    { request: { status: '4x' } },
    'body /request/status: takes a status, from 0 to 599, such as 204; or a class of statuses, such as "4xx"',
  ],
])('%s is refused with what to send instead', async (_, method, path, body, told) => {
  expect(await refusal(method, path, body)).toEqual(expect.stringContaining(told))
})
