import { beforeEach, describe, expect, test } from 'vitest'
import { testMock } from '../../testing/harness.js'
import { signedInUser, type SignedInUser } from './testing/signed-in-user.js'

const ERROR_ID = /^oae[A-Za-z0-9_-]{22}$/

const api = await testMock('okta')
let user: SignedInUser

beforeEach(async () => {
  await api.mock.reset()
  user = await signedInUser(api)
})

const credential = async (attributes: Record<string, unknown> = {}) =>
  (await api.driver.create('credential', attributes)).headers

const revoke = (headers: Record<string, string>) => user.revoke('', headers)
const untouched = async () => expect(await user.left()).toHaveLength(6)

const refused = (errorCode: string, errorSummary: string) => ({
  errorCode,
  errorSummary,
  errorLink: errorCode,
  errorId: expect.stringMatching(ERROR_ID) as string,
  errorCauses: [],
})

const challenge = (scheme: string, error: string, description: string) =>
  `${scheme} authorization_uri="http://mock.test/okta/oauth2/v1/authorize", realm="http://mock.test/okta", ` +
  `scope="okta.users.manage", error="${error}", error_description="${description}", ` +
  `resource="/api/v1/users/${user.id}/sessions"`

describe('no credential', () => {
  test.each([
    ['no header', {}],
    ['an empty header', { authorization: '' }],
    ['a scheme that Okta does not know', { authorization: 'Basic YWxpY2U6c2VjcmV0' }],
    ['the token alone', { authorization: '00AliceAdminApiTokenForExamples0000000000a' }],
    ['the token in some other header', { 'x-api-key': '00AliceAdminApiTokenForExamples0000000000a' }],
  ])('%s is no session: 403', async (_, headers) => {
    const { status, body } = await revoke(headers as Record<string, string>)
    expect([status, body]).toEqual([403, refused('E0000005', 'Invalid session')])
    await untouched()
  })
})

describe('API tokens', () => {
  test.each(['unknown', 'expired', 'revoked'])('an %s one is invalid', async (state) => {
    const { status, body, headers } = await revoke(await credential({ state }))
    expect([status, body]).toEqual([401, refused('E0000011', 'Invalid token provided')])
    expect(headers.get('www-authenticate')).toBeNull()
    await untouched()
  })

  test.each(['SSWS', 'SSWS  ', 'SSWS eyJraWQiOiJleGFtcGxlIn0.eyJzY3AiOlsib2t0YS51c2Vycy5tYW5hZ2UiXX0.c2lnbmF0dXJl'])(
    '"%s" is none',
    async (authorization) => {
      expect(await revoke({ authorization })).toMatchObject({ status: 401, body: { errorCode: 'E0000011' } })
    },
  )

  test('the scheme is read in any case, the token as it is', async () => {
    const { authorization } = await credential()
    expect((await revoke({ authorization: authorization!.replace('SSWS', 'ssws') })).status).toBe(204)
    expect((await revoke({ authorization: authorization!.replace('SSWS 00', 'SSWS 0o') })).status).toBe(401)
  })

  test('one that is not used for thirty days expires, to the second', async () => {
    const [used, late] = [await credential(), await credential()]
    await api.driver.advance('P29DT23H59M59S')
    expect((await revoke(used)).status).toBe(204)
    await api.driver.advance('PT1S')
    expect((await revoke(late)).status).toBe(401)
  })

  test('each use begins the thirty days anew', async () => {
    const headers = await credential()
    await api.driver.advance('P20D')
    await revoke(headers)
    await api.driver.advance('P20D')
    expect((await revoke(headers)).status).toBe(204)
    await api.driver.advance('P30D')
    expect((await revoke(headers)).status).toBe(401)
  })

  test('one that was revoked stays so, though it was just used', async () => {
    const { id, headers } = await api.driver.create('credential')
    await revoke(headers)
    await api.driver.end('credential', id)
    expect((await revoke(headers)).status).toBe(401)
  })

  test('one dies with the account that made it', async () => {
    const maker = (await api.driver.create('user')).id
    const headers = await credential({ user: maker })
    expect((await revoke(headers)).status).toBe(204)
    await api.driver.end('user', maker)
    expect(await revoke(headers)).toMatchObject({ status: 401, body: { errorCode: 'E0000011' } })
  })

  test('one whose maker is deactivated is refused', async () => {
    const maker = (await api.driver.create('user', { status: 'DEPROVISIONED' })).id
    expect((await revoke(await credential({ user: maker }))).status).toBe(401)
  })

  test('one outlives the revocation of its maker’s OAuth tokens', async () => {
    const headers = await credential({ user: user.id })
    await user.revoke('?oauthTokens=true', headers)
    expect((await revoke(headers)).status).toBe(204)
  })
})

