import { expect, test } from 'vitest'
import { workbench } from '../../testing/workbench.js'
import { emailOf } from './email-of.js'

test('a sign-out takes the tokens of apps along, or they would sign in again', async () => {
  const bench = await workbench({ apis: ['okta'] })
  await bench.control('POST', '/sign-out', { person: 'bob@example.com' })
  const bobs = { where: [{ field: 'userId', is: '=', value: '00ubob000000000000b2' }] } as never
  expect((await bench.mock.store('okta').collection('tokens').list(bobs)).total).toBe(0)
  expect((await bench.mock.store('okta').collection('appSessions').list(bobs)).total).toBe(2)
})

test('a session that has expired already keeps its time', async () => {
  const bench = await workbench({ apis: ['okta'] })
  const sessions = bench.mock.store('okta').collection('sessions')
  const before = await sessions.get('102bobTablet0000000000003')
  await bench.control('POST', '/people/sessions/okta/102bobTablet0000000000003/expire')
  expect(await sessions.get('102bobTablet0000000000003')).toEqual(before)
})

test.each([
  ['bob@example.com', 'bob@example.com'],
  ['bob', null],
  ['bob @example.com', null],
])('the login %s as an e-mail address: %s', (login, email) => {
  expect(emailOf(login)).toBe(email)
})
