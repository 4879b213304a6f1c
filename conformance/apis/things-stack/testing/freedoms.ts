import { gzipSync } from 'node:zlib'
import type { Thing } from '../../../testing/memory-driver.js'
import { writePlain } from '../../../testing/server.js'
import { refuse, type StackVariation } from '../../../testing/things-stack-server.js'
import { bodyOf, nameOf, on, withBody, withDetails, withHeaders, withoutHeader, withStatus } from './changes.js'

const shownWith = (time: (iso: string) => string): StackVariation => ({
  show: (plain) => ({
    ...plain,
    created_at: time(String(plain['created_at'])),
    updated_at: time(String(plain['updated_at'])),
  }),
})

const digits = (fraction: string) => shownWith((iso) => iso.replace('Z', `${fraction}Z`).replace(/(\.\d{3})\./, '$1'))

const USER = /\/users\/(?=[^/]{2,36}\/)[a-z0-9](?:-?[a-z0-9])+\//

/** Pages of a size of the server's own where no limit is given. */
const ownPages = (size: number): StackVariation => ({
  page(plain, rows, { query }) {
    const page = Math.max(1, Number(query.get('page') ?? 1))
    return Number(query.get('limit') ?? 0) > 0 ? plain : rows.slice((page - 1) * size, page * size)
  },
})

/** What any server may do, in either profile. */
const COMMON: Record<string, StackVariation> = {
  'fields and headers that nobody documented': {
    show: (plain) => ({ ...plain, more: { deep: 1 } }),
    answer: (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'x-more': '1' },
      body: { ...bodyOf(answer), more: 1 },
    }),
  },
  'an empty list of sessions': {
    answer: on(
      200,
      withBody((body) => ('sessions' in body ? body : { ...body, sessions: [] })),
    ),
  },
  'null for what is absent': {
    show: (plain) => ({ expires_at: null, session_secret: null, ...plain }),
    answer: on(
      200,
      withBody((body) => ({ sessions: null, ...body })),
    ),
  },
  'no X-Total-Count': { total: () => undefined },
  'no details': {
    answer: (answer) => (answer.status >= 400 ? withBody(({ code, message }) => ({ code, message }))(answer) : answer),
  },
  'empty details where there are none': {
    answer: (answer) => (answer.status >= 400 ? withBody((body) => ({ details: [], ...body }))(answer) : answer),
  },
  'other texts': {
    answer: (answer) => (answer.status >= 400 ? withBody((body) => ({ ...body, message: 'Nein.' }))(answer) : answer),
  },
  'another namespace, a cause and attributes in details': {
    answer: (answer) =>
      withDetails((details) => ({
        ...details,
        namespace: 'pkg/elsewhere',
        attributes: { uid: 'anna@tenant', field: 'another' },
        cause: { namespace: 'pkg/cause', name: 'cause', message_format: 'c', correlation_id: 'f'.repeat(32), code: 5 },
      }))(answer),
  },
  '405 for another method': {
    answer: on(501, () => ({ status: 405, headers: { allow: 'GET' }, body: 'Method Not Allowed' })),
  },
  'a page for an unknown path': {
    answer: (answer) =>
      answer.status === 404 && bodyOf(answer)['details'] === undefined
        ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<p>no</p>' }
        : answer,
  },
  '404 for a session ID that is no UUID': {
    answer: on(500, ({ headers = {} }) => ({ ...refuse(5, 'user_session_not_found'), headers })),
  },
  '400 for a session ID that is no UUID': {
    answer: on(500, ({ headers = {} }) => ({ ...refuse(3, 'validation'), headers })),
  },
  'times without a fraction': shownWith((iso) => iso.replace(/\.\d+/, '')),
  'times with one digit': shownWith((iso) => iso.replace(/\.(\d)\d+/, '.$1')),
  'times with seven digits': digits('.1234'),
  'times with nine digits': digits('.123456'),
  'updated a microsecond later': {
    show: (plain) => ({ ...plain, updated_at: String(plain['updated_at']).replace('Z', '001Z') }),
  },
  'header names in capitals': {
    answer: (answer) => ({
      ...answer,
      headers: Object.fromEntries(
        Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toUpperCase(), value]),
      ),
    }),
  },
  'a charset': {
    answer: (answer) =>
      typeof answer.body === 'object'
        ? withHeaders({ 'content-type': 'application/json; charset=utf-8' })(answer)
        : answer,
  },
  'bodies with gzip': {
    write: (answer, response) => {
      if (answer.body === undefined || typeof answer.body === 'string') return writePlain(answer, response)
      response.writeHead(answer.status, {
        ...answer.headers,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      })
      response.end(gzipSync(JSON.stringify(answer.body)))
    },
  },
  'bodies in chunks': {
    write: (answer, response) => {
      if (answer.body === undefined) return writePlain(answer, response)
      response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json' })
      const text = JSON.stringify(answer.body)
      response.write(text.slice(0, 5))
      setTimeout(() => response.end(text.slice(5)), 3)
    },
  },
  'slow answers': {
    answer: async (answer) => {
      await new Promise((resolve) => setTimeout(resolve, 15))
      return answer
    },
  },
  'pages of five by default': ownPages(5),
  'pages of two by default': ownPages(2),
  'every session ends some time': {
    show: (plain) => ({ expires_at: new Date(Date.now() + 864e5 * 30).toISOString(), ...plain }),
  },
  'a driver that cannot say when sessions begin': { refuses: ['created_at'] },
  'a driver that cannot say when sessions end': { refuses: ['expires_at'] },
  'no e-mail address in sessions': {
    show: (plain) => ({ ...plain, user_ids: { user_id: (plain['user_ids'] as { user_id: string }).user_id } }),
  },
}

