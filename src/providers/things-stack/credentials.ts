import type { Credential } from '../../engine/provider.js'
import { implied, restrictionsOf, RIGHT_USER_ALL } from './rights.js'
import { sessionHeaders } from './session-headers.js'
import type { CredentialRow, StackContext, UserRow } from './tables.js'
import { hasEnded } from './timestamps.js'
import { bearer } from './token.js'

const FORMS = { api_key: 'API key', access_token: 'access token' } as const

const isUsable = ({ rights, client_state }: CredentialRow, user: UserRow | undefined): boolean =>
  implied(rights).includes(RIGHT_USER_ALL) &&
  client_state !== 'rejected' &&
  client_state !== 'suspended' &&
  user !== undefined &&
  restrictionsOf(user).length === 0

/** The credentials that get a call through in profile `live`: keys and access tokens, administrators' first, then sessions. */
export const usableCredentials = async ({ store, clock }: StackContext): Promise<(Credential & { user: string })[]> => {
  const users = new Map((await store.collection('users').list()).rows.map((row) => [row.id, row]))
  const isAdmin = (id: string) => (users.get(id)?.admin ? 0 : 1)
  const { rows } = await store.collection('credentials').list()
  const tokens = rows.flatMap((row) => {
    const { user_id, form, expires_at } = row
    if (user_id === null || hasEnded(expires_at, clock.now()) || !isUsable(row, users.get(user_id))) return []
    return [{ name: `${user_id} (${FORMS[form]})`, user: user_id, headers: bearer({ ...row, kind: form }) }]
  })
  const { rows: known } = await store
    .collection('sessions')
    .list({ where: [{ field: 'secret', is: '!=', value: null }], limit: 10 })
  const sessions = known
    .filter(({ expires_at }) => !hasEnded(expires_at, clock.now()))
    .map((row) => ({ name: `${row.user_id} (session token)`, user: row.user_id, headers: sessionHeaders(row) }))
  return [...tokens.sort((a, b) => isAdmin(a.user) - isAdmin(b.user)), ...sessions]
}
