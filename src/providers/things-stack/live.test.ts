import { beforeEach, describe, expect, test } from 'vitest'
import { errorIn, startApi, type Api } from './testing/api.js'
import { UNKNOWN } from './testing/reach.js'

const SECRET = 'SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRETSECR'
const ALICE = '6f0c3a1e-4a0d-4e0e-9b59-0d8a4d5f2c77'
const NEWCOMER = '4c1f9b30-7ad5-4e62-9f08-d3b65e82a017'

let api: Api

beforeEach(async () => {
  api = await startApi({ profile: 'live' })
})

/** What an operation answers to a credential, whichever of the two it is. */
const outcome = async (user: string, headers: Record<string, string>): Promise<(number | string)[]> => {
  const listed = await api.list(user, '', { headers })
  const removed = await api.remove(user, UNKNOWN, { headers })
  if (listed.status === 200) {
    expect(errorIn(removed)).toEqual([404, 5, 'user_session_not_found'])
    return [200]
  }
  const [status, , name] = errorIn(listed)
  expect(errorIn(removed)).toEqual(errorIn(listed))
  if (status === 401) expect(listed.headers.get('www-authenticate')).toBe((listed.body as { message: string }).message)
  return [status, name]
}

test('documented asks nobody who they are', async () => {
  api = await startApi()
  for (const authorization of ['', 'Bearer nonsense', 'Basic Ym9i', `Bearer NNSXS.X.${SECRET}`]) {
    expect(await outcome('bob', { authorization })).toEqual([200])
  }
})

describe('who may', () => {
  const NONE = [403, 'no_user_rights']
  const FEW = [403, 'insufficient_user_rights']

  test.each([
    ['nobody', undefined, NONE, NONE, NONE],
    ['a key with RIGHT_ALL', { user: 'bob' }, [200], NONE, NONE],
    ['a key with RIGHT_USER_ALL', { user: 'bob', rights: ['RIGHT_USER_ALL'] }, [200], NONE, NONE],
    ['an access token with RIGHT_ALL', { user: 'bob', form: 'access_token' }, [200], NONE, NONE],
    ['a key with other rights', { user: 'bob', rights: ['RIGHT_USER_INFO'] }, FEW, NONE, NONE],
    ['a key without rights', { user: 'bob', rights: [] }, NONE, NONE, NONE],
    ['a session token', { user: 'bob', form: 'session' }, [200], NONE, NONE],
    ['a session cookie', { user: 'bob', form: 'cookie' }, [200], NONE, NONE],
    ['an administrator', { user: 'bob', admin: true }, [200], FEW, [404, 'user_not_found']],
    ['an administrator’s session', { user: 'bob', admin: true, form: 'session' }, [200], FEW, [404, 'user_not_found']],
    ['an administrator’s bare key', { user: 'bob', admin: true, rights: [] }, NONE, NONE, [404, 'user_not_found']],
    ['a key of an application', { entity: 'application' }, NONE, NONE, NONE],
    ['a key of an organization', { entity: 'organization' }, NONE, NONE, NONE],
  ])('%s', async (_, attributes, own, others, unknown) => {
    const headers = attributes ? await api.credential(attributes) : {}
    expect(await outcome('bob', headers)).toEqual(own)
    expect(await outcome('alice', headers)).toEqual(others)
    expect(await outcome('nobody', headers)).toEqual(unknown)
  })

  test('an administrator may do all where the server is configured so', async () => {
    api = await startApi({ profile: 'live', settings: { 'things-stack': { adminRightsAll: true } } })
    const headers = await api.credential({ user: 'bob', admin: true })
    expect(await outcome('alice', headers)).toEqual([200])
    expect(await outcome('nobody', headers)).toEqual([404, 'user_not_found'])
    expect(await outcome('alice', await api.credential({ user: 'erin' }))).toEqual(NONE)
  })

  test('the missing right is named', async () => {
    const headers = await api.credential({ user: 'bob', rights: ['RIGHT_USER_INFO'] })
    expect((await api.list('bob', '', { headers })).body).toMatchObject({
      message: 'error:pkg/auth/rights:insufficient_user_rights (insufficient rights for user `bob`)',
      details: [{ attributes: { missing: ['RIGHT_USER_ALL'], uid: 'bob' } }],
    })
  })

  test('rights are looked at before the store: a session of somebody else is not found', async () => {
    const headers = await api.credential({ user: 'bob' })
    expect(errorIn(await api.remove('bob', ALICE, { headers }))).toEqual([404, 5, 'user_session_not_found'])
    expect(await api.driver.alive('session', ALICE)).toBe(true)
  })
})

