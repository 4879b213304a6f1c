import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FixtureContent } from '../fixtures/fixture-file.js'
import { createMock } from '../mock/create-mock.js'
import { createReloadingMock, type ReloadingMock } from './reload.js'

const ids = Array.from({ length: 40 }, (_, i) => `d00d0000-5e55-4000-8000-0000000000${String(i).padStart(2, '0')}`)
const seedOf = (sessions: readonly string[]): FixtureContent => ({
  api: 'identity',
  sessions: sessions.map((id) => ({ id })),
})

let state: string
let fixtures: FixtureContent
let mock: ReloadingMock
const make = () => createMock({ apis: ['identity'], fixtures: [fixtures], seed: 1, state })
beforeEach(async () => {
  state = join(mkdtempSync(join(tmpdir(), 'facsimile-')), 'state.json')
  fixtures = seedOf(ids)
  mock = createReloadingMock(await make(), make)
})
afterEach(() => mock.current.close())

const send = async (method: string, target: string) => {
  const headers = { host: '127.0.0.1' }
  return (await mock.answer({ method, target, mount: '', headers, body: new Uint8Array() })).status
}
const statuses = () => Promise.all(ids.map((id) => send('GET', `/identity/sessions/${id}`)))

test('what is changed before, during and after a reload is kept, and the file with it', async () => {
  fixtures = seedOf(ids.slice(0, 1))
  const deleted = ids.slice(1).map(async (id, i) => {
    // spread over the reload, which takes longer than any of these
    await new Promise((resolve) => setTimeout(resolve, i))
    return send('DELETE', `/identity/sessions/${id}`)
  })
  const reloaded = mock.reload()
  expect(new Set(await Promise.all(deleted))).toEqual(new Set([204]))
  await reloaded
  expect(await statuses()).toEqual([200, ...ids.slice(1).map(() => 404)])
  await mock.current.save()
  const saved = JSON.parse(readFileSync(state, 'utf8')) as { apis: { identity: { rows: { sessions: object[] } } } }
  expect(saved.apis.identity.rows.sessions).toMatchObject([{ id: ids[0] }])
})

test('a reset then leads to the new seed', async () => {
  fixtures = seedOf(ids.slice(0, 1))
  await mock.reload()
  expect(new Set(await statuses())).toEqual(new Set([200]))
  expect(await send('POST', '/_facsimile/reset')).toBe(204)
  expect(await statuses()).toEqual([200, ...ids.slice(1).map(() => 404)])
})

test('where the new one cannot be made, the old one goes on and keeps its state', async () => {
  await send('DELETE', `/identity/sessions/${ids[0]}`)
  const before = mock.current
  fixtures = { api: 'identity', sessions: [{ id: 'x' }] }
  await expect(mock.reload()).rejects.toThrow('sessions[0].id')
  expect(mock.current).toBe(before)
  expect(await statuses()).toEqual([404, ...ids.slice(1).map(() => 200)])
})
