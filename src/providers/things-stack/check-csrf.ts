import type { Stage } from '../../engine/provider.js'
import { readUuid } from './postgres-uuid.js'
import { refusal } from './refusal.js'
import type { StackContext } from './tables.js'
import { presented } from './token.js'
import { WEB_INDENT } from './web-error.js'

/** Tokens that browsers do not send by themselves need no protection. */
const EXEMPT: readonly string[] = ['api_key', 'access_token', 'nobody', 'malformed', 'unsupported']

/**
 * Refuses a session token or cookie without `X-CSRF-Token` on a method that changes something, before anything else is
 * looked at (`pkg/webmiddleware/csrf.go`). The servers hold the header against a cookie of their own, here it is held
 * against what the session was made with.
 */
export const checkCsrf: Stage<StackContext> = async ({ request, operation, context }) => {
  if (context.profile !== 'live' || operation.method === 'GET') return undefined
  const token = presented(request)
  if (EXEMPT.includes(token.kind)) return undefined
  const sent = request.headers['x-csrf-token'] ?? ''
  const id = token.kind === 'session' ? readUuid(token.id) : undefined
  const session = id === undefined ? undefined : await context.store.collection('sessions').get(id)
  if (sent !== '' && (session === undefined || session.csrf_token === sent)) return undefined
  return { ...refusal('pkg/webmiddleware:invalid_csrf_token', context.ids), indent: WEB_INDENT }
}
