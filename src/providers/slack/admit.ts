import type { Stage } from '../../engine/provider.js'
import { findCaller, isUserToken, type Caller } from './caller.js'
import { refuse } from './replies.js'
import type { CommonCode, SlackContext } from './tables.js'
import { readToken } from './token.js'

export const SCOPE = 'admin.users:write'

/** Why a token that was good once is good no more. */
const endedBy = ({ token, user }: Caller, { clock, settings }: SlackContext): CommonCode | undefined => {
  if (token.revoked) return 'token_revoked'
  if (token.expires_at !== null && token.expires_at <= clock.now())
    return settings.expiredToken === 'invalid_auth' ? 'invalid_auth' : 'token_expired'
  return user.deactivated ? 'account_inactive' : undefined
}

/** Why a good token may not call: its kind, its scopes, the organisation's plan, its owner's role (order inferred). */
const barredBy = ({ token, user }: Caller): CommonCode | undefined => {
  if (!isUserToken(token)) return 'not_allowed_token_type'
  if (!token.scopes.includes(SCOPE)) return 'missing_scope'
  if (user.enterprise_id === null) return 'feature_not_enabled'
  return user.role === 'admin' || user.role === 'primary_owner' ? undefined : 'not_an_admin'
}

/** Whether a caller gets as far as the arguments; undefined if so. */
export const refusalOf = (caller: Caller, context: SlackContext): CommonCode | undefined =>
  endedBy(caller, context) ?? barredBy(caller)

/** Lets administrators through, and leaves the token where the contract has it, wherever it came from. */
export const admit: Stage<SlackContext> = async (call) => {
  const { request, query, input, context, replyHeaders } = call
  const text = readToken(request, query, input.body)
  if (text === undefined) return refuse(request, 'not_authed')
  const caller = await findCaller(context.store, text)
  if (!caller) return refuse(request, 'invalid_auth')
  const ended = endedBy(caller, context)
  if (ended) return refuse(request, ended)

  const provided = caller.token.scopes.join(',')
  replyHeaders['x-oauth-scopes'] = provided
  replyHeaders['x-accepted-oauth-scopes'] = SCOPE
  const barred = barredBy(caller)
  if (barred) return refuse(request, barred, barred === 'missing_scope' ? { needed: SCOPE, provided } : {})

  input.header['token'] = text
  return undefined
}
