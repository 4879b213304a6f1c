import { changeBody, without } from './change-reply.js'
import type { Freedom } from './freedom.js'

const instead = (of: string, error: string) =>
  changeBody((body) => {
    const refusal = body as { error?: string }
    return refusal.error === of ? { ok: false, error } : body
  })

/** What its sources leave to Slack. */
export const slack: readonly Freedom[] = [
  {
    name: 'no-messages',
    sentence: 'Refusals have no messages.',
    make: () => without('response_metadata'),
  },
  {
    name: 'other-messages',
    sentence: 'Refusals have other messages.',
    make: () =>
      changeBody((body) => {
        const reply = body as { ok?: boolean }
        return reply.ok === false ? { ...reply, response_metadata: { messages: ['[ERROR] non'] } } : body
      }),
  },
  {
    name: 'expired-session-not-found',
    sentence: 'A session that ran out is not found.',
    make: () => instead('session_expired', 'session_not_found'),
  },
  {
    name: 'expired-token-unknown',
    sentence: 'A token that ran out is unknown.',
    make: () => instead('token_expired', 'invalid_auth'),
  },
]
