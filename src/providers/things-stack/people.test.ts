import { expect, test } from 'vitest'
import { workbench } from '../../testing/workbench.js'

test('who has nothing but a session ends that one last', async () => {
  const bench = await workbench({ apis: ['things-stack'], profile: 'live' })
  const person = { person: 'nia@example.com' }
  await bench.control('POST', '/sign-in', person)
  const { body } = await bench.control('POST', '/sign-out', person)
  const { answers } = body as { answers: { status: number }[] }
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
})

test('an expired session is left as it is', async () => {
  const bench = await workbench({ apis: ['things-stack'] })
  const id = '2b94e8d1-6c07-4f3a-b5e8-91d2a7c40f6b'
  const before = await bench.mock.store('things-stack').collection('sessions').get(id)
  expect((await bench.control('POST', `/people/sessions/things-stack/${id}/expire`)).status).toBe(204)
  expect(await bench.mock.store('things-stack').collection('sessions').get(id)).toEqual(before)
})

test('times are told to the millisecond', async () => {
  const bench = await workbench({ apis: ['things-stack'] })
  const { people } = (await bench.control('GET', '/people')).body as {
    people: { accounts: { sessions: { createdAt: string }[] }[] }[]
  }
  expect(people[0]!.accounts[0]!.sessions[0]!.createdAt).toBe('2025-12-31T23:30:00.123Z')
})
