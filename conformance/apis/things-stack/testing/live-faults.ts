import type { Request } from '../../../testing/server.js'
import { refuse, type StackVariation } from '../../../testing/things-stack-server.js'
import { nameOf, on, withoutHeader } from './changes.js'
import { bearer, isDelete, prefixed, sessionOf, userOf } from './fault.js'

/** Lets callers in who are turned away by the given name, as far as they fit. */
const letIn = (name: string, fits: (request: Request) => boolean = () => true): StackVariation => ({
  authorize: (plain, request) => (plain && nameOf(plain) === name && fits(request) ? undefined : plain),
})

/** Callers who are let in, or turned away in another way. */
export const LIVE_FAULTS = prefixed([
  [
    'rights.nobody',
    'nobody is let in',
    { authorize: (plain, request) => (bearer(request) === '' ? undefined : plain) },
  ],
  [
    'rights.nobody',
    '401 for nobody',
    { authorize: (plain, request) => (bearer(request) === '' ? refuse(16, 'token_not_found') : plain) },
  ],
  [
    'rights.nobody',
    '404 for a user who does not exist',
    {
      authorize: (plain, request, memory) =>
        bearer(request) === '' && !memory.find('user', userOf(request)) ? refuse(5, 'user_not_found') : plain,
    },
  ],
  [
    'rights.owner',
    'access tokens are refused',
    {
      authorize: (plain, request) =>
        bearer(request).includes('MFRWG') ? refuse(7, 'insufficient_user_rights') : plain,
    },
  ],
  [
    'rights.owner',
    'RIGHT_ALL does not count',
    {
      authorize: (plain, _request, _memory, caller) =>
        caller?.rights.includes('RIGHT_ALL') ? refuse(7, 'insufficient_user_rights') : plain,
    },
  ],
  ['rights.others', 'any key will do', letIn('no_user_rights', (request) => bearer(request).includes('NNSXS'))],
  [
    'rights.others',
    'any access token will do',
    letIn('no_user_rights', (request) => bearer(request).includes('MFRWG')),
  ],
  [
    'rights.others',
    'a user whose ID begins like it',
    {
      authorize: (plain, request, _memory, caller) =>
        caller?.user !== undefined && userOf(request).startsWith(caller.user) && plain?.status === 403
          ? undefined
          : plain,
    },
  ],
  [
    'rights.others',
    '404 for a user who does not exist',
    {
      authorize: (plain, request, memory) =>
        plain?.status === 403 && !memory.find('user', userOf(request)) ? refuse(5, 'user_not_found') : plain,
    },
  ],
  ['rights.some', 'rights are not looked at', letIn('insufficient_user_rights')],
  [
    'rights.some',
    'another name',
    {
      authorize: (plain) =>
        plain && nameOf(plain) === 'insufficient_user_rights' ? refuse(7, 'no_user_rights') : plain,
    },
  ],
  [
    'rights.none',
    'no rights are enough',
    {
      authorize: (plain, _request, _memory, caller) =>
        caller?.user !== undefined && caller.rights.length === 0 ? undefined : plain,
    },
  ],
  [
    'rights.session-token',
    'session tokens are refused',
    {
      authorize: (plain, _request, _memory, caller) =>
        caller?.csrf !== undefined ? refuse(7, 'no_user_rights') : plain,
    },
  ],
  [
    'rights.admin',
    'administrators see everything',
    { authorize: (plain, _request, _memory, caller) => (caller?.admin && plain?.status === 403 ? undefined : plain) },
  ],
  [
    'rights.admin-unknown-user',
    '403 for an administrator',
    { authorize: (plain) => (plain && nameOf(plain) === 'user_not_found' ? refuse(7, 'no_user_rights') : plain) },
  ],
  [
    'rights.other-entities',
    'keys of applications will do',
    {
      authorize: (plain, request, _memory, caller) =>
        caller?.user === undefined && bearer(request).includes('NNSXS') && plain?.status === 403 ? undefined : plain,
    },
  ],
  [
    'rights.restricted-account',
    'the account is not looked at',
    { authorize: (plain) => (plain?.headers?.['x-warning'] ? undefined : plain) },
  ],
  ['rights.restricted-account', 'no warning', { authorize: (plain) => (plain ? { ...plain, headers: {} } : plain) }],
  ['credentials.unknown', 'any API key will do', letIn('api_key_not_found')],
  [
    'credentials.unknown',
    '403 in place of 401',
    { authorize: (plain) => (plain && nameOf(plain) === 'token_not_found' ? refuse(7, 'no_user_rights') : plain) },
  ],
  ['credentials.expired', 'expired keys are let in', letIn('api_key_expired')],
  ['credentials.expired', 'expired tokens are let in', letIn('token_expired')],
  [
    'credentials.expired',
    'another name',
    { authorize: (plain) => (plain && nameOf(plain) === 'api_key_expired' ? refuse(16, 'token_expired') : plain) },
  ],
  ['credentials.wrong-secret', 'secrets are not compared', letIn('invalid_authorization')],
  [
    'credentials.wrong-secret',
    'a longer secret will do',
    letIn('invalid_authorization', (request) => bearer(request).endsWith('A')),
  ],
  [
    'credentials.unreadable',
    '401 for what is no token',
    { authorize: (plain) => (plain && nameOf(plain) === 'token' ? refuse(16, 'token_not_found') : plain) },
  ],
  [
    'credentials.unsupported',
    'another scheme is nobody',
    {
      authorize: (plain) =>
        plain && nameOf(plain) === 'unsupported_authorization' ? refuse(7, 'no_user_rights') : plain,
    },
  ],
  [
    'credentials.no-scheme',
    'a token without its scheme will do',
    { authorize: (plain, request) => (bearer(request).startsWith('NNSXS') ? undefined : plain) },
  ],
  [
    'credentials.scheme-case',
    'small letters are another scheme',
    {
      authorize: (plain, request) =>
        bearer(request).startsWith('bearer') ? refuse(16, 'unsupported_authorization') : plain,
    },
  ],
  ['credentials.csrf', 'no CSRF token is needed', letIn('invalid_csrf_token')],
  [
    'credentials.dies-with-session',
    'the token outlives its session',
    letIn('token_not_found', (request) => bearer(request).includes('ONZW4')),
  ],
  [
    'credentials.after-values',
    'credentials come first',
    { validate: (plain, request) => (plain && bearer(request) === '' ? refuse(7, 'no_user_rights') : plain) },
  ],
  [
    'refusal.changes-nothing',
    'refused, and done all the same',
    {
      authorize: (plain, request, memory) => {
        const found = plain && isDelete(request) ? memory.find('session', sessionOf(request)) : undefined
        if (found) found.alive = false
        return plain
      },
    },
  ],
  [
    'answer.headers',
    'no X-Request-Id',
    {
      answer: (a) => withoutHeader('x-request-id')(a),
    },
  ],
  [
    'answer.headers',
    'a 401 without its header',
    {
      answer: on(401, (a) => withoutHeader('www-authenticate')(a)),
    },
  ],
])
