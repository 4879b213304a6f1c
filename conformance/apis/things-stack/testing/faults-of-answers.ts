import type { Answer, Request } from '../../../testing/server.js'
import { refuse } from '../../../testing/things-stack-server.js'
import { fine, on, withBody, withDetails, withHeaders, withStatus } from './changes.js'
import { type Fault, has, isDelete, sessionOf, userOf } from './fault.js'

/** What goes wrong beside the operations. */
export const BESIDE: Fault[] = [
  ['method.other', '404 for POST', { answer: on(501, withStatus(404)) }],
  [
    'method.other',
    '501 with another code',
    {
      answer: on(
        501,
        withBody((body) => ({ ...body, code: 13 })),
      ),
    },
  ],
  [
    'method.other',
    'all sessions can be deleted at once',
    { answer: (a, r) => (a.status === 501 && isDelete(r) ? fine() : a) },
  ],
  [
    'method.other',
    'PATCH deletes',
    {
      answer: (a, r, memory) => {
        const found = r.method === 'PATCH' ? memory.find('session', sessionOf(r)) : undefined
        if (found) found.alive = false
        return a
      },
    },
  ],
  [
    'method.override',
    'the header makes a DELETE',
    { answer: (a, r) => (r.headers['x-http-method-override'] ? fine() : a) },
  ],
  ['path.unknown', '200 for any path', { answer: (a, r) => (r.path.includes('no-such') ? fine() : a) }],
  [
    'credentials.none-needed',
    'a credential is asked for',
    { answer: (a, r) => (isDelete(r) && r.headers.authorization === undefined ? refuse(16, 'token_not_found') : a) },
  ],
  ['rate-limit.refusal', 'no wait is told', { answer: on(429, withHeaders({ 'x-rate-limit-retry': '0' })) }],
  [
    'rate-limit.refusal',
    'another code',
    {
      answer: on(
        429,
        withBody((body) => ({ ...body, code: 9 })),
      ),
    },
  ],
  [
    'rate-limit.passes',
    'once over the limit, always over the limit',
    {
      answer: (() => {
        const over = new Map<string, Answer>()
        return (a: Answer, r: Request) => {
          if (a.status === 429) over.set(userOf(r), a)
          return over.get(userOf(r)) ?? a
        }
      })(),
    },
  ],
  [
    'rate-limit.headers',
    'the reset is a time',
    {
      answer: (a) =>
        'x-rate-limit-limit' in (a.headers ?? {}) ? withHeaders({ 'x-rate-limit-reset': '1790000000' })(a) : a,
    },
  ],
  ['rate-limit.headers', 'one of four', { answer: withHeaders({ 'x-rate-limit-limit': '60' }) }],
]

/** Answers that are not as documented. */
export const ANSWERS: Fault[] = [
  ['answer.whole', 'an answer that never comes', { answer: (a, r) => (has('limit', 'abc')(r) ? undefined : a) }],
  ['answer.status', 'a status that is not documented', { answer: on(404, withStatus(410)) }],
  [
    'answer.no-server-error',
    'a crash on bad input',
    { answer: (a, r) => (has('limit', 'abc')(r) ? { status: 500, body: { code: 13, message: 'crash' } } : a) },
  ],
  [
    'answer.no-leak',
    'a stack trace',
    {
      answer: on(
        404,
        withBody((body) => ({ ...body, message: 'goroutine 17 [running]:\nmain.go:3' })),
      ),
    },
  ],
  ['answer.no-secret', 'the secret is told', { show: (plain) => ({ ...plain, session_secret: 'SECRET' }) }],
  ['answer.no-secret', 'the token is told', { show: (plain) => ({ ...plain, token: 'ONZW4.ID.SECRET' }) }],
  ['answer.media-type', 'JSON called text', { answer: withHeaders({ 'content-type': 'text/plain' }) }],
  ['answer.body', 'no updated_at', { show: ({ updated_at: _, ...plain }) => plain }],
  ['answer.body', 'user_ids as text', { show: (plain) => ({ ...plain, user_ids: 'anna' }) }],
  [
    'answer.times-in-utc',
    'times with another zone',
    { show: (plain) => ({ ...plain, created_at: String(plain['created_at']).replace('Z', '+00:00') }) },
  ],
  [
    'answer.formats',
    'months counted from nought',
    { show: (plain) => ({ ...plain, updated_at: String(plain['updated_at']).replace(/-\d\d-/, '-00-') }) },
  ],
  [
    'answer.session-ids',
    'IDs that are no UUIDs',
    { show: (plain) => ({ ...plain, session_id: `s-${String(plain['session_id'])}` }) },
  ],
  ['answer.total-count', 'a total that is no number', { total: () => 'many' }],
  ['answer.total-count', 'a total that is too small', { total: () => 0 }],
  [
    'answer.error-body',
    'no message',
    {
      answer: on(
        404,
        withBody(({ message: _, ...body }) => body),
      ),
    },
  ],
  [
    'answer.error-body',
    'details without a name',
    { answer: (a) => withDetails(({ name: _, ...details }) => details)(a) },
  ],
  [
    'answer.error-body',
    'a code as text',
    { answer: (a) => (a.status >= 400 ? withBody((body) => ({ ...body, code: String(body['code']) }))(a) : a) },
  ],
  [
    'answer.status-of-code',
    'the code of another status',
    {
      answer: on(
        404,
        withBody((body) => ({ ...body, code: 3 })),
      ),
    },
  ],
  [
    'answer.details-code',
    'another code in details',
    { answer: (a) => withDetails((details) => ({ ...details, code: 13 }))(a) },
  ],
]