describe('a credential is no good', () => {
  test.each([
    ['Bearer nonsense', 400, 'token'],
    ['Bearer NNSXS.A', 400, 'token'],
    ['Bearer NNSXS.A.B.C', 400, 'token'],
    ['Bearer XXXXX.A.B', 400, 'token'],
    ['Bearer  NNSXS.A.B', 400, 'token'],
    ['Basic Ym9i', 401, 'unsupported_authorization'],
    ['Key NNSXS.A.B', 401, 'unsupported_authorization'],
    ['Bearer OJSWM.A.B', 401, 'unsupported_authorization'],
    ['Bearer MF2XI.A.B', 401, 'unsupported_authorization'],
    [`Bearer NNSXS.UNKNOWN.${SECRET}`, 401, 'api_key_not_found'],
    [`Bearer MFRWG.UNKNOWN.${SECRET}`, 401, 'token_not_found'],
    [`Bearer MFRWG.BOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBS.${SECRET}`, 401, 'token_not_found'],
    [`Bearer ONZW4.${UNKNOWN}.${SECRET}`, 401, 'token_not_found'],
    [`Bearer ONZW4.latest.${SECRET}`, 500, 'driver'],
    ['Bearer NNSXS.BOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBSKEYBOBS.WRONG', 401, 'invalid_authorization'],
    [`bearer ONZW4.${ALICE}.WRONG`, 401, 'invalid_authorization'],
    ['NNSXS.A.B', 403, 'no_user_rights'],
    ['Bearer', 403, 'no_user_rights'],
  ])('%s', async (authorization, status, name) => {
    const csrf = authorization.includes(ALICE) ? 'alice-csrf-token' : 'any'
    expect(await outcome('bob', { authorization, 'x-csrf-token': csrf })).toEqual([status, name])
  })

  test.each([
    [{ state: 'expired' }, 'api_key_expired'],
    [{ state: 'expired', form: 'access_token' }, 'token_expired'],
    [{ state: 'expired', form: 'session' }, 'token_expired'],
    [{ state: 'expired', form: 'cookie' }, 'token_expired'],
    [{ state: 'unknown' }, 'api_key_not_found'],
    [{ state: 'unknown', form: 'access_token' }, 'token_not_found'],
    [{ state: 'unknown', form: 'session' }, 'token_not_found'],
  ])('%o', async (attributes, name) => {
    expect(await outcome('bob', await api.credential({ user: 'bob', ...attributes }))).toEqual([401, name])
  })

  test.each([
    [`Bearer NNSXS.UNKNOWN.${SECRET}`, { name: 'api_key_not_found', attributes: { api_key_id: 'UNKNOWN' } }],
    [`Bearer MFRWG.UNKNOWN.${SECRET}`, { name: 'access_token_not_found', attributes: { access_token_id: 'UNKNOWN' } }],
    [`Bearer ONZW4.${UNKNOWN}.${SECRET}`, { name: 'user_session_not_found', attributes: { session_id: UNKNOWN } }],
  ])('%s, and the cause is told', async (authorization, cause) => {
    const { body } = await api.list('bob', '', { headers: { authorization } })
    expect(body).toMatchObject({
      details: [{ code: 16, cause: { namespace: 'pkg/identityserver/store', code: 5, ...cause } }],
    })
  })

  test('a client that was shut out takes its tokens along', async () => {
    const of = (client_state: string) => api.credential({ user: 'bob', form: 'access_token', client_state })
    expect(await outcome('bob', await of('rejected'))).toEqual([403, 'oauth_client_rejected'])
    expect(await outcome('bob', await of('suspended'))).toEqual([403, 'oauth_client_suspended'])
    expect(await outcome('bob', await of('flagged'))).toEqual([200])
    const id = 'CAROLSSUSPENDEDAPPCAROLSSUSPENDEDAPPCAR'
    const { body } = await api.list('carol', '', { headers: { authorization: `Bearer MFRWG.${id}.${SECRET}` } })
    expect(body).toMatchObject({ details: [{ attributes: { description: 'Under review' } }] })
  })

  test('a session token is good at its very end, and not after it', async () => {
    const { headers } = await api.driver.create('session', { user: 'erin', expires_at: 'PT1H' })
    await api.driver.advance('PT1H')
    expect(await outcome('erin', headers)).toEqual([200])
    api.mock.clock.advance(1)
    expect(await outcome('erin', headers)).toEqual([401, 'token_expired'])
  })

  test('a deleted session is dead at once, to itself too; what hangs on other tokens is not', async () => {
    const session = await api.driver.create('session', { user: 'erin' })
    const accessToken = await api.credential({ user: 'erin', form: 'access_token' })
    expect((await api.remove('erin', session.id, session)).status).toBe(200)
    expect(await outcome('erin', session.headers)).toEqual([401, 'token_not_found'])
    expect(await outcome('erin', accessToken)).toEqual([200])
  })

  test('queries and values are looked at first', async () => {
    expect(errorIn(await api.list('bob', '?limit=abc'))[0]).toBe(400)
    expect(errorIn(await api.list('bob', '?limit=1001'))[0]).toBe(400)
    expect(errorIn(await api.list('Bob'))[0]).toBe(400)
  })
})

