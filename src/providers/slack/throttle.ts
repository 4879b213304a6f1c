import type { HttpRequest } from '../../engine/http.js'
import type { Stage } from '../../engine/provider.js'
import { parseQuery } from '../../engine/query.js'
import { findCaller } from './caller.js'
import { FORM, postType } from './post-type.js'
import type { SlackContext } from './tables.js'
import { readToken } from './token.js'

/** Tier 2 of Slack's rate limits; the window is in milliseconds. */
export const TIER_2 = { calls: 20, window: 60_000 }

/** The only answer of another status. `retryAfter` in seconds. */
export const throttled = (_call: unknown, retryAfter: number) => ({
  status: 429,
  headers: { 'retry-after': String(Math.ceil(retryAfter)) },
  body: { ok: false, error: 'ratelimited' },
})

/** A form's token is looked for before the form is judged: calls are counted whatever else is wrong with them. */
const peek = (request: HttpRequest): unknown => {
  if (postType(request) !== FORM) return undefined
  return { token: parseQuery(new TextDecoder().decode(request.body)).get('token')?.at(-1) }
}

/** Counts calls by method, workspace and app where the limits are in force; those of nobody known count together. */
export const throttle: Stage<SlackContext> = async ({ request, query, operation, context }) => {
  const { store, clock, rateLimits, limiter } = context
  if (!rateLimits) return undefined
  const text = readToken(request, query, peek(request))
  const caller = text === undefined ? undefined : await findCaller(store, text)
  const who = caller ? `${caller.token.team_id} ${caller.token.app_id}` : 'nobody'
  const now = clock.now()
  const { allowed, resetAt } = limiter.take(`${operation.id} ${who}`, TIER_2.calls, TIER_2.window, now)
  if (allowed) return undefined
  return throttled(undefined, (resetAt - now) / 1000)
}
