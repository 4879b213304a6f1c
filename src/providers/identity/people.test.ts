import { expect, test } from 'vitest'
import { workbench } from '../../testing/workbench.js'

test('whoever has not signed in is nobody’s account', async () => {
  const bench = await workbench({ apis: ['identity'] })
  const { people } = (await bench.control('GET', '/people')).body as {
    people: { accounts: { sessions: { id: string }[] }[] }[]
  }
  const ids = people.flatMap(({ accounts }) => accounts.flatMap(({ sessions }) => sessions.map(({ id }) => id)))
  expect(ids).not.toContain('90e57000-5e55-4000-8000-000000000001')
})

test('a blocked session is still there, in the service’s own word', async () => {
  const bench = await workbench({ apis: ['identity'] })
  const { people } = (await bench.control('GET', '/people')).body as {
    people: { name: string; accounts: { sessions: { status: string; ended: boolean }[] }[] }[]
  }
  const dave = people.find(({ name }) => name === 'Dave Ito')!
  expect(dave.accounts[0]!.sessions).toMatchObject([{ status: 'blocked', ended: false }])
})

test('a user without name and address stands alone, by the user id', async () => {
  const bench = await workbench({ apis: ['identity'] })
  const { body } = await bench.control('POST', '/driver/identity/user', {})
  const { id } = body as { id: string }
  const { people } = (await bench.control('GET', '/people?offset=5')).body as { people: unknown[] }
  expect(people).toEqual([{ name: id, accounts: [{ api: 'identity', user: id, sessions: [], sessionCount: 0 }] }])
})
