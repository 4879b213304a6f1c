import type { Credential } from '../../engine/provider.js'
import type { EdgegapContext } from './tables.js'

/** The keys that have not been revoked. */
export const usableCredentials = async ({ store }: EdgegapContext): Promise<Credential[]> => {
  const { rows } = await store.collection('keys').list()
  return rows
    .filter(({ revoked }) => !revoked)
    .map(({ name, key }) => ({ name, headers: { authorization: `token ${key}` } }))
}
