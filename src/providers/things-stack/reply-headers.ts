import type { Reply } from '../../engine/http.js'
import type { Situation } from '../../engine/provider.js'
import type { StackContext } from './tables.js'

const FIXED = {
  'cache-control': 'no-store',
  pragma: 'no-cache',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '1; mode=block',
}

/** What the web server puts on every answer; a path that could not be read is answered before it is asked. */
export const replyHeaders = (
  { status, body }: Reply,
  { request, context, call }: Situation<StackContext>,
): Record<string, string> =>
  status === 400 && call === undefined
    ? {}
    : {
        'x-request-id': request.headers['x-request-id'] || context.ids.ulid(context.clock.now()),
        ...FIXED,
        ...(status === 401 ? { 'www-authenticate': (body as { message: string }).message } : {}),
      }
