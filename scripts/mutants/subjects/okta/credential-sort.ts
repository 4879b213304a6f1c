import type { HttpRequest } from '../../../../src/engine/http.js'
import type { CredentialRow } from '../../../../src/providers/okta/tables.js'
import type { Kit } from '../../mutant.js'

/** What is wrong with the credential of a request, by what the mock knows of it. */
export const sort = async ({ headers }: HttpRequest, { context: { store, clock } }: Kit): Promise<string> => {
  const { authorization } = headers
  if (authorization === undefined) return 'none'
  const [, scheme = '', token = ''] = /^(ssws|bearer) (\S+)$/i.exec(authorization) ?? []
  if (token === '') return 'malformed'
  const bearer = scheme.toLowerCase() === 'bearer'
  const prefix = bearer ? 'bearer-' : ''
  const row = (await store.collection('credentials').get(token)) as CredentialRow | undefined
  if (!row) return `${prefix}unknown`
  if (row.revoked) return `${prefix}revoked`
  if (row.expiresAt <= clock.now()) return `${prefix}expired`
  if (bearer && !row.scopes.includes('okta.users.manage')) return 'under-scoped'
  if (row.covers) return 'not-covering'
  return bearer ? 'good access-token' : 'good api-token'
}
