import type { Received, TestMock } from '../../../testing/harness.js'

/** A user with one of everything that a revocation could touch, and a second session. */
export interface SignedInUser {
  id: string
  /** Calls the operation on this user; `query` such as `?oauthTokens=true`. */
  revoke(query?: string, headers?: Record<string, string>): Promise<Received>
  /** What is left, by name. */
  left(): Promise<string[]>
}

/** The headers of an administrator who may do everything. */
export const adminHeaders = async ({ driver }: TestMock): Promise<Record<string, string>> =>
  (await driver.create('credential')).headers

export const signedInUser = async (api: TestMock): Promise<SignedInUser> => {
  const user = (await api.driver.create('user')).id
  const make = async (kind: string, attributes = {}) => (await api.driver.create(kind, { user, ...attributes })).id
  const things = [
    { name: 'session', kind: 'session', id: await make('session') },
    { name: 'second session', kind: 'session', id: await make('session') },
    { name: 'access token', kind: 'token', id: await make('token', { use: 'access' }) },
    { name: 'refresh token', kind: 'token', id: await make('token', { use: 'refresh' }) },
    { name: 'device', kind: 'device', id: await make('device') },
    { name: 'app session', kind: 'app-session', id: await make('app-session') },
  ]
  const admin = await adminHeaders(api)
  return {
    id: user,
    revoke: (query = '', headers = admin) => api.send('DELETE', `/api/v1/users/${user}/sessions${query}`, { headers }),
    async left() {
      const alive = await Promise.all(things.map(({ kind, id }) => api.driver.alive(kind, id)))
      return things.filter((_, i) => alive[i]).map(({ name }) => name)
    },
  }
}
