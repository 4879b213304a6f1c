import { expect, test } from 'vitest'
import { endangers } from './endangers.js'

const OWN = { field: 'session_id', filter_type: 'any', values: ['own'] }

const danger = (body: unknown, path = '/v1/sessions/bulk-stop') =>
  endangers(
    { method: 'POST', path, headers: [], body: typeof body === 'string' ? body : JSON.stringify(body) },
    (id) => id === 'own',
  ) !== undefined

test.each([
  ['a filter on sessions of the run', { filters: [OWN] }],
  ['another beside it', { filters: [{ field: 'session_id', filter_type: 'not', values: ['own'] }, OWN] }],
  ['one that cannot be used beside it', { filters: [OWN, { field: 'colour' }] }],
])('%s keeps a bulk stop to the run', (_, body) => {
  expect(danger(body)).toBe(false)
})

test.each([
  ['no body', ''],
  ['half a body', '{"filters": ['],
  ['nothing', null],
  ['no filters', {}],
  ['an empty list of filters', { filters: [] }],
  ['filters that are none', { filters: 'all' }],
  ['only what is to be spared', { filters: [{ ...OWN, filter_type: 'not' }] }],
  ['a session of somebody else', { filters: [{ ...OWN, values: ['own', 'theirs'] }] }],
  ['no session', { filters: [{ ...OWN, values: [] }] }],
  ['all of no session', { filters: [{ ...OWN, filter_type: 'all', values: [] }] }],
  ['a deployment', { filters: [{ ...OWN, field: 'request_id' }] }],
  ['no list of values', { filters: [{ ...OWN, values: 'own' }] }],
])('a bulk stop with %s is never sent', (_, body) => {
  expect(danger(body)).toBe(true)
  expect(danger(body, '//v1/sessions/bulk-stop/')).toBe(true)
})

test('other calls name what they touch', () => {
  expect(danger({}, '/v1/session')).toBe(false)
})
