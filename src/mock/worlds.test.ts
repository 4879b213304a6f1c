import { expect, test } from 'vitest'
import { createMock } from './create-mock.js'

const sessionsOf = (n: number) => `b0b00000-5e55-4000-8000-${String(n).padStart(12, '0')}`

test('two workers with two worlds on one server, 1,000 interleaved calls each: each sees only its own', async () => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  const { url } = await mock.listen()

  /** Makes a session, sees it, ends it, sees it gone; 250 times. By path prefix, or by header. */
  const worker = async (name: string, byHeader: boolean) => {
    const base = byHeader ? url : `${url}/~${name}`
    const headers = { ...(byHeader ? { 'x-facsimile-world': name } : {}), 'content-type': 'application/json' }
    const call = (method: string, path: string, body?: unknown) =>
      fetch(base + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const seen: string[] = []
    for (let i = 0; i < 250; i++) {
      const made = await call('POST', '/_facsimile/driver/identity/session', {
        user: 'b0b00000-0000-4000-8000-000000000002',
      })
      const { id } = (await made.json()) as { id: string }
      const [shown, ended, gone] = [
        await call('GET', `/identity/sessions/${id}`),
        await call('DELETE', `/identity/sessions/${id}`),
        await call('GET', `/identity/sessions/${id}`),
      ]
      seen.push(`${id} ${shown.status} ${ended.status} ${gone.status}`)
      await Promise.all([shown, ended, gone].map((response) => response.arrayBuffer()))
    }
    return seen
  }

  // both draw the same ids from their own streams: were anything shared, one would meet the other's sessions
  const [first, second] = await Promise.all([worker('w1', false), worker('w2', true)])
  expect(first.every((line) => line.endsWith(' 200 204 404'))).toBe(true)
  expect(second).toEqual(first)
  const { worlds } = (await (await fetch(`${url}/_facsimile/worlds`)).json()) as {
    worlds: { name: string; exchanges: number; rows: number }[]
  }
  expect(worlds.map(({ name, exchanges }) => [name, exchanges])).toEqual([
    ['default', 0],
    ['w1', 750],
    ['w2', 750],
  ])
  expect(new Set(worlds.map(({ rows }) => rows)).size).toBe(1)
  await mock.close()
}, 60_000)

test('a world from inside the process', async () => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  const w1 = await mock.world('w1')
  const get = async ({ handle }: Pick<typeof w1, 'handle'>) =>
    (await handle(new Request(`http://mock/identity/sessions/${sessionsOf(1)}`))).status
  await w1.store('identity').collection('sessions').delete(sessionsOf(1))
  expect([await get(w1), await get(mock)]).toEqual([404, 200])
  w1.clock.advance(1000)
  expect(w1.clock.now() - mock.clock.now()).toBe(1000)
  await w1.snapshot('ended')
  await w1.reset()
  expect(await get(w1)).toBe(200)
  const w2 = await mock.world('w2', { from: 'ended', credentials: ['of-w2'] })
  expect(await get(w2)).toBe(404)
  const request = new Request(`http://mock/identity/sessions/${sessionsOf(1)}`, { headers: { token: 'of-w2' } })
  expect((await mock.handle(request)).status).toBe(404)
  await w1.restore('ended')
  expect(await get(w1)).toBe(404)
  await w1.close()
  expect(await get(await mock.world('w1'))).toBe(200)
})

test.each([
  ['W1', {}, 'Names are lower case'],
  ['w1', { from: 'nowhere' }, 'There is no snapshot "nowhere"'],
  ['w3', {}, 'There are 2 worlds already'],
])('a world %s %j cannot be opened', async (name, start, reason) => {
  const mock = await createMock({ apis: ['identity'], seed: 1, worlds: { most: 2 } })
  await mock.world('w2')
  await expect(mock.world(name, start)).rejects.toThrow(reason)
  expect(() => mock.store('okta')).toThrow('"okta" is not mocked here; there are identity')
})

test('a state of many rows is put over HTTP, and one too large is refused', async () => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  const { url } = await mock.listen()
  const user = (id: string, name: string) => ({ id, name, email: null })
  const put = (users: object) =>
    fetch(`${url}/_facsimile/state/identity`, { method: 'PUT', body: JSON.stringify({ users, sessions: {} }) })
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`u${i}`, user(`u${i}`, 'x'.repeat(20))]))
  expect((await put(many)).status).toBe(204)
  expect(await mock.store('identity').size()).toBe(50_000)
  const tooLarge = await put({ u: user('u', 'x'.repeat(33 * 1024 * 1024)) })
  expect([tooLarge.status, await tooLarge.json()]).toEqual([413, { error: 'The body is too large' }])
  await mock.close()
})