/** What is open where credentials count. */
export const LIVE_FREEDOMS: Record<string, StackVariation> = {
  ...COMMON,
  'nobody has rights for a user ID that is none': {
    validate: (plain, { path }) => (USER.test(path) ? plain : undefined),
  },
}

/** What the page leaves open besides. */
export const FREEDOMS: Record<string, StackVariation> = {
  ...COMMON,
  'expired sessions are listed': {
    rows: (plain, { path, query }, memory) =>
      (query.get('order') ?? '') !== ''
        ? plain
        : memory
            .of('session', { user: path.split('/')[3] })
            .filter(({ alive }) => alive)
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
  },
  'none of the headers of the web server': {
    answer: withoutHeader(
      'x-request-id',
      'cache-control',
      'pragma',
      'referrer-policy',
      'x-content-type-options',
      'x-frame-options',
      'x-xss-protection',
    ),
  },
  'a credential that is none is refused': {
    answer: (answer, { headers }) =>
      headers.authorization?.includes('bad-news') ? refuse(16, 'token_not_found') : answer,
  },
  'an expired session is not found': {
    remove: (plain, _request, memory) =>
      plain.filter(({ attributes }) => !isOver(attributes['expires_at'], memory.now())),
    answer: (answer, { method, path }, memory) =>
      method === 'DELETE' &&
      isOver(memory.find('session', path.split('/')[5] ?? '')?.attributes['expires_at'], memory.now())
        ? withStatus(404)(refuse(5, 'user_session_not_found'))
        : answer,
  },
}

const isOver = (end: unknown, now: number): boolean => end !== undefined && Date.parse(String(end)) < now

const numbered = (plain: string): string => String(Number(plain.slice(-12)))

/** Against what a server is advised to do, and no fault all the same. */
export const ADVISED_AGAINST: Record<string, StackVariation> = {
  'IDs in mixed case, by bytes': {
    sessionId: (plain) => `S_${plain.slice(6, 8)}.${plain.slice(0, 3).toUpperCase()}~a`,
  },
  'IDs with blanks and umlauts': { sessionId: (plain) => `Sitzung ${plain.slice(0, 8)} fü/r` },
  'numbers as IDs, in the order of numbers': {
    sessionId: numbered,
    rows: (plain, { query }) => {
      if (query.get('order')) return inTime(plain, query.get('order')!)
      return plain.toSorted((a, b) => Number(a.id) - Number(b.id))
    },
  },
  'times with an offset': shownWith((iso) => iso.replace('Z', '+00:00')),
  'times in another zone': shownWith((iso) =>
    new Date(Date.parse(iso) + 2 * 3_600_000).toISOString().replace('Z', '+02:00'),
  ),
  'an unknown user has no sessions': {
    answer: (answer, { method }) =>
      method === 'GET' && nameOf(answer) === 'user_not_found' ? { status: 200, body: {} } : answer,
  },
}

/** Equal times by numbers, which the minus turns. */
const inTime = (things: readonly Thing[], order: string): Thing[] => {
  const time = ({ attributes }: Thing) => Date.parse(String(attributes['created_at']))
  const sorted = things.toSorted((a, b) => time(a) - time(b) || Number(a.id) - Number(b.id))
  return order.startsWith('-') ? sorted.reverse() : sorted
}
