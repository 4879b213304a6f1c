import type { createMock as Create } from '../../src/index.js'

const { createMock } = (await import(new URL('../../dist/index.js', import.meta.url).href)) as {
  createMock: typeof Create
}

const CALLS = 2000
const USER = '00000000-0000-4000-9000-000000000000'
const id = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

/** Calls per second of three operations on one user's ten sessions, among so many sessions of other users. */
export const amongOthers = async (others: number): Promise<Record<'get' | 'list' | 'delete', number>> => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  const sessions = mock.store('identity').collection('sessions')
  const [model] = (await sessions.list({ limit: 1 })).rows
  for (let n = 0; n < others; n++) await sessions.insert({ ...model!, id: id(n), user_id: id(n % 100_000) } as object)
  const mine = Array.from({ length: 10 + CALLS }, (_, n) => id(others + n))
  for (const [n, own] of mine.entries())
    await sessions.insert({ ...model!, id: own, user_id: n < 10 ? USER : null } as object)

  const rate = async (method: string, target: (n: number) => string): Promise<number> => {
    const begin = performance.now()
    for (let n = 0; n < CALLS; n++) {
      await mock.answer({ method, target: `/identity${target(n)}`, mount: '', headers: {}, body: new Uint8Array() })
    }
    return (CALLS / (performance.now() - begin)) * 1000
  }
  await rate('GET', (n) => `/sessions/${mine[n % 10]}`)
  const get = await rate('GET', (n) => `/sessions/${mine[n % 10]}`)
  const list = await rate('GET', () => `/sessions/user/${USER}`)
  return { get, list, delete: await rate('DELETE', (n) => `/sessions/${mine[10 + n]}`) }
}
