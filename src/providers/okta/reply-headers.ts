import type { Reply } from '../../engine/http.js'
import type { Situation } from '../../engine/provider.js'
import { uncountedRateLimit, unmatchedRateLimit } from './rate-limit.js'
import type { OktaContext } from './tables.js'

const UNCACHED = { 'cache-control': 'no-cache, no-store', pragma: 'no-cache', expires: '0' }
const BROWSER_HEADERS = { 'referrer-policy': 'strict-origin-when-cross-origin', 'x-xss-protection': '0' }

/**
 * What Okta puts on every answer, as recorded on a real organization. Its `Strict-Transport-Security` is left out: behind
 * a TLS proxy on localhost it would bind every other local server to https for years.
 */
export const replyHeaders = (reply: Reply, { call, context }: Situation<OktaContext>): Record<string, string> => ({
  'x-okta-request-id': context.ids.hex(32),
  ...UNCACHED,
  ...(call ? {} : unmatchedRateLimit(context)),
  ...(call && !('x-rate-limit-limit' in call.replyHeaders) ? uncountedRateLimit(context) : {}),
  // no source shows these two where the server failed
  ...(call && reply.status < 500 ? BROWSER_HEADERS : {}),
  ...(reply.status === 204 ? { 'x-frame-options': 'SAMEORIGIN' } : {}),
  ...(reply.body === undefined ? {} : { 'x-content-type-options': 'nosniff' }),
})
