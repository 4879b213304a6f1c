import { refuse } from '../../../testing/things-stack-server.js'
import { where, withoutHeader } from './changes.js'
import { bearer, byId, isDelete, prefixed, sessionOf, userOf } from './fault.js'

/** What a server may do otherwise, and the optional requirement that does not hold then. */
export const OTHERWISE = prefixed([
  [
    'list.updated-at',
    'updated before created',
    { show: (plain) => ({ ...plain, updated_at: '2001-01-01T00:00:00Z' }) },
  ],
  [
    'query.email-repeated',
    'no e-mail address',
    { show: (plain) => ({ ...plain, user_ids: { user_id: (plain['user_ids'] as { user_id: string }).user_id } }) },
  ],
  [
    'delete.email',
    'an e-mail address is refused',
    { validate: (plain, request) => (isDelete(request) && request.query.has('user_ids.email') ? refuse(3) : plain) },
  ],
  ['delete.one-wins-live', 'looked for first, deleted then', { profile: 'live', deletesAfter: 20 }],
  [
    'expiry.left-out',
    'expired sessions are listed',
    {
      rows: (_plain, request, memory) =>
        byId(memory.of('session', { user: userOf(request) }).filter(({ alive }) => alive)),
    },
  ],
  [
    'expiry.still-listed',
    'expired sessions are left out',
    {
      profile: 'live',
      rows: (plain, _request, memory) =>
        plain.filter(({ attributes }) => Date.parse(String(attributes['expires_at'] ?? '9999')) > memory.now()),
    },
  ],
  [
    'expiry.deletable',
    'expired sessions are not found',
    {
      remove: (plain, _request, memory) =>
        plain.filter(({ attributes }) => Date.parse(String(attributes['expires_at'] ?? '9999')) > memory.now()),
      answer: (a, r, memory) =>
        isDelete(r) &&
        Date.parse(String(memory.find('session', sessionOf(r))?.attributes['expires_at'] ?? '9999')) < memory.now()
          ? refuse(5, 'user_session_not_found')
          : a,
    },
  ],
  [
    'credentials.ignored',
    'a credential that is none is refused',
    {
      answer: where(
        (request) => bearer(request).includes('bad-news'),
        () => refuse(16, 'token_not_found'),
      ),
    },
  ],
  [
    'answer.headers-by-page',
    'no X-Request-Id',
    {
      answer: (a) => withoutHeader('x-request-id')(a),
    },
  ],
])
