import type { HttpRequest } from '../../engine/http.js'
import type { CredentialRow, OktaContext } from './tables.js'

/** What stands in an `Authorization` header. */
export interface Presented {
  kind: CredentialRow['scheme']
  token: string
  /** The word in front of an OAuth access token. A key-bound one is taken at its word: its proof is not checked. */
  scheme: 'Bearer' | 'DPoP'
}

const AUTHORIZATION = /^(SSWS|Bearer|DPoP)(?: +(.*))?$/i

/** Undefined where the header is missing, or is of a scheme that Okta does not know. */
export const presented = ({ headers }: HttpRequest): Presented | undefined => {
  const match = AUTHORIZATION.exec(headers['authorization']?.trim() ?? '')
  if (!match) return undefined
  const [, word = '', token = ''] = match
  const kind = word.toLowerCase() === 'ssws' ? 'ssws' : 'bearer'
  return { kind, token, scheme: word.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer' }
}

/** Whether a credential is still good. It dies with the account behind it: by deletion, and by deactivation. */
export const isAlive = async (
  { revoked, expiresAt, userId }: CredentialRow,
  { store, clock }: OktaContext,
): Promise<boolean> => {
  if (revoked || clock.now() >= expiresAt) return false
  if (userId === null) return true
  const holder = await store.collection('users').get(userId)
  return holder !== undefined && holder.status !== 'DEPROVISIONED'
}

/** The credential behind a header; undefined where it is unknown, expired or revoked. */
export const findCredential = async (
  { kind, token }: Presented,
  context: OktaContext,
): Promise<Readonly<CredentialRow> | undefined> => {
  const found = await context.store.collection('credentials').get(token)
  return found?.scheme === kind && (await isAlive(found, context)) ? found : undefined
}

/** The headers that present a credential. */
export const authorization = ({ scheme, token }: Pick<CredentialRow, 'scheme' | 'token'>) => ({
  authorization: `${scheme === 'ssws' ? 'SSWS' : 'Bearer'} ${token}`,
})
