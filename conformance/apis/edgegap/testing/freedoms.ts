import { gzipSync } from 'node:zlib'
import { refuse, type EdgegapVariation, type Fields } from '../../../testing/edgegap-server.js'
import { writePlain } from '../../../testing/server.js'

const without =
  (...names: string[]) =>
  (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

const spelled =
  (status: (plain: string) => string, kind: (plain: string) => string) =>
  (fields: Fields): Fields => ({
    ...fields,
    status: status(String(fields['status'])),
    kind: kind(String(fields['kind'])),
  })

const loud = spelled(
  (status) => `Status.${status.toUpperCase()}`,
  (kind) => `${kind.toUpperCase()}S`,
)

/** Ways in which a right server may differ from the plain one. */
export const FREEDOMS: Record<string, EdgegapVariation> = {
  'fields and headers that nobody documented': {
    answer: (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'x-more': '1' },
      body: { ...(answer.body as object), more: { deep: [1] } },
    }),
  },
  'other texts': {
    answer: (answer) => (answer.status >= 400 ? { ...answer, body: { message: 'Non.' } } : answer),
  },
  'optional fields absent': {
    show: without('session_users', 'session_ips', 'custom_id', 'webhook_url'),
    entry: without('deployment_request_id'),
    answer: ({ body, ...answer }, { path, method }) => ({
      ...answer,
      body:
        path.endsWith('/v1/session') && method === 'POST' ? without('selectors', 'webhook_url')(body as Fields) : body,
    }),
  },
  'optional fields null': {
    show: (plain) => ({ ...plain, custom_id: null, error: null, session_ips: null, webhook_url: null }),
    entry: (plain) => ({ ...plain, custom_id: null, deployment_request_id: null, webhook_url: null }),
  },
  'no deployment in sight': { show: without('deployment'), entry: without('deployment_request_id') },
  'status and kind spelled as in the contract': { show: loud, entry: loud },
  'header names in capitals': {
    write: ({ status, body }, response) => {
      response.writeHead(status, { 'CONTENT-TYPE': 'application/json; charset=utf-8' })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    },
  },
  'bodies with gzip': {
    write: ({ status, headers: given, body }, response) => {
      if (body === undefined) return writePlain({ status }, response)
      response.writeHead(status, { ...given, 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync(JSON.stringify(body)))
    },
  },
  'bodies in chunks': {
    write: ({ status, body }, response) => {
      if (body === undefined) return writePlain({ status }, response)
      response.writeHead(status, { 'content-type': 'application/json' })
      const text = JSON.stringify(body)
      response.write(text.slice(0, 10))
      setTimeout(() => response.end(text.slice(10)), 5)
    },
  },
  'slow answers': {
    answer: async (answer) => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      return answer
    },
  },
  '400 for a session that nobody knows': {
    answer: (answer, { path, method }) =>
      answer.status === 404 && (method !== 'DELETE' || path.endsWith('/users')) && /\/session\/./.test(path)
        ? refuse(400)
        : answer,
  },
  'pages of two': { pageSize: 2 },
  'the newest first': { list: (plain) => plain.toReversed() },
  'a list without a word on pages': {
    answer: (answer, { path }) =>
      path.endsWith('/v1/sessions')
        ? { ...answer, body: without('pagination', 'total_count')(answer.body as Fields) }
        : answer,
  },
  'deployments that start in real seconds': { clock: false, starts: 700 },
  'sessions that take a moment to vanish': { clock: false, starts: 0, vanishes: 300 },
  'sessions that are listed until they have vanished': {
    clock: false,
    starts: 0,
    vanishes: 1200,
    list: (plain, world) => [
      ...plain,
      ...[...world.sessions.values()]
        .filter(({ deletedAt }) => deletedAt !== undefined && world.now() < deletedAt + 1200)
        .map(({ id, users }) => ({
          session_id: id,
          status: 'Terminating',
          ready: false,
          linked: false,
          kind: 'Seat',
          user_count: users.length,
        })),
    ],
  },
  'no session without users': {
    answer: (answer, { path, method, body }) =>
      path.endsWith('/v1/session') && method === 'POST' && !body.includes('"ip_list":["') && !body.includes('"ip":')
        ? refuse(400)
        : answer,
  },
  'users in another order': { users: (plain) => plain.toReversed() },
  '409 for what does not fit a named deployment': {
    answer: (answer, { path, method }) =>
      answer.status === 422 && method === 'POST' && path.endsWith('/v1/session') ? refuse(409) : answer,
  },
  '404 for the deletion of a session whose deployment has ended': {
    answer: (answer) => (answer.status === 410 ? refuse(404) : answer),
  },
  'a key without its word': {
    authenticate: (plain, { headers }) => (headers.authorization?.startsWith('0000') ? undefined : plain),
  },
}
