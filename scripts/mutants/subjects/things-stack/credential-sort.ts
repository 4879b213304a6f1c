import type { HttpRequest } from '../../../../src/engine/http.js'
import type { CredentialRow, SessionRow, UserRow } from '../../../../src/providers/things-stack/tables.js'
import { hasEnded } from '../../../../src/providers/things-stack/timestamps.js'
import { presented } from '../../../../src/providers/things-stack/token.js'
import type { Kit } from '../../mutant.js'

/** What is wrong with the credential of a request to a user's sessions, by what the mock knows of it. */
export const sort = async (request: HttpRequest, { context: { store, clock } }: Kit): Promise<string> => {
  const token = presented(request)
  if (token.kind === 'nobody' || token.kind === 'malformed' || token.kind === 'unsupported') return token.kind
  const named = /\/users\/([^/]+)/.exec(request.target)?.[1]
  if (token.kind === 'session') {
    const row = (await store.collection('sessions').get(token.id)) as SessionRow | undefined
    if (!row) return 'unknown-session'
    if (row.secret !== token.secret) return 'wrong-secret'
    if (hasEnded(row.expires_at, clock.now())) return 'expired-session'
    if (row.user_id !== named) return 'of-another-user'
    return request.headers['x-csrf-token'] === undefined && request.method === 'DELETE'
      ? 'without-csrf'
      : 'good session-token'
  }
  const row = (await store.collection('credentials').get(token.id)) as CredentialRow | undefined
  if (row?.form !== token.kind) return 'unknown'
  if (row.secret !== token.secret) return 'wrong-secret'
  if (hasEnded(row.expires_at, clock.now())) return 'expired'
  if (row.user_id === null) return 'of-another-entity'
  if (row.rights.length === 0) return 'without-rights'
  if (!row.rights.some((right) => /^RIGHT_(USER_)?ALL$/.test(right))) return 'under-scoped'
  const user = (await store.collection('users').get(row.user_id)) as UserRow | undefined
  if (row.user_id !== named && !row.universal) return user?.admin ? "an-administrator's" : 'of-another-user'
  return row.form === 'api_key' ? 'good api-key' : 'good access-token'
}
