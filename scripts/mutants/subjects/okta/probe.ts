import type { TestMock } from '../../../../src/testing/harness.js'

interface Person {
  id: string
  things: [kind: string, id: string][]
}

/** A user with something of every sort. */
export const person = async ({ driver }: TestMock): Promise<Person> => {
  const { id: user } = await driver.create('user')
  const things: Person['things'] = []
  for (const [kind, more] of [
    ['session', {}],
    ['session', {}],
    ['token', { use: 'access' }],
    ['token', { use: 'refresh' }],
    ['device', {}],
    ['app-session', {}],
  ] as const) {
    things.push([kind, (await driver.create(kind, { user, ...more })).id])
  }
  return { id: user, things }
}

/** Each combination of flags for a fresh user, with a bystander, and each sort of credential. */
export const probe = async (mock: TestMock): Promise<void> => {
  const { driver, send } = mock
  const { headers } = await driver.create('credential')
  const bystander = await person(mock)
  const look = async (...people: Person[]) => {
    for (const { things } of people) for (const [kind, id] of things) await driver.observe(kind, id)
  }
  const revoke = (id: string, query = '', sent: Record<string, string> = headers) =>
    send('DELETE', `/api/v1/users/${id}/sessions${query}`, { headers: sent })
  const flags = ['', 'true', 'false'].flatMap((oauth) =>
    ['', 'true', 'false'].map((forget) => [oauth, forget] as const),
  )
  for (const [oauthTokens, forgetDevices] of flags) {
    const query = new URLSearchParams({
      ...(oauthTokens === '' ? {} : { oauthTokens }),
      ...(forgetDevices === '' ? {} : { forgetDevices }),
    }).toString()
    const who = await person(mock)
    await look(who)
    await revoke(who.id, query === '' ? '' : `?${query}`)
    await look(who, bystander)
    await revoke(who.id)
    await look(who, bystander)
    await revoke(who.id)
    await look(who, bystander)
  }
  const who = await person(mock)
  for (const attributes of [
    { state: 'expired' },
    { state: 'revoked' },
    { state: 'unknown' },
    { scheme: 'bearer' },
    { scheme: 'bearer', state: 'expired' },
    { scheme: 'bearer', state: 'revoked' },
    { scheme: 'bearer', state: 'unknown' },
    { scheme: 'bearer', scopes: ['okta.users.read'] },
    { covers: [bystander.id] },
  ]) {
    const other = await person(mock)
    await revoke(other.id, '', (await driver.create('credential', attributes)).headers)
    await look(other, bystander)
  }
  for (const sent of [{}, { authorization: 'Basic YTpi' }, { authorization: 'SSWS' }, { authorization: 'nonsense' }]) {
    await revoke(who.id, '', sent)
    await look(who)
  }
  await revoke(who.id, '?oauthTokens=perhaps')
  await revoke(who.id, '?forgetDevices=perhaps')
  await look(who)
  for (const id of ['ü', "o'brien", 'a%2Fb', 'x'.repeat(300)]) await revoke(id)
  for (const path of ['/nowhere', '/api/v1/users', `/api/v1/users/${who.id}/sessions/`]) await send('GET', path)
  for (const method of ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) {
    await send(method, `/api/v1/users/${who.id}/sessions`, { headers })
    await look(who)
  }
  for (const odd of [{ 'x-long': 'a'.repeat(6000) }, { accept: ';;;q=,,/' }])
    await revoke(who.id, '', { ...headers, ...odd })
  for (const id of [`${bystander.id}%00`, `${bystander.id.slice(0, -1)}*`]) await revoke(id)
  await look(bystander)
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  for (let calls = 0; calls < 3; calls++) await revoke(bystander.id)
  await driver.advance('PT2M')
  await revoke(bystander.id)
  await driver.end('rate-limit', limit)
  for (const step of ['PT90M', 'P20D', 'P20D']) {
    await driver.advance(step)
    await look(bystander)
    await revoke(bystander.id)
  }
}
