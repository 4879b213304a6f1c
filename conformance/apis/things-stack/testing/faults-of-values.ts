import type { Request } from '../../../testing/server.js'
import { refuse, type StackVariation } from '../../../testing/things-stack-server.js'
import { fine, onName, withBody, withStatus } from './changes.js'
import { type Fault, has, isDelete, userOf } from './fault.js'

/** Lets what is refused for the given request through. */
const admit = (fits: (request: Request) => boolean): StackVariation => ({
  validate: (plain, request) => (fits(request) ? undefined : plain),
})
/** Answers as if a refused list had been empty. */
const shrug = (fits: (request: Request) => boolean): StackVariation => ({
  answer: (answer, request) => (answer.status === 400 && fits(request) ? fine() : answer),
})

/** Values of requests that are read in another way. */
export const VALUES: Fault[] = [
  [
    'query.order',
    'any order will do',
    admit(({ query }) => !['', 'created_at', '-created_at'].includes(query.get('order') ?? '')),
  ],
  [
    'query.order',
    '422 for an order',
    { answer: (a, r) => (a.status === 400 && r.query.has('order') ? withStatus(422)(a) : a) },
  ],
  [
    'query.order',
    'another code',
    {
      answer: (a, r) => (a.status === 400 && r.query.has('order') ? withBody((body) => ({ ...body, code: 9 }))(a) : a),
    },
  ],
  ['query.order', 'a field that is shown will do', admit(has('order', 'session_id'))],
  ['query.limit', '1001 is fine', admit(has('limit', '1001'))],
  ['query.limit', 'a limit below 0 is fine', shrug(has('limit', '-1'))],
  ['query.limit', 'a limit that is no number is fine', shrug(has('limit', 'abc'))],
  ['query.limit', 'half a session is fine', shrug(has('limit', '1.5'))],
  ['query.page', 'a page that is no number is fine', shrug(has('page', 'abc'))],
  ['query.unreadable', 'an empty limit is fine', shrug(has('limit', ''))],
  ['query.repeated', 'the first of two counts', shrug(({ query }) => query.getAll('limit').length > 1)],
  [
    'query.email',
    'the e-mail address chooses',
    { rows: (plain, { query }) => (query.has('user_ids.email') ? [] : plain) },
  ],
  [
    'query.email',
    'camel case is refused',
    { validate: (plain, request) => (has('userIds.email')(request) ? refuse(3) : plain) },
  ],
  [
    'query.unknown',
    'unknown parameters are refused',
    { validate: (plain, request) => (has('field_mask')(request) ? refuse(3) : plain) },
  ],
  [
    'query.path-parameter',
    'the query wins over the path',
    {
      rows: (plain, { query }, memory) => {
        const user = query.get('user_ids.user_id')
        return user === null ? plain : memory.of('session', { user })
      },
    },
  ],
  ['user.id-refused', 'one letter is fine', { answer: (a, r) => (a.status === 400 && userOf(r) === 'a' ? fine() : a) }],
  [
    'user.id-refused',
    'a line break at the end is fine',
    { answer: (a, r) => (a.status === 400 && userOf(r).endsWith('%0A') ? fine() : a) },
  ],
  ['user.id-refused', 'capitals are fine', { answer: (a, r) => (a.status === 400 && userOf(r) === 'A' ? fine() : a) }],
  [
    'user.id-refused',
    'two dashes are fine',
    { answer: (a, r) => (a.status === 400 && userOf(r).includes('--') ? fine() : a) },
  ],
  [
    'user.id-refused',
    '37 characters are not found',
    { answer: (a, r) => (a.status === 400 && userOf(r).length === 37 ? refuse(5, 'user_not_found') : a) },
  ],
  [
    'user.id-refused',
    'a deletion is not looked at',
    { answer: (a, r) => (a.status === 400 && isDelete(r) && userOf(r) === 'A' ? refuse(5, 'user_not_found') : a) },
  ],
  [
    'user.id-accepted',
    '36 characters are too many',
    { validate: (plain, request) => (userOf(request).length === 36 ? refuse(3, 'validation') : plain) },
  ],
  [
    'user.id-accepted',
    'two characters are too few',
    { validate: (plain, request) => (userOf(request).length === 2 ? refuse(3, 'validation') : plain) },
  ],
  ['user.unknown', 'an empty list for whoever', { answer: onName('user_not_found', fine) }],
]
