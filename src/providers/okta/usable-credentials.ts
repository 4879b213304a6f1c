import { REQUIRED_SCOPE } from './challenge.js'
import { isAlive } from './credentials.js'
import type { CredentialRow, OktaContext } from './tables.js'

/** The credentials that let a call through, those that cover everybody first, API tokens before access tokens. */
export const usableCredentials = async (context: OktaContext): Promise<CredentialRow[]> => {
  const { rows } = await context.store.collection('credentials').list()
  const found: CredentialRow[] = []
  for (const row of rows) {
    const scoped = row.scheme === 'ssws' || row.scopes.includes(REQUIRED_SCOPE)
    if (scoped && (await isAlive(row, context))) found.push(row)
  }
  const rank = ({ covers, scheme }: CredentialRow) => (covers === null ? 0 : 2) + (scheme === 'ssws' ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b))
}
