import type { TestMock } from '../../../../src/testing/harness.js'
import { INVALIDATE, PATHS, RESET } from './operations.js'

/** What to send with a token of the given sort. */
export const headersOf = async ({ driver }: TestMock, attributes = {}) =>
  (await driver.create('credential', attributes)).headers

interface Device {
  id: string
  team: string
}

/** A user with two sessions of each class. */
export const devices = async ({ driver }: TestMock, attributes: Record<string, unknown> = {}) => {
  const { id: user } = await driver.create('user', attributes)
  const made: Device[] = []
  for (const client of ['web', 'mobile', 'web', 'mobile'])
    made.push((await driver.create('session', { user, client })) as unknown as Device)
  return { user, sessions: made }
}

/** Both methods with every flag, token and sort of user, each before the eyes of somebody who has no part in it. */
export const probe = async (mock: TestMock): Promise<void> => {
  const { driver, send } = mock
  const headers = await headersOf(mock)
  const bystander = await devices(mock)
  const look = async (...people: { sessions: Device[] }[]) => {
    for (const { sessions } of [...people, bystander])
      for (const { id } of sessions) await driver.observe('session', id)
  }
  const invalidate = (form: Record<string, string>, sent = headers) =>
    send('POST', PATHS[INVALIDATE], { form, headers: sent })
  const reset = (form: Record<string, string>, sent = headers) => send('POST', PATHS[RESET], { form, headers: sent })

  const who = await devices(mock)
  const [first, second] = [who.sessions[0]!, who.sessions[1]!]
  await look(who)
  for (let times = 0; times < 2; times++) {
    await invalidate({ session_id: first.id, team_id: first.team })
    await look(who)
  }
  await Promise.all([1, 2, 3].map(() => invalidate({ session_id: second.id, team_id: second.team })))
  await look(who)
  await invalidate({ session_id: who.sessions[2]!.id, team_id: 'T0BETA0002' })
  await look(who)
  for (const flags of [
    {},
    { mobile_only: 'true' },
    { web_only: 'true' },
    { mobile_only: 'false' },
    { web_only: 'false' },
    { mobile_only: '1' },
    { web_only: '1' },
    { mobile_only: '0' },
    { mobile_only: '' },
    { web_only: '' },
    { mobile_only: 'true', web_only: 'true' },
    { mobile_only: 'false', web_only: 'true' },
  ]) {
    const person = await devices(mock)
    for (let times = 0; times < 3; times++) {
      await reset({ user_id: person.user, ...(flags as Record<string, string>) })
      await look(person)
    }
  }
  await send('POST', PATHS[RESET], { json: { user_id: (await devices(mock)).user, web_only: true }, headers })
  for (const role of ['primary_owner', 'bot', 'admin']) {
    const person = await devices(mock, { role })
    await invalidate({ session_id: person.sessions[0]!.id, team_id: person.sessions[0]!.team })
    await reset({ user_id: person.user })
    await look(person)
  }
  for (const attributes of [
    { state: 'expired' },
    { state: 'revoked' },
    { state: 'unknown' },
    { scopes: ['admin.users:read'] },
    { scopes: ['users:read', 'admin.users:write'] },
    { role: 'member' },
    { role: 'bot' },
  ]) {
    const person = await devices(mock)
    const sent = await headersOf(mock, attributes)
    await invalidate({ session_id: person.sessions[0]!.id, team_id: person.sessions[0]!.team }, sent)
    await reset({ user_id: person.user }, sent)
    await look(person)
  }
  const person = await devices(mock)
  const token = headers['token']!
  for (const sent of [
    {},
    { authorization: `Bearer ${token}` },
    { authorization: `Bearer ${token} ` },
    { authorization: 'Basic YTpi' },
  ])
    await reset({ user_id: person.user }, sent as Record<string, string>)
  await reset({ user_id: person.user, token }, {})
  await reset({ user_id: person.user, token }, { authorization: `Bearer ${token}` })
  await send('POST', `${PATHS[RESET]}?token=${token}`, { form: { user_id: person.user } })
  const expired = await driver.create('session', { user: person.user, state: 'expired' })
  await invalidate({ session_id: expired.id, team_id: String(expired['team']) })
  for (const path of ['/no.such.method', '/', '/ü', '/a%2Fb', `/${'x'.repeat(300)}`, "/o'brien"])
    await send('POST', path, { headers })
  for (const method of ['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
    const query = new URLSearchParams({ user_id: bystander.user, token }).toString()
    await send(method, `${PATHS[RESET]}?${query}`, { headers })
    await look()
  }
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  const patient = await devices(mock)
  for (let calls = 0; calls < 2; calls++) await reset({ user_id: person.user })
  await reset({ user_id: patient.user })
  await look(patient)
  await driver.advance('PT2M')
  await reset({ user_id: person.user })
  await driver.end('rate-limit', limit)
  await driver.advance('P1D')
  await reset({ user_id: person.user }, await headersOf(mock, { state: 'expired' }))
}
