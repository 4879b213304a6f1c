import type { Clauses } from '../subject.js'
import { INVALIDATE, RESET } from './operations.js'

/** What a situation's answer breaks when it is another. */
export const situations: Clauses = {
  [`${INVALIDATE} 200`]: ['slack.invalidate.succeeds', 'slack.form.accepted'],
  [`${RESET} 200`]: ['slack.reset.succeeds', 'slack.form.accepted'],
  [`${INVALIDATE} 200 session_not_found`]: ['slack.invalidate.unknown'],
  [`${INVALIDATE} 200 session_expired`]: ['slack.invalidate.expired'],
  [`${INVALIDATE} 200 cannot_invalidate_primary_owner`]: ['slack.invalidate.primary-owner'],
  [`${INVALIDATE} 200 user_not_found`]: [],
  [`${INVALIDATE} 200 invalid_arguments`]: [
    'slack.arguments.session-id-required',
    'slack.arguments.session-id-integer',
    'slack.arguments.team-id-required',
    'slack.form.missing',
  ],
  [`${RESET} 200 invalid_arguments`]: ['slack.arguments.user-id-required', 'slack.form.missing'],
  [`${RESET} 200 user_not_found`]: ['slack.reset.unknown-user'],
  [`${RESET} 200 cannot_reset_bot`]: ['slack.reset.bot'],
  [`${RESET} 200 cannot_reset_primary_owner`]: ['slack.reset.primary-owner'],
  '200 not_authed': ['slack.credentials.required'],
  '200 invalid_auth': ['slack.credentials.unknown'],
  '200 token_expired': ['slack.credentials.expired'],
  '200 token_revoked': ['slack.credentials.revoked'],
  '200 account_inactive': ['slack.credentials.inactive'],
  '200 missing_scope': ['slack.credentials.scope'],
  '200 not_an_admin': ['slack.credentials.role'],
  '200 not_allowed_token_type': ['slack.credentials.user-token'],
  '200 invalid_post_type': ['slack.form.media-type'],
  '200 invalid_charset': ['slack.request.wrongly-put'],
  '200 missing_post_type': ['slack.request.wrongly-put'],
  '200 invalid_array_arg': ['slack.request.wrongly-put'],
  '200 invalid_arg_name': ['slack.request.wrongly-put'],
  '200 invalid_form_data': ['slack.request.wrongly-put'],
  '200 invalid_json': ['slack.form.body'],
  '200 json_not_object': ['slack.form.body'],
  '429 ratelimited': ['slack.rate-limit.refusal'],
}
