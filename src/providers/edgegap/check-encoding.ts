import type { Stage } from '../../engine/provider.js'
import { percentDecode, splitTarget } from '../../engine/query.js'
import { refusal } from './refusal.js'
import type { EdgegapContext } from './tables.js'

/** Refuses broken percent escapes; here and not while routing, so that a missing key is told first. */
export const checkEncoding: Stage<EdgegapContext> = ({ request }) => {
  const { path, queryText } = splitTarget(request.target)
  if (percentDecode(path) === undefined) {
    return refusal(400, 'The session id in the path is not correctly percent-encoded.')
  }
  if (percentDecode(queryText) === undefined) return refusal(400, 'The query is not correctly percent-encoded.')
  return undefined
}
