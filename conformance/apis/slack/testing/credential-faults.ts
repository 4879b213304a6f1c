import { ADMIN, no, ok, type SlackVariation } from '../../../testing/slack-server.js'
import { errorOf, type Fault, inPlaceOf } from './fault.js'

const TOKEN = ADMIN.authorization.replace('Bearer ', '')

/** Lets a call through that is refused with a code. */
const letIn = (code: string): SlackVariation => ({
  authenticate: (plain) => (plain && errorOf(plain) === code ? undefined : plain),
})

const without = (read: (request: Parameters<NonNullable<SlackVariation['token']>>[1]) => boolean): SlackVariation => ({
  token: (plain, request) => (read(request) ? undefined : plain),
})

/** Broken credentials, and what a refused call does. */
export const CREDENTIAL_FAULTS: readonly Fault[] = [
  [
    'slack.credentials.token-header',
    'the header token is not read',
    without(({ headers }) => headers['token'] !== undefined),
  ],
  [
    'slack.credentials.bearer',
    'Bearer is not read for resets',
    {
      ...without(
        ({ headers, path }) =>
          path.endsWith('reset') && headers.authorization !== undefined && headers['token'] === undefined,
      ),
    },
  ],
  [
    'slack.credentials.form',
    'the form is not read',
    { token: (plain, { headers }) => (headers.authorization || headers['token'] ? plain : undefined) },
  ],
  ['slack.credentials.query', 'the query is not read', without(({ query }) => query.has('token'))],
  ['slack.credentials.required', 'no token is needed', letIn('not_authed')],
  [
    'slack.credentials.required',
    'no token is invalid_auth',
    { authenticate: (plain) => (plain && errorOf(plain) === 'not_authed' ? no('invalid_auth') : plain) },
  ],
  [
    'slack.credentials.required',
    'any scheme will do',
    {
      token: (plain, { headers }) =>
        headers.authorization?.startsWith('Basic ')
          ? Buffer.from(headers.authorization.slice(6), 'base64').toString().split(':')[0]
          : plain,
    },
  ],
  [
    'slack.credentials.required',
    'an empty token is an unknown one',
    { token: (plain, { body }) => plain ?? (/token=(&|$)/.test(body) ? 'empty' : undefined) },
  ],
  ['slack.credentials.unknown', 'any token is let in', letIn('invalid_auth')],
  [
    'slack.credentials.unknown',
    'tokens are compared by their beginning',
    { token: (plain) => (plain?.startsWith(TOKEN) ? TOKEN : plain) },
  ],
  [
    'slack.credentials.unknown',
    'tokens are compared without regard to case',
    { token: (plain) => (plain?.toLowerCase() === TOKEN.toLowerCase() ? TOKEN : plain) },
  ],
  [
    'slack.credentials.scope',
    'scopes are compared without regard to case',
    {
      authenticate: (plain, _, { scopes }) =>
        plain && JSON.stringify(scopes ?? []).includes('Admin.Users:Write') ? undefined : plain,
    },
  ],
  [
    'slack.credentials.unknown',
    'a token that looks like none is no token',
    {
      authenticate: (plain, { headers }) =>
        plain && errorOf(plain) === 'invalid_auth' && !headers.authorization?.includes('xoxp')
          ? no('not_authed')
          : plain,
    },
  ],
  [
    'slack.credentials.unknown',
    'an unknown token has 401',
    { authenticate: (plain) => (plain && errorOf(plain) === 'invalid_auth' ? { ...plain, status: 401 } : plain) },
  ],
  ['slack.credentials.expired', 'expired tokens are let in', letIn('token_expired')],
  ['slack.credentials.revoked', 'revoked tokens are let in', letIn('token_revoked')],
  ['slack.credentials.inactive', 'tokens of deactivated users are let in', letIn('account_inactive')],
  ['slack.credentials.scope', 'scopes are not looked at', letIn('missing_scope')],
  [
    'slack.credentials.scope',
    'the scope of another service will do',
    {
      authenticate: (plain, _, { scopes }) =>
        plain && Array.isArray(scopes) && scopes.includes('users:write') ? undefined : plain,
    },
  ],
  [
    'slack.credentials.scope',
    'no scope at all stands for all',
    {
      authenticate: (plain, _, { scopes }) =>
        plain && Array.isArray(scopes) && scopes.length === 0 ? undefined : plain,
    },
  ],
  [
    'slack.credentials.scope',
    'provided says what is needed',
    inPlaceOf('missing_scope', () =>
      no('missing_scope', { needed: 'admin.users:write', provided: 'users:read,admin.users:write' }),
    ),
  ],
  [
    'slack.credentials.unknown',
    'tokens are compared by their end',
    { token: (plain) => (plain?.endsWith(TOKEN.slice(-6)) ? TOKEN : plain) },
  ],
  [
    'slack.credentials.required',
    'users are looked up before tokens',
    {
      answer: (plain, { body }, memory) => {
        const user = new URLSearchParams(body).get('user_id')
        return errorOf(plain) === 'not_authed' && user !== null && !memory.find('user', user)
          ? no('user_not_found')
          : plain
      },
    },
  ],
  [
    'slack.credentials.scope',
    'needed is not said',
    inPlaceOf('missing_scope', () => no('missing_scope', { provided: 'users:read' })),
  ],
  [
    'slack.credentials.scope',
    'another scope is needed',
    inPlaceOf('missing_scope', () => no('missing_scope', { needed: 'admin', provided: 'users:read' })),
  ],
  [
    'slack.credentials.scope',
    'provided is not said',
    inPlaceOf('missing_scope', () => no('missing_scope', { needed: 'admin.users:write' })),
  ],
  [
    'slack.credentials.scope-among-others',
    'only the first scope counts',
    {
      authenticate: (plain, _, { scopes }) =>
        Array.isArray(scopes) && scopes[0] !== 'admin.users:write'
          ? no('missing_scope', { needed: 'admin.users:write', provided: '' })
          : plain,
    },
  ],
  ['slack.credentials.role', 'everybody with the scope is let in', letIn('not_an_admin')],
  ['slack.credentials.user-token', 'bots are let in', letIn('not_allowed_token_type')],
  [
    'slack.credentials.refusal-changes-nothing',
    'refused, and done all the same',
    {
      answer(answer, { body }, memory) {
        const args = new URLSearchParams(body)
        if (errorOf(answer) === 'invalid_auth')
          memory.of('session', { user: args.get('user_id') }).forEach((each) => (each.alive = false))
        return answer
      },
    },
  ],
  [
    'slack.credentials.refusal-changes-nothing',
    'an invalidation is refused after it is done',
    {
      answer(answer, { body }, memory) {
        const session = memory.find('session', new URLSearchParams(body).get('session_id') ?? '')
        if (session && errorOf(answer) === 'missing_scope') session.alive = false
        return answer
      },
    },
  ],
  [
    'slack.credentials.required',
    'only resets need a token',
    {
      authenticate: (plain, { path }) =>
        path.endsWith('invalidate') && plain && errorOf(plain) === 'not_authed' ? ok() : plain,
    },
  ],
]
