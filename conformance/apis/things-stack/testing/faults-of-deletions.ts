import type { Answer, Request } from '../../../testing/server.js'
import { refuse } from '../../../testing/things-stack-server.js'
import { fine, on, onName, withDetails } from './changes.js'
import { type Fault, has, isDelete, sessionOf, userOf } from './fault.js'

/** Deletions that do too little, too much, or say something else. */
export const DELETIONS: Fault[] = [
  [
    'delete.answers-200',
    '204 for a deletion',
    { answer: (a, r) => (a.status === 200 && isDelete(r) ? { ...a, status: 204, body: undefined } : a) },
  ],
  [
    'delete.answers-200',
    'a text in place of an object',
    {
      answer: (a, r) =>
        a.status === 200 && isDelete(r)
          ? { ...a, body: '"gone"', headers: { ...a.headers, 'content-type': 'application/json' } }
          : a,
    },
  ],
  ['delete.gone', 'nothing is deleted', { remove: () => [] }],
  [
    'delete.gone',
    'one order remembers',
    {
      rows: (plain, request, memory) =>
        has('order', '-created_at')(request) ? memory.of('session', { user: userOf(request) }).toReversed() : plain,
    },
  ],
  [
    'delete.total',
    'the total remembers',
    { total: (plain, _shown, request) => (request.query.size > 0 && request.query.get('order') ? plain + 1 : plain) },
  ],
  [
    'delete.keeps-others',
    'siblings go too',
    { remove: (plain, request, memory) => (plain.length > 0 ? memory.of('session', { user: userOf(request) }) : []) },
  ],
  [
    'delete.keeps-others',
    'everybody goes',
    { remove: (plain, _request, memory) => (plain.length > 0 ? memory.of('session') : []) },
  ],
  [
    'delete.keeps-others',
    'the second deletion takes the next one',
    {
      remove: (plain, request, memory) =>
        plain.length > 0
          ? plain
          : memory
              .of('session', { user: userOf(request) })
              .filter(({ alive }) => alive)
              .slice(0, 1),
    },
  ],
  ['delete.repeated', '200 the second time', { answer: (a, r) => (a.status === 404 && isDelete(r) ? fine() : a) }],
  [
    'delete.repeated',
    'another name',
    {
      answer: onName(
        'user_session_not_found',
        withDetails((details) => ({ ...details, name: 'not_here' })),
      ),
    },
  ],
  [
    'delete.unknown',
    '200 for what never was',
    {
      answer: (a, r, memory) => (a.status === 404 && isDelete(r) && !memory.find('session', sessionOf(r)) ? fine() : a),
    },
  ],
  [
    'delete.other-user',
    "anybody's session",
    {
      remove: (plain, request, memory) =>
        [...plain, memory.find('session', sessionOf(request))].filter((thing) => thing !== undefined),
      answer: (a, r, memory) => (a.status === 404 && memory.find('session', sessionOf(r)) ? fine() : a),
    },
  ],
  [
    'delete.other-user',
    'users whose IDs begin like it',
    {
      remove: (plain, request, memory) => [
        ...plain,
        ...memory
          .of('session')
          .filter(
            ({ id, attributes }) => id === sessionOf(request) && String(attributes['user']) === `${userOf(request)}x`,
          ),
      ],
      answer: (a, r, memory) =>
        a.status === 404 && memory.find('session', sessionOf(r))?.attributes['user'] === `${userOf(r)}x` ? fine() : a,
    },
  ],
  [
    'query.path-parameter',
    'the query wins over the path of a deletion',
    {
      answer: (a, r, memory) =>
        a.status === 404 && memory.find('session', sessionOf(r))?.attributes['user'] === r.query.get('user_ids.user_id')
          ? fine()
          : a,
    },
  ],
  [
    'delete.other-user',
    '403 for a session of another user',
    {
      answer: (a, r, memory) => {
        const owner = memory.find('session', sessionOf(r))?.attributes['user']
        return a.status === 404 && owner !== undefined && owner !== userOf(r) ? refuse(7, 'no_user_rights') : a
      },
    },
  ],
  [
    'delete.long-id',
    '65 characters are not found',
    { validate: (plain, request) => (sessionOf(request).length === 65 ? refuse(5, 'user_session_not_found') : plain) },
  ],
  ['delete.not-a-uuid', '200 for what is no UUID', { answer: on(500, fine) }],
  [
    'delete.concurrent',
    'a crash when two come at once',
    {
      deletesAfter: 20,
      answer: (() => {
        const seen = new Set<string>()
        return (a: Answer, r: Request) => {
          if (!isDelete(r) || a.status !== 200) return a
          if (seen.has(r.path)) return { status: 409, body: { code: 10, message: 'aborted' } }
          seen.add(r.path)
          return a
        }
      })(),
    },
  ],
  ['delete.one-wins', 'looked for first, deleted then', { deletesAfter: 20 }],
  [
    'refusal.changes-nothing',
    'looked for under any user',
    {
      remove: (plain, request, memory) => [
        ...plain,
        ...memory.of('session').filter(({ id }) => id === sessionOf(request)),
      ],
    },
  ],
  [
    'refusal.changes-nothing',
    'an unknown ID ends the first',
    {
      remove: (plain, request, memory) =>
        memory.find('session', sessionOf(request))
          ? plain
          : memory.of('session', { user: userOf(request) }).slice(0, 1),
    },
  ],
]