describe('a session token or cookie', () => {
  const CSRF = [403, 7, 'invalid_csrf_token']

  test.each(['session', 'cookie'])('(%s) needs the CSRF token to delete, and not to list', async (form) => {
    const { 'x-csrf-token': csrf, ...headers } = await api.credential({ user: 'erin', form })
    const id = await api.session('erin')
    expect((await api.list('erin', '', { headers })).status).toBe(200)
    expect(errorIn(await api.remove('erin', id, { headers }))).toEqual(CSRF)
    expect(errorIn(await api.remove('erin', id, { headers: { ...headers, 'x-csrf-token': 'other' } }))).toEqual(CSRF)
    expect(await api.driver.alive('session', id)).toBe(true)
    expect((await api.remove('erin', id, { headers: { ...headers, 'x-csrf-token': csrf! } })).status).toBe(200)
  })

  test('without it is refused before anything else is looked at', async () => {
    const { authorization } = await api.credential({ user: 'erin', form: 'session' })
    const sent = { headers: { authorization: authorization! } }
    expect(errorIn(await api.send('DELETE', '/users/BAD/sessions/x?user_ids=x', sent))).toEqual(CSRF)
    expect(errorIn(await api.remove('erin', UNKNOWN, { headers: { authorization: 'Bearer OJSWM.A.B' } }))).toEqual(CSRF)
  })

  test('keys and access tokens need none', async () => {
    for (const form of ['api_key', 'access_token']) {
      const headers = await api.credential({ user: 'erin', form })
      expect((await api.remove('erin', await api.session('erin'), { headers })).status).toBe(200)
    }
  })

  test('a cookie counts only where there is no Authorization header, and where it can be read', async () => {
    const { cookie } = await api.credential({ user: 'erin', form: 'cookie' })
    const listed = async (headers: Record<string, string>) => (await api.list('erin', '', { headers })).status
    expect(await listed({ cookie: `theme=dark; ${cookie}` })).toBe(200)
    expect(await listed({ cookie: cookie!, authorization: 'nonsense' })).toBe(403)
    expect(await listed({ cookie: '_session=nonsense' })).toBe(403)
    expect(await listed({ cookie: cookie!.replace('ONZW4', 'NNSXS') })).toBe(403)
  })
})

describe('an account that is not in good order', () => {
  test.each([
    [{ state: 'requested' }, 'Restricted rights while account pending'],
    [{ state: 'rejected' }, 'Restricted rights after account rejection'],
    [{ state: 'suspended' }, 'Restricted rights after account suspension'],
    [{ email_validated: false }, 'Restricted rights until email address validated'],
  ])('%o cuts down its keys and access tokens, not its sessions, and warns', async (attributes, warning) => {
    const user = (await api.driver.create('user', attributes)).id
    for (const form of ['api_key', 'access_token']) {
      const reply = await api.list(user, '', { headers: await api.credential({ user, form }) })
      expect(errorIn(reply)).toEqual([403, 7, 'insufficient_user_rights'])
      expect(reply.headers.get('x-warning')).toBe(warning)
    }
    const reply = await api.list(user, '', { headers: await api.credential({ user, form: 'session' }) })
    expect([reply.status, reply.headers.get('x-warning')]).toEqual([200, warning])
  })

  test('a flagged one is as good as another', async () => {
    const user = (await api.driver.create('user', { state: 'flagged' })).id
    const { status, headers } = await api.list(user, '', { headers: await api.credential({ user }) })
    expect([status, headers.has('x-warning')]).toEqual([200, false])
  })

  test('a suspended administrator is none', async () => {
    const user = (await api.driver.create('user', { state: 'suspended', admin: true })).id
    expect(await outcome('nobody', await api.credential({ user }))).toEqual([403, 'no_user_rights'])
  })

  test('warns when a session is deleted too', async () => {
    const sent = {
      headers: { authorization: `Bearer ONZW4.${NEWCOMER}.${SECRET}`, 'x-csrf-token': 'newcomer-csrf-token' },
    }
    const { status, headers } = await api.remove('newcomer', NEWCOMER, sent)
    expect([status, headers.get('x-warning')]).toEqual([200, 'Restricted rights while account pending'])
  })
})

test('the built-in credentials that start-up prints let calls through, administrators’ first', async () => {
  const [{ provider, context }] = api.mock.apis as [(typeof api.mock.apis)[number]]
  const credentials = await provider.credentials(context)
  expect(credentials[0]?.name).toBe('alice (API key)')
  for (const { name, headers } of credentials) {
    expect(await outcome(name.split(' ')[0]!, headers), name).toEqual([200])
  }
  const { method, path, headers } = await provider.example(context)
  expect((await api.send(method, path, { headers: headers ?? {} })).status).toBe(200)
})

test('documented needs no credential, so none is printed', async () => {
  api = await startApi()
  const [{ provider, context }] = api.mock.apis as [(typeof api.mock.apis)[number]]
  expect(await provider.credentials(context)).toEqual([])
  const { method, path, headers } = await provider.example(context)
  expect([headers, (await api.send(method, path)).status]).toEqual([undefined, 200])
})
