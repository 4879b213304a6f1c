import { expect, test } from 'vitest'
import { loadContract } from '../contract/contract.js'
import { touchedIds } from './touched.js'

const okta = loadContract('okta')
const draft = (method: string, path: string, more: object = {}) => ({ method, path, headers: [], ...more })

test('ids stand in the path, decoded, whatever the method', () => {
  expect(touchedIds(okta, [], draft('DELETE', '/api/v1/users/a%20b/sessions'))).toEqual(['a b'])
  expect(touchedIds(okta, [], draft('POST', '/api/v1/users/bob/sessions'))).toEqual(['bob'])
})

test('on a path that no operation has, every unknown segment counts', () => {
  expect(touchedIds(okta, [], draft('DELETE', '/api/v1/users/bob'))).toEqual(['bob'])
  expect(touchedIds(okta, [], draft('POST', '/api/v1/users/bob/lifecycle'))).toEqual(['bob', 'lifecycle'])
})

test('named fields of queries, forms and JSON count at any depth', () => {
  const names = ['session_id', 'values']
  const json: [string, string][] = [['content-type', 'application/json']]
  const form: [string, string][] = [['content-type', 'application/x-www-form-urlencoded']]
  expect(touchedIds(okta, names, draft('POST', '/', { query: 'session_id=1&x=2' }))).toEqual(['1'])
  expect(touchedIds(okta, names, { ...draft('POST', '/'), headers: form, body: 'session_id=7&team=3' })).toEqual(['7'])
  const body = JSON.stringify({ filters: [{ field: 'session_id', values: ['a', 'b'] }], session_id: 12 })
  expect(touchedIds(okta, names, { ...draft('POST', '/'), headers: json, body })).toEqual(['a', 'b', '12'])
})
