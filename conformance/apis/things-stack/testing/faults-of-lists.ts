import type { Thing } from '../../../testing/memory-driver.js'
import { refuse } from '../../../testing/things-stack-server.js'
import { byId, type Fault, has, sessionsIn, userOf } from './fault.js'

const remembered = new Map<object, string[]>()

const shortTime = ({ attributes }: Thing): string => String(attributes['created_at']).replace('.000Z', 'Z')

/** Lists, orders and pages that are not as documented. */
export const LISTS: Fault[] = [
  ['list.contains', 'the first is missing', { rows: (plain) => plain.slice(1) }],
  [
    'list.owner',
    "everybody's sessions",
    { rows: (_plain, _request, memory) => memory.of('session').filter(({ alive }) => alive) },
  ],
  [
    'list.owner',
    'users whose IDs begin like it',
    {
      rows: (_plain, request, memory) =>
        memory
          .of('session')
          .filter(({ alive, attributes }) => alive && String(attributes['user']).startsWith(userOf(request))),
    },
  ],
  ['list.owner', 'the wrong user is named', { show: (plain) => ({ ...plain, user_ids: { user_id: 'mallory' } }) }],
  ['list.unique', 'each twice', { rows: (plain) => plain.flatMap((thing) => [thing, thing]) }],
  [
    'list.total',
    'the total counts the page',
    { total: (_plain, shown, { query }) => (query.has('limit') ? shown : shown + 1) },
  ],
  [
    'list.empty',
    '404 for a user without sessions',
    {
      answer: (a, r) =>
        a.status === 200 && r.method === 'GET' && sessionsIn(a).length === 0 && !r.query.has('page')
          ? refuse(5, 'none')
          : a,
    },
  ],
  ['list.empty', 'a total where there is nothing', { total: (plain) => plain || 3 }],
  ['list.created-at', 'everything began now', { show: (plain) => ({ ...plain, created_at: '2031-01-01T00:00:00Z' }) }],
  ['list.expires-at', 'the end is not told', { show: ({ expires_at: _, ...plain }) => plain }],
  ['list.expires-at', 'a zero for no end', { show: (plain) => ({ expires_at: '0001-01-01T00:00:00Z', ...plain }) }],
  [
    'list.changes-nothing',
    'a session is gone once it is seen',
    {
      rows: (plain, request, memory) => {
        const seen = remembered.get(memory) ?? []
        const ids = plain.map(({ id }) => id)
        const key = `${userOf(request)} ${ids.join()}`
        remembered.set(memory, [...seen, key])
        return seen.includes(key) && plain.length === 3 ? plain.slice(1) : plain
      },
    },
  ],
  [
    'paging.total',
    'nothing is counted behind the last page',
    { total: (plain, shown) => (shown === 0 && plain > 0 ? undefined : plain) },
  ],
  [
    'order.by-id',
    'in the order of insertion',
    {
      rows: (plain, { query }) =>
        query.get('order') ? plain : plain.toSorted((a, b) => Number(a.id.slice(-12)) - Number(b.id.slice(-12))),
    },
  ],
  [
    'order.by-id',
    'the newest first',
    { rows: (plain, { query }) => (query.get('order') ? plain : byId(plain).reverse()) },
  ],
  [
    'order.empty',
    'an empty order is refused',
    { validate: (plain, request) => (has('order', '')(request) ? refuse(3, 'validation') : plain) },
  ],
  [
    'order.created',
    'by text, where a fraction of zero is left out',
    {
      rows: (plain, request) =>
        has('order', 'created_at')(request)
          ? plain.toSorted((a, b) => (shortTime(a) < shortTime(b) ? -1 : shortTime(a) > shortTime(b) ? 1 : 0))
          : plain,
    },
  ],
  [
    'order.created',
    'created_at is ignored',
    { rows: (plain, request) => (has('order', 'created_at')(request) ? byId(plain) : plain) },
  ],
  [
    'order.created-reversed',
    'the minus is ignored',
    { rows: (plain, request) => (has('order', '-created_at')(request) ? plain.toReversed() : plain) },
  ],
  [
    'order.ties',
    'equal times by ID, forwards always',
    {
      rows: (plain, request) =>
        has('order', '-created_at')(request)
          ? byId(plain).sort((a, b) =>
              String(a.attributes['created_at']) < String(b.attributes['created_at'])
                ? 1
                : a.attributes['created_at'] === b.attributes['created_at']
                  ? 0
                  : -1,
            )
          : plain,
    },
  ],
  [
    'paging.joined',
    'pages overlap',
    {
      page: (plain, rows, { query }) => {
        const [limit, page] = [Number(query.get('limit')), Number(query.get('page'))]
        return page > 1 && limit > 0 ? rows.slice((page - 1) * limit - 1, page * limit - 1) : plain
      },
    },
  ],
  [
    'paging.joined',
    'ordered after it is cut',
    {
      page: (plain, rows, { query }) => {
        const [limit, page] = [Number(query.get('limit')), Number(query.get('page'))]
        return query.get('order') === 'created_at' && page > 0
          ? byId(rows).slice((page - 1) * limit, page * limit)
          : plain
      },
    },
  ],
  [
    'paging.sizes',
    'one too few on each page',
    { page: (plain, _rows, request) => (request.query.has('page') && plain.length > 1 ? plain.slice(1) : plain) },
  ],
  ['paging.sizes', 'limit is ignored', { page: (_plain, rows) => rows }],
  [
    'paging.past-end',
    'the last page for ever',
    { page: (plain, rows) => (plain.length === 0 ? rows.slice(-2) : plain) },
  ],
  [
    'paging.past-end',
    '404 after the last page',
    {
      answer: (a, r) => (a.status === 200 && r.query.has('page') && sessionsIn(a).length === 0 ? refuse(5, 'none') : a),
    },
  ],
  ['paging.total', 'the total counts the page', { total: (_plain, shown) => shown }],
  [
    'paging.joined',
    'pages begin at 0',
    {
      page: (plain, rows, { query }) => {
        const limit = Number(query.get('limit'))
        return query.has('page') ? rows.slice(Number(query.get('page')) * limit).slice(0, limit) : plain
      },
      rows: (plain) => plain,
    },
  ],
  [
    'paging.page-zero',
    'page 0 is empty',
    { page: (plain, _rows, request) => (has('page', '0')(request) ? [] : plain) },
  ],
  [
    'paging.limit-zero',
    'limit 0 shows nothing',
    { page: (plain, _rows, request) => (has('limit', '0')(request) ? [] : plain) },
  ],
  [
    'paging.limit-most',
    '1000 is too many',
    { validate: (plain, request) => (has('limit', '1000')(request) ? refuse(3, 'validation') : plain) },
  ],
  ['paging.limit-most', 'no more than five', { page: (plain) => plain.slice(0, 5) }],
]
