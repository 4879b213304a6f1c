import { describe, expect, test } from 'vitest'
import { testMock, type TestMock } from '../testing/harness.js'

/**
 * Clients in other languages, as their requests look on the wire: headers, spellings of flags, empty optionals, bodies
 * where others send none. Those that run on Node.js are tested with their own packages beside their providers.
 */

const credentialOf = async (mock: TestMock): Promise<Record<string, string>> =>
  (await mock.driver.create('credential')).headers

describe('Slack', () => {
  const start = async () => {
    const mock = await testMock('slack')
    const { driver } = mock
    const user = await driver.create('user')
    const web = await driver.create('session', { user: user.id, client: 'web' })
    const mobile = await driver.create('session', { user: user.id, client: 'mobile' })
    const token = Object.values(await credentialOf(mock))[0]!.replace(/^Bearer /, '')
    const alive = async () => [await driver.alive('session', web.id), await driver.alive('session', mobile.id)]
    return { mock, user: user.id, web, token, alive }
  }
  const form = 'application/x-www-form-urlencoded'

  test('the generated Kotlin client names the token twice and sends empty flags', async () => {
    const { mock, user, token, alive } = await start()
    const headers = { 'content-type': form, accept: 'application/json', token, authorization: `Bearer ${token} ` }
    const body = `mobile_only=&user_id=${user}&web_only=true`
    expect((await mock.send('POST', '/admin.users.session.reset', { headers, body })).body).toEqual({ ok: true })
    expect(await alive()).toEqual([false, true])
  })

  test('the generated Kotlin client without an access token sends the header "token" alone', async () => {
    const { mock, web, token, alive } = await start()
    const headers = { 'content-type': form, accept: 'application/json', token }
    const body = `session_id=${web.id}&team_id=${String(web['team'])}`
    expect((await mock.send('POST', '/admin.users.session.invalidate', { headers, body })).body).toEqual({ ok: true })
    expect(await alive()).toEqual([false, true])
  })

  test('Python’s slack_sdk writes flags as 1 and 0', async () => {
    const { mock, user, token, alive } = await start()
    const headers = {
      'content-type': form,
      authorization: `Bearer ${token}`,
      'user-agent': 'Python/3.12 slackclient/3.33',
    }
    const body = `user_id=${user}&mobile_only=1&web_only=0`
    expect((await mock.send('POST', '/admin.users.session.reset', { headers, body })).body).toEqual({ ok: true })
    expect(await alive()).toEqual([true, false])
  })

  test('the Java SDK always sends both flags', async () => {
    const { mock, user, token, alive } = await start()
    const headers = { 'content-type': form, authorization: `Bearer ${token}` }
    const body = `user_id=${user}&mobile_only=0&web_only=0`
    expect((await mock.send('POST', '/admin.users.session.reset', { headers, body })).body).toEqual({ ok: true })
    expect(await alive()).toEqual([false, false])
  })
})

describe('The Things Stack', () => {
  test('the generated Kotlin client uses the paths without /api/v3', async () => {
    const mock = await testMock('things-stack')
    const user = (await mock.driver.create('user')).id
    const { id } = await mock.driver.create('session', { user })
    const headers = { accept: 'application/json', 'user-agent': 'okhttp/4.9.1' }
    const list = await mock.send('GET', `/users/${user}/sessions?user_ids.email=a%40b.c&limit=10&page=0`, { headers })
    expect(list).toMatchObject({ status: 200, body: { sessions: [{ session_id: id, user_ids: { email: 'a@b.c' } }] } })
    expect(await mock.send('DELETE', `/users/${user}/sessions/${id}`, { headers })).toMatchObject({
      status: 200,
      body: {},
    })
  })
})

describe('Identity service', () => {
  test('the Python SDK sends the acting user and workspace with a deletion', async () => {
    const mock = await testMock('identity')
    const user = (await mock.driver.create('user')).id
    const { id } = await mock.driver.create('session', { user })
    const headers = { accept: 'application/json', 'user-agent': 'OpenAPI-Generator/1.0.0/python' }
    expect((await mock.send('GET', `/sessions/user/${user}`, { headers })).body).toHaveLength(1)
    const acting = { ...headers, 'x-user-id': user, 'x-workspace-id': '56' }
    expect((await mock.send('DELETE', `/sessions/${id}`, { headers: acting })).status).toBe(204)
  })
})

describe('Edgegap', () => {
  const start = async () => {
    const mock = await testMock('edgegap')
    const app = await mock.driver.create('app')
    await mock.driver.create('deployment', { app: app.id })
    return { mock, app: app.id, key: await credentialOf(mock) }
  }

  test('the generated Go client names JSON on every call, also on those without a body', async () => {
    const { mock, app, key } = await start()
    const headers = { ...key, 'content-type': 'application/json', accept: 'application/json' }
    const made = await mock.send('POST', '/v1/session', { headers, json: { app_name: app, ip_list: ['203.0.113.9'] } })
    const { session_id } = made.body as { session_id: string }
    expect(await mock.send('GET', `/v1/session/${session_id}`, { headers })).toMatchObject({
      status: 200,
      body: { user_count: 1 },
    })
    const users = { headers, json: { ip_list: ['203.0.113.9'] } }
    expect(await mock.send('DELETE', `/v1/session/${session_id}/users`, users)).toMatchObject({
      body: { session_users: [] },
    })
    expect(await mock.send('DELETE', `/v1/session/${session_id}`, { headers })).toMatchObject({
      status: 200,
      body: { session_id },
    })
  })

  test('the Rust client, configured with a base that ends in a slash, doubles it', async () => {
    const { mock, app, key } = await start()
    expect((await mock.send('POST', '//v1/session', { headers: key, json: { app_name: app } })).status).toBe(200)
    expect((await mock.send('GET', '//v1/sessions', { headers: key })).status).toBe(200)
  })
})

describe('Okta', () => {
  test('the Python SDK names JSON though it sends no body', async () => {
    const mock = await testMock('okta')
    const user = (await mock.driver.create('user')).id
    const { id } = await mock.driver.create('session', { user })
    const headers = { ...(await credentialOf(mock)), 'content-type': 'application/json', accept: 'application/json' }
    expect((await mock.send('DELETE', `/api/v1/users/${user}/sessions?oauthTokens=true`, { headers })).status).toBe(204)
    expect(await mock.driver.alive('session', id)).toBe(false)
  })

  test('the Go SDK escapes the id as one segment', async () => {
    const mock = await testMock('okta')
    const reply = await mock.send('DELETE', '/api/v1/users/a%20b%2Fc/sessions', { headers: await credentialOf(mock) })
    expect(reply).toMatchObject({ status: 404, body: { errorSummary: 'Not found: Resource not found: a b/c (User)' } })
  })
})
