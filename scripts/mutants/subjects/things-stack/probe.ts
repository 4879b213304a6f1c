import type { Profile } from '../../../../src/engine/context.js'
import type { TestMock } from '../../../../src/testing/harness.js'

const path = (user: string, session?: string) => `/users/${user}/sessions${session === undefined ? '' : `/${session}`}`

const headersFor = async ({ driver }: TestMock, user: string, profile: Profile): Promise<Record<string, string>> =>
  profile === 'live' ? (await driver.create('credential', { user })).headers : {}

/** A user with five sessions, and what to send to be let in. */
export const person = async (mock: TestMock, profile: Profile) => {
  const { id } = await mock.driver.create('user')
  const sessions: string[] = []
  const times = ['-PT3H', '-PT1H', '-PT2H', '-PT1H', '-PT5H']
  for (const created_at of times) sessions.push((await mock.driver.create('session', { user: id, created_at })).id)
  return { id, sessions, headers: await headersFor(mock, id, profile) }
}

/** Lists in every order and page, deletions of every sort, and each sort of credential. */
export const probe = async (mock: TestMock, profile: Profile): Promise<void> => {
  const { driver, send } = mock
  const [anna, ben] = [await person(mock, profile), await person(mock, profile)]
  const look = async () => {
    for (const { id, sessions, headers } of [anna, ben]) {
      await send('GET', path(id), { headers })
      for (const session of sessions) await driver.observe('session', session)
    }
  }
  await look()
  for (const query of [
    'order=',
    'order=created_at',
    'order=-created_at',
    'limit=2',
    'limit=2&page=2',
    'limit=2&page=3',
    'limit=2&page=4',
    'limit=2&page=0',
    'limit=0',
    'limit=1000',
    'limit=2&order=-created_at&page=2',
    'user_ids.email=a@example.com',
    'userIds.email=a@example.com',
    `user_ids.user_id=${ben.id}`,
    'limit=1&limit=2',
    'other=x',
  ])
    await send('GET', `${path(anna.id)}?${query}`, { headers: anna.headers })
  const ending = await driver.create('session', { user: anna.id, expires_at: 'PT1H' })
  await driver.create('session', { user: ben.id, created_at: '-P2D', expires_at: '-P1D' })
  await look()
  const remove = (id: string, of = anna) => send('DELETE', path(of.id, id), { headers: of.headers })
  await remove(anna.sessions[0]!)
  await look()
  await remove(anna.sessions[0]!)
  await remove(ben.sessions[0]!)
  await remove('00000000-0000-4000-8000-00000000dead')
  await remove('nope')
  await remove('x'.repeat(65))
  await look()
  await Promise.all([1, 2, 3].map(() => remove(anna.sessions[1]!)))
  await look()
  for (const attributes of [
    {},
    { user: anna.id, state: 'expired' },
    { state: 'unknown' },
    { form: 'access_token', user: anna.id },
    { form: 'access_token', user: anna.id, state: 'expired' },
    { form: 'access_token', state: 'unknown' },
    { form: 'session', user: anna.id },
    { form: 'session', user: anna.id, state: 'expired' },
    { form: 'session', user: anna.id, state: 'unknown' },
    { user: ben.id },
    { user: anna.id, rights: ['RIGHT_USER_INFO'] },
    { user: anna.id, rights: [] },
    { entity: 'application' },
    { admin: true },
  ]) {
    const { headers } = await driver.create('credential', attributes)
    await send('GET', path(anna.id), { headers })
    await send('DELETE', path(anna.id, anna.sessions[2]!), {
      headers: { authorization: headers['authorization'] ?? '' },
    })
    await look()
  }
  for (const headers of [{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer x' }]) {
    await send('GET', path(anna.id), { headers: headers as Record<string, string> })
    await send('DELETE', path(anna.id, anna.sessions[3]!), { headers: headers as Record<string, string> })
    await look()
  }
  for (const id of ['A', 'a--b', 'a', 'x'.repeat(37), 'ü', "o'brien", 'a%2Fb', 'x'.repeat(300), 'nobody-at-all'])
    await send('GET', path(id), { headers: anna.headers })
  for (const target of ['/nowhere', `${path(anna.id)}/`, '/users']) await send('GET', target, { headers: anna.headers })
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) {
    await send(method, path(anna.id), { headers: anna.headers })
    await send(method, path(anna.id, anna.sessions[4]!), { headers: anna.headers })
    await send('POST', path(anna.id, anna.sessions[4]!), {
      headers: { ...anna.headers, 'x-http-method-override': 'DELETE' },
    })
    await look()
  }
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  for (let calls = 0; calls < 4; calls++) await look()
  await driver.advance('PT2M')
  await look()
  await driver.end('rate-limit', limit)
  for (const step of ['PT30M', 'PT27M', 'PT6M', 'PT30M', 'P2D']) {
    await driver.advance(step)
    await look()
  }
  await remove(ending.id)
}
