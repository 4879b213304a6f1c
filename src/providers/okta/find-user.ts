import type { CredentialRow, OktaContext, UserRow } from './tables.js'

/** The user that a path names: by ID, and with the setting `lookupByLogin` also by login, or as `me`. */
export const findUser = async (
  named: string,
  caller: CredentialRow,
  { store, settings }: OktaContext,
): Promise<Readonly<UserRow> | undefined> => {
  const users = store.collection('users')
  const found = await users.get(named)
  if (found || !settings.lookupByLogin) return found
  if (named === 'me') return caller.userId === null ? undefined : users.get(caller.userId)
  const { rows } = await users.list({ where: [{ field: 'login', is: '=', value: named }], limit: 1 })
  return rows[0]
}
