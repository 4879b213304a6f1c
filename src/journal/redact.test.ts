import { expect, test } from 'vitest'
import { createRedactor, redactTarget, secretFields, secretsOf } from './redact.js'

test.each([
  ['/a?token=abc&x=1', '/a?token=***&x=1'],
  ['/a?x=1&access_token=abc#y', '/a?x=1&access_token=***#y'],
  ['/a?mytoken=abc', '/a?mytoken=abc'],
])('target %s', (given, want) => expect(redactTarget(given)).toBe(want))

const redactor = createRedactor(['session_secret'])

test('of a credential the scheme stays', () => {
  const given = { authorization: 'SSWS 00abc', cookie: '_session=abc', host: 'x', token: 'xoxp-1' }
  expect(redactor.headers(given)).toEqual({ authorization: 'SSWS ***', cookie: '***', host: 'x', token: '***' })
})

test.each([
  ['token=abc&user_id=W1', 'token=***&user_id=W1'],
  ['{"token":"a\\"b","user_id":"W1"}', '{"token":"***","user_id":"W1"}'],
  ['{"session_secret": "abc"}', '{"session_secret": "***"}'],
  ['{"url":"/x?token=abc"}', '{"url":"/x?token=***"}'],
])('body %s', (given, want) => expect(redactor.text(given)).toBe(want))

test('a secret of the headers is taken out wherever it turns up', () => {
  const secrets = secretsOf({ authorization: 'Bearer abcdefgh', 'x-api-key': 'short' })
  expect(secrets).toEqual(['abcdefgh'])
  expect(redactor.text('you sent abcdefgh', secrets)).toBe('you sent ***')
})

test('a contract says which fields are secret', () => {
  const properties = { pin: { writeOnly: true }, code: { format: 'password' }, name: {} }
  const document = {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: { schemas: { A: { properties } } },
  }
  expect(secretFields(document)).toEqual(['pin', 'code'])
})
