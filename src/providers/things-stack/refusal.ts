import type { components } from '#contract/things-stack'
import type { Ids } from '../../engine/ids.js'

type Status = components['schemas']['googlerpcStatus']
type Details = components['schemas']['v3ErrorDetails']
export type Attributes = components['schemas']['ErrorAttributes']

/** The gRPC codes that this API answers, and the HTTP status that the gateway makes of each. */
const HTTP_STATUS = { 2: 500, 3: 400, 5: 404, 7: 403, 8: 429, 12: 501, 13: 500, 14: 503, 16: 401 } as const

type Code = keyof typeof HTTP_STATUS

/** The stack's own errors, by `<namespace>:<name>`; braces in a text stand for attributes. */
const ERRORS = {
  'pkg/errors:validation': { code: 3, text: 'invalid `{field}`: {reason}' },
  'pkg/auth:token': { code: 3, text: 'invalid token' },
  'pkg/identityserver:unsupported_authorization': { code: 16, text: 'unsupported authorization method' },
  'pkg/identityserver:api_key_not_found': { code: 16, text: 'API key not found' },
  'pkg/identityserver:token_not_found': { code: 16, text: 'token not found' },
  'pkg/identityserver:invalid_authorization': { code: 16, text: 'invalid authorization' },
  'pkg/identityserver:token_expired': { code: 16, text: 'token expired' },
  'pkg/identityserver:api_key_expired': { code: 16, text: 'api key expired' },
  'pkg/identityserver:oauth_client_rejected': { code: 7, text: 'OAuth client was rejected' },
  'pkg/identityserver:oauth_client_suspended': { code: 7, text: 'OAuth client was suspended' },
  'pkg/auth/rights:no_user_rights': { code: 7, text: 'no rights for user `{uid}`' },
  'pkg/auth/rights:insufficient_user_rights': { code: 7, text: 'insufficient rights for user `{uid}`' },
  'pkg/webmiddleware:invalid_csrf_token': { code: 7, text: 'invalid csrf token' },
  'pkg/identityserver/store:api_key_not_found': { code: 5, text: 'api key with id `{api_key_id}` not found' },
  'pkg/identityserver/store:access_token_not_found': {
    code: 5,
    text: 'access token with id `{access_token_id}` not found',
  },
  'pkg/identityserver/store:user_session_not_found': {
    code: 5,
    text: 'user session with id `{session_id}` not found',
  },
  'pkg/identityserver/store:user_not_found': { code: 5, text: 'user with id `{user_id}` not found' },
  'pkg/webhandlers:route_not_found': { code: 5, text: 'route `{route}` not found' },
  'pkg/ratelimit:rate_limit_exceeded': {
    code: 8,
    text: 'rate limit of `{rate}` accesses per minute exceeded for resource `{key}`',
  },
  'pkg/util/store:driver': { code: 2, text: 'driver error' },
  'pkg/rpcserver:rpc_recovered': { code: 13, text: 'Internal Server Error' },
} as const

export type ErrorName = keyof typeof ERRORS

export interface Refusal<C extends Code = Code> {
  status: (typeof HTTP_STATUS)[C]
  body: Status & { code: C }
}

/** An error on its way out. */
export interface Cause {
  name: ErrorName
  attributes?: Attributes
  cause?: Cause
}

const fill = (text: string, attributes: Attributes): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(attributes[name]))

/** Keys of a map come in the order of their names. */
const sorted = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)))

const detailsOf = ({ name: fullName, attributes, cause }: Cause, ids: Ids): Details => {
  const [namespace = '', name = ''] = fullName.split(':')
  const { code, text } = ERRORS[fullName]
  return {
    namespace,
    name,
    message_format: text,
    ...(attributes ? { attributes: sorted(attributes) } : {}),
    correlation_id: ids.hex(32),
    ...(cause ? { cause: detailsOf(cause, ids) } : {}),
    code,
  }
}

/** One of the stack's own errors, with `details`. */
export const refusal = <N extends ErrorName>(
  name: N,
  ids: Ids,
  attributes?: Attributes,
  cause?: Cause,
): Refusal<(typeof ERRORS)[N]['code']> => {
  const { code, text }: { code: (typeof ERRORS)[N]['code']; text: string } = ERRORS[name]
  const message = `error:${name} (${fill(text, attributes ?? {})})`
  const details = detailsOf({ name, ...(attributes && { attributes }), ...(cause && { cause }) }, ids)
  return {
    status: HTTP_STATUS[code],
    body: { code, message, details: [{ '@type': 'type.googleapis.com/ttn.lorawan.v3.ErrorDetails', ...details }] },
  }
}

/** An error of the gateway itself, which knows no details. */
export const gatewayRefusal = <C extends Code>(code: C, message: string): Refusal<C> => ({
  status: HTTP_STATUS[code],
  body: { code, message },
})
