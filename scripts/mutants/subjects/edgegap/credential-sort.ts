import type { HttpRequest } from '../../../../src/engine/http.js'
import type { KeyRow } from '../../../../src/providers/edgegap/tables.js'
import type { Kit } from '../../mutant.js'

/** What is wrong with the key of a request, by what the mock knows of it. */
export const sort = async ({ headers }: HttpRequest, { context: { store } }: Kit): Promise<string> => {
  const { authorization = '' } = headers
  if (authorization === '') return 'none'
  const [, scheme = '', key = ''] = /^(?:(\w+) +)?(\S+)$/.exec(authorization) ?? []
  const row = (await store.collection('keys').get(key)) as KeyRow | undefined
  if (!row) return 'unknown'
  if (row.revoked) return 'revoked'
  return scheme.toLowerCase() === 'token' ? 'good key' : 'without-its-word'
}
