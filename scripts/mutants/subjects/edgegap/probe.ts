import type { Profile } from '../../../../src/engine/context.js'
import { ALICE, arrange, type Arranged, BOB, CAROL, DAVE } from '../../../../src/providers/edgegap/testing/arrange.js'
import type { TestMock } from '../../../../src/testing/harness.js'

/** Sessions of two apps on several deployments: made, filled, emptied, stopped one by one, in bulk and at once. */
export const probe = async (mock: TestMock, profile: Profile): Promise<void> => {
  const { driver } = mock
  const seats = await arrange(mock, { kind: 'Seat', sockets: 3, autodeploy: true })
  const matches = await arrange(mock, { kind: 'Match', sockets: 2, autodeploy: false })
  const made: string[] = []
  const deployments: string[] = []
  const deploy = async (of: Arranged, more = {}) => {
    deployments.push(await of.deploy(more))
    return deployments.at(-1)!
  }
  const create = async (of: Arranged, body: Record<string, unknown> = {}) => {
    const reply = await of.call('POST', '/v1/session', { app_name: of.app, ip_list: [ALICE], ...body })
    const id = (reply.body as { session_id?: string } | undefined)?.session_id
    if (id !== undefined) made.push(id)
    return id ?? '000000000000-S'
  }
  const look = async () => {
    for (const id of made) {
      await seats.call('GET', `/v1/session/${id}`)
      await seats.call('GET', `/v1/session/${id}/users`)
      await driver.observe('session', id)
    }
    for (const id of deployments) await driver.observe('deployment', id)
    await seats.call('GET', '/v1/sessions')
    if (profile === 'live') {
      for (const query of ['limit=2', 'limit=2&page=2', 'page=9']) await seats.call('GET', `/v1/sessions?${query}`)
    }
  }
  const [one, two] = [await deploy(seats), await deploy(seats, { tags: ['red', 'blue'] })]
  const first = await create(seats, { deployment_request_id: one })
  const second = await create(seats, {
    deployment_request_id: one,
    geo_ip_list: [{ ip: CAROL, latitude: 1.5, longitude: 2 }],
  })
  const third = await create(seats, {
    selectors: [{ tag: 'red', tag_only: false }],
    webhook_url: 'http://127.0.0.1:9/x',
  })
  await create(seats, { selectors: [{ tag: 'none' }] })
  await create(seats, { selectors: [{ tag: 'any', tag_only: true, env: { key: 'A', value: 'b' } }] })
  await look()
  const users = (method: string, id: string, ip_list: string[]) =>
    seats.call(method, `/v1/session/${id}/users`, { ip_list })
  await users('PUT', third, [BOB])
  await look()
  await users('PUT', third, [CAROL, DAVE])
  await look()
  await users('DELETE', third, [BOB])
  await look()
  await users('PUT', third, [CAROL, DAVE])
  await users('PUT', third, [CAROL])
  await users('DELETE', third, ['203.0.113.99'])
  await look()
  for (const ip_list of [['no'], []]) await users('PUT', third, ip_list)
  const stop = (id: string) => seats.call('DELETE', `/v1/session/${id}`)
  await stop(first)
  await look()
  await stop(first)
  await look()
  await Promise.all([stop(second), stop(second), stop(second)])
  await look()
  const extra = [await create(seats), await create(seats), await create(seats, { deployment_request_id: two })]
  const bulk = (filters: unknown[]) => seats.call('POST', '/v1/sessions/bulk-stop', { filters })
  const filter = (field: string, filter_type: string, ...values: string[]) => ({ field, filter_type, values })
  await bulk([filter('session_id', 'any', ...extra.slice(0, 2))])
  await look()
  await bulk([filter('session_id', 'any', ...extra.slice(0, 2))])
  await bulk([filter('session_id', 'all', ...extra)])
  await bulk([filter('session_id', 'any', ...made), filter('session_id', 'not', third)])
  await look()
  for (let times = 0; times < 2; times++) await create(seats, { deployment_request_id: two })
  await bulk([filter('deployment_tags', 'all', 'red', 'blue', 'green')])
  await bulk([filter('deployment_tags', 'all', 'red', 'blue'), filter('session_id', 'not', third)])
  await look()
  await create(seats, { deployment_request_id: two })
  await bulk([filter('deployment_tags', 'any', 'green', 'blue'), filter('request_id', 'any', one)])
  await bulk([filter('deployment_tags', 'any', 'green', 'blue')])
  await look()
  await create(seats, { deployment_request_id: two })
  await bulk([filter('request_id', 'any', two)])
  await look()
  const match = await deploy(matches)
  for (let times = 0; times < 3; times++) await create(matches, { ip_list: [ALICE, BOB, CAROL] })
  await look()
  await create(matches, { deployment_request_id: match })
  const full = await arrange(mock, { kind: 'Seat', sockets: 2, autodeploy: false })
  const seat = await create(full, { deployment_request_id: await deploy(full) })
  await users('PUT', seat, [BOB, CAROL])
  await look()
  await Promise.all([BOB, CAROL, DAVE].map((ip) => users('PUT', seat, [ip])))
  await look()
  await Promise.all([create(seats), create(seats), create(seats)])
  await driver.end('deployment', match)
  await look()
  for (const id of made.slice(-6)) await stop(id)
  for (const attributes of [{ state: 'revoked' }, { state: 'unknown' }]) {
    const { headers } = await driver.create('credential', attributes)
    await mock.send('GET', '/v1/sessions', { headers })
    await mock.send('DELETE', `/v1/session/${seat}`, { headers })
    await look()
  }
  const key = seats.headers['authorization']!.replace(/^token /, '')
  for (const authorization of ['', key, `Bearer ${key}`, 'token', `TOKEN ${key}`])
    await mock.send('GET', '/v1/sessions', { headers: { authorization } })
  await mock.send('GET', '/v1/sessions', { headers: { 'x-api-key': key } })
  await mock.send('GET', `/v1/sessions?token=${key}`)
  for (const target of [
    '/nowhere',
    '/v1/session',
    '/v1/session/ü',
    '/v1/session/a%2Fb',
    "/v1/session/o'brien",
    `/v1/session/${'x'.repeat(300)}`,
  ])
    await seats.call('GET', target)
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) {
    await seats.call(method, `/v1/session/${seat}`)
    await look()
  }
  await seats.call('POST', '/v1/session', JSON.parse('{"__proto__":{"x":1}}'))
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  for (let calls = 0; calls < 4; calls++) await seats.call('GET', '/v1/sessions')
  await driver.advance('PT2M')
  await driver.end('rate-limit', limit)
  await look()
}
