import type { TestMock } from '../../../../src/testing/harness.js'

const HOUR = 3_600_000

/** The id of a new session, of a user of its own. */
export const session = async ({ driver }: TestMock, attributes: Record<string, unknown> = {}): Promise<string> =>
  (await driver.create('session', { user: (await driver.create('user')).id, ...attributes })).id

/** Two users and a guest with sessions of every sort, looked at before and after deletions, at once and in time. */
export const probe = async (mock: TestMock): Promise<void> => {
  const { driver, send } = mock
  const [anna, ben] = [(await driver.create('user')).id, (await driver.create('user')).id]
  const make = async (user: string, attributes = {}) => (await driver.create('session', { user, ...attributes })).id
  const soon = new Date(Date.UTC(2026, 0, 1) + HOUR).toISOString()
  const mine = [
    await make(anna),
    await make(anna, { status: 'idle', created_at: '-PT1H' }),
    await make(anna, { status: 'blocked', created_at: '-PT2H', valid_until: soon }),
    await make(anna, { created_at: '-P3D', valid_until: '-P1D' }),
  ]
  const theirs = [await make(ben), await make(ben), await make(ben, { type: 'guest' })]
  const look = async () => {
    for (const id of [...mine, ...theirs]) {
      await send('GET', `/sessions/${id}`)
      await driver.observe('session', id)
    }
    for (const user of [anna, ben]) await send('GET', `/sessions/user/${user}`)
  }
  await look()
  await send('GET', `/sessions/${mine[0]!.toUpperCase()}`)
  await send('DELETE', `/sessions/${mine[0]}`, { headers: { 'x-user-id': anna, 'x-workspace-id': '7' } })
  await look()
  await send('DELETE', `/sessions/${mine[0]}`)
  await send('DELETE', `/sessions/${mine[1]}`, { headers: { 'x-user-id': 'nope', 'x-workspace-id': 'abc' } })
  await look()
  await Promise.all([send('DELETE', `/sessions/${mine[1]}`), send('DELETE', `/sessions/${mine[1]}`)])
  for (const path of ['/nowhere', '/sessions', '/sessions/', `/sessions/${mine[2]}/`, '/sessions/ü', '/sessions/a%2Fb'])
    await send('GET', path)
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) await send(method, `/sessions/${mine[2]}`)
  await look()
  for (const step of ['PT30M', 'PT27M', 'PT6M', 'PT30M', 'P40D']) {
    await driver.advance(step)
    await look()
  }
}
