import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idsIn, startApi } from './testing/api.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seeding-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const start = (yaml: string) => {
  const file = join(folder, 'seed.yaml')
  writeFileSync(file, `api: things-stack\n${yaml}`)
  return startApi({ fixtures: file, profile: 'live' })
}

const UUID = 'C93A4E76-0F1B-4D28-8A5C-2BE6F9170D43'
const SECRET = 'SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRETSECR'
const KEY = 'MYKEYMYKEYMYKEYMYKEYMYKEYMYKEYMYKEYMYKE'

test('a fixture may leave out almost everything', async () => {
  const api = await start(`
users: [{ id: zoe }]
sessions: [{ session_id: ${UUID}, user_id: zoe }]
credentials: [{ id: ${KEY}, secret: ${SECRET}, user_id: zoe }]`)
  const reply = await api.list('zoe', '', { headers: { authorization: `Bearer NNSXS.${KEY}.${SECRET}` } })
  expect(idsIn(reply)).toEqual([UUID.toLowerCase()])
  expect(reply.body).toMatchObject({ sessions: [{ created_at: '2026-01-01T00:00:00Z' }] })
})

test('the secret of a session without one cannot be guessed', async () => {
  const api = await start(`
users: [{ id: zoe }]
sessions: [{ session_id: ${UUID}, user_id: zoe }]`)
  for (const secret of ['', 'null', SECRET]) {
    const headers = { authorization: `Bearer ONZW4.${UUID}.${secret}` }
    expect((await api.list('zoe', '', { headers })).status).toBe(401)
  }
})

test.each([
  [`sessions: [{ session_id: ${UUID}, user_id: zoe }]`, 'no user "zoe" stands under users'],
  [`users: [{ id: zoe }]\nsessions: [{ session_id: latest, user_id: zoe }]`, 'session_id'],
  [`users: [{ id: zoe }]\nsessions: [{ session_id: ${UUID}, user_id: zoe, expires_at: P9999Y }]`, 'is no time between'],
  [`users: [{ id: Zoe }]`, 'id'],
  [`users: [{ id: zoe, sessions: 2 }]`, 'sessions'],
  [`credentials: [{ id: ${KEY}, secret: ${SECRET} }]`, 'name a user_id, or an entity other than "user"'],
  [`credentials: [{ id: ${KEY}, secret: ${SECRET}, user_id: zoe }]`, 'no user "zoe" stands under users'],
  [
    `users: [{ id: zoe }]\ncredentials: [{ id: ${KEY}, secret: ${SECRET}, user_id: zoe, entity: client }]`,
    'name a user_id, or an entity',
  ],
  [
    `credentials: [{ id: ${KEY}, secret: ${SECRET}, entity: client, form: access_token }]`,
    'an access token always belongs to a user',
  ],
  [`credentials: [{ id: mykey, secret: ${SECRET}, entity: client }]`, 'id'],
])('%s is refused', async (yaml, why) => {
  await expect(start(yaml)).rejects.toThrow(why)
})
