import type { Stage } from '../../engine/provider.js'
import { refusal } from './refusal.js'
import type { EdgegapContext } from './tables.js'

/** The word may be written in any case, as HTTP has it for the names of its schemes. */
const HEADER = /^token +(\S+)$/i

/** The key that an `authorization` header holds; undefined where it has another form. */
export const keyOf = (header: string): string | undefined => HEADER.exec(header)?.[1]

/** Comes first: without a good key nothing is said about the request. */
export const authenticate: Stage<EdgegapContext> = async ({ request, context: { store } }) => {
  const header = request.headers['authorization']?.trim()
  if (!header) return refusal(401, 'The authorization header is missing.')
  const key = keyOf(header)
  if (key === undefined) {
    return refusal(401, 'The authorization header must hold the word token, a space and the key.')
  }
  const row = await store.collection('keys').get(key)
  return row && !row.revoked ? undefined : refusal(401, 'The API key is not valid.')
}