describe('OAuth access tokens', () => {
  test('with the scope, one will do', async () => {
    expect((await revoke(await credential({ scheme: 'bearer' }))).status).toBe(204)
    expect((await revoke(await credential({ scopes: ['openid', 'okta.users.manage'] }))).status).toBe(204)
  })

  test.each([[[]], [['okta.users.read']], [['okta.users.manage.self']]])(
    'with %j alone it is told so in a header, the body is empty',
    async (scopes) => {
      const { status, body, headers } = await revoke(await credential({ scopes }))
      expect([status, body, headers.get('content-type')]).toEqual([403, undefined, null])
      expect(headers.get('www-authenticate')).toBe(
        challenge('Bearer', 'insufficient_scope', 'The access token provided does not contain the required scopes.'),
      )
      await untouched()
    },
  )

  test.each(['unknown', 'expired', 'revoked'])('an %s one is invalid', async (state) => {
    const { status, body, headers } = await revoke(await credential({ scheme: 'bearer', state }))
    expect([status, body]).toEqual([401, undefined])
    expect(headers.get('www-authenticate')).toBe(challenge('Bearer', 'invalid_token', 'The access token is invalid.'))
    await untouched()
  })

  test('an API token is none', async () => {
    const { authorization } = await credential()
    const { status, headers } = await revoke({ authorization: authorization!.replace('SSWS', 'Bearer') })
    expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('error="invalid_token"')])
  })

  test('one lives an hour, whether it is used or not', async () => {
    const headers = await credential({ scheme: 'bearer' })
    await api.driver.advance('PT59M59S')
    expect((await revoke(headers)).status).toBe(204)
    await api.driver.advance('PT1S')
    expect((await revoke(headers)).status).toBe(401)
  })

  test('one bound to a key comes as DPoP; so does its refusal', async () => {
    const dpop = ({ authorization }: Record<string, string>) => ({
      authorization: authorization!.replace('Bearer', 'DPoP'),
      dpop: 'eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.c2ln',
    })
    expect((await revoke(dpop(await credential({ scheme: 'bearer' })))).status).toBe(204)
    const { status, headers } = await revoke(dpop(await credential({ scopes: [] })))
    expect([status, headers.get('www-authenticate')]).toEqual([
      403,
      expect.stringMatching(/^DPoP algs="RS256 .*", authorization_uri=.* error="insufficient_scope"/),
    ])
  })

  test('an administrator’s own go with oauthTokens=true, the call itself being the last', async () => {
    const headers = await credential({ scheme: 'bearer', user: user.id })
    expect((await user.revoke('', headers)).status).toBe(204)
    expect((await user.revoke('?oauthTokens=true', headers)).status).toBe(204)
    expect((await user.revoke('', headers)).status).toBe(401)
  })

  test('an odd host or path cannot break out of the challenge', async () => {
    const headers = { ...(await credential({ scopes: [] })), host: 'a"b\\c' }
    const { headers: answered } = await api.send('DELETE', '/api/v1/users/x"y\u20ac/sessions', { headers })
    expect(answered.get('www-authenticate')).toContain('realm="http://a\\"b\\\\c/okta", scope="okta.users.manage"')
    expect(answered.get('www-authenticate')).toContain('resource="/api/v1/users/x\\"y?/sessions"')
  })
})

describe('the administrator’s role', () => {
  test.each(['ssws', 'bearer'])('a user it does not cover is out of reach (%s)', async (scheme) => {
    const other = (await api.driver.create('user')).id
    const { status, body } = await revoke(await credential({ scheme, covers: [other] }))
    expect([status, body]).toEqual([
      403,
      refused('E0000006', 'You do not have permission to perform the requested action'),
    ])
    await untouched()
  })

  test('it may cover this user alone', async () => {
    expect((await revoke(await credential({ covers: [user.id] }))).status).toBe(204)
  })
})

describe('the order of the checks', () => {
  const send = async (id: string, query: string, headers: Record<string, string>) => {
    const { status, body } = await api.send('DELETE', `/api/v1/users/${id}/sessions${query}`, { headers })
    return [status, (body as { errorCode?: string } | undefined)?.errorCode]
  }

  test('credential, scope, flags, user, role', async () => {
    const nobody = '00unobody000000000x9'
    expect(await send(nobody, '?oauthTokens=1', {})).toEqual([403, 'E0000005'])
    expect(await send(nobody, '?oauthTokens=1', await credential({ state: 'expired' }))).toEqual([401, 'E0000011'])
    expect(await send(nobody, '?oauthTokens=1', await credential({ scopes: [], covers: [] }))).toEqual([403, undefined])
    expect(await send(nobody, '?oauthTokens=1', await credential({ covers: [] }))).toEqual([400, 'E0000001'])
    expect(await send(nobody, '', await credential({ covers: [] }))).toEqual([404, 'E0000007'])
    expect(await send(user.id, '', await credential({ covers: [] }))).toEqual([403, 'E0000006'])
  })
})
