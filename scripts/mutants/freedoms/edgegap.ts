import { changeBody, changeReply, withMore, without, withValues } from './change-reply.js'
import type { Freedom } from './freedom.js'

const aboutOneSession = (target: string): boolean => /\/session\/[^/]/.test(target)

/** What its sources leave to Edgegap. */
export const edgegap: readonly Freedom[] = [
  {
    name: 'other-texts',
    sentence: 'Refusals have other messages.',
    make: () => changeBody((body, { status }) => (status >= 400 ? { message: 'Non.' } : body)),
  },
  {
    name: 'optional-absent',
    sentence: 'Optional fields of sessions are left out.',
    make: () =>
      changeBody((body, _reply, { target }) => {
        if (!target.includes('/session') || target.includes('users')) return body
        const { session_users: _u, session_ips: _i, webhook_url: _w, ...rest } = body as Record<string, unknown>
        return rest
      }),
  },
  {
    name: 'optional-null',
    sentence: 'Optional fields of sessions that were left open are null.',
    make: () => withMore('session_id', { error: null, session_ips: null }),
  },
  {
    name: 'spelled-loudly',
    sentence: 'Status and kind are spelled as the contract shows them.',
    make: () =>
      withValues({
        status: (value) => (/^[A-Z]/.test(String(value)) ? `Status.${String(value).toUpperCase()}` : value),
      }),
  },
  {
    name: 'unknown-session-400',
    sentence: 'A session that nobody knows is answered with 400.',
    make: () =>
      changeReply((reply, { method, target }) =>
        reply.status === 404 && aboutOneSession(target) && (method !== 'DELETE' || target.includes('/users'))
          ? { ...reply, status: 400 }
          : reply,
      ),
  },
  {
    name: 'list-reversed',
    sentence: 'The list comes in another order.',
    make: () =>
      changeBody((body) => {
        const list = body as { sessions?: unknown[] }
        return Array.isArray(list.sessions) ? { ...list, sessions: list.sessions.toReversed() } : body
      }),
  },
  {
    name: 'users-reversed',
    sentence: 'Users come in another order.',
    make: () => withValues({ session_users: (value) => (Array.isArray(value) ? value.toReversed() : value) }),
  },
  {
    name: 'no-word-on-pages',
    sentence: 'The list, all on one page, does not say how many pages there are.',
    profile: 'documented',
    make: () => without('pagination', 'total_count'),
  },
  {
    name: 'conflict-409',
    sentence: 'What does not fit a named deployment is answered with 409.',
    make: () =>
      changeReply((reply, { method, target }) =>
        reply.status === 422 && method === 'POST' && target.endsWith('/session') ? { ...reply, status: 409 } : reply,
      ),
  },
]
