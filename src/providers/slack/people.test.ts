import { expect, test } from 'vitest'
import { workbench } from '../../testing/workbench.js'

test('the primary owner is signed out with a token of their own', async () => {
  const bench = await workbench({ apis: ['slack'] })
  const { body } = await bench.control('POST', '/sign-out', { person: 'carol@example.com' })
  expect(body).toMatchObject({ answers: [{ body: { ok: true } }] })
  const asked = bench.exchanges.find(({ api }) => api === 'slack')!
  expect(asked.request.headers['authorization']).toBe('Bearer xoxp-carol-owner')
})

test('outside an organisation nobody can be signed out, and Slack says so', async () => {
  const bench = await workbench({ apis: ['slack'] })
  const { body } = await bench.control('POST', '/sign-out', { person: 'gina@example.com' })
  expect(body).toMatchObject({ answers: [{ status: 200, body: { ok: false } }] })
})

test('bots are not people', async () => {
  const bench = await workbench({ apis: ['slack'] })
  const { people } = (await bench.control('GET', '/people')).body as { people: { name: string }[] }
  expect(people.map(({ name }) => name)).not.toContain('Robo')
})

test('the device of a sign-in is told in the label', async () => {
  const bench = await workbench({ apis: ['slack'] })
  await bench.control('POST', '/sign-in', { person: 'erin@example.com', device: 'Pixel 9' })
  const { people } = (await bench.control('GET', '/people')).body as {
    people: { name: string; accounts: { sessions: { label: string }[] }[] }[]
  }
  const erin = people.find(({ name }) => name === 'Erin Novak')!
  expect(erin.accounts[0]!.sessions[0]!.label).toBe('Pixel 9, web, T0ACME0001')
})
