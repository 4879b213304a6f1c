import { KEY, refuse, type EdgegapVariation } from '../../../testing/edgegap-server.js'
import type { Session } from '../../../testing/edgegap-world.js'
import type { Answer, Request } from '../../../testing/server.js'

const isCreation = ({ path, method }: Request) => method === 'POST' && path.endsWith('/v1/session')

/** Only where a body had a defect, so that what the story does first still works. */
const letThrough =
  (what: (request: Request) => boolean, answer: (request: Request) => Answer) =>
  (plain: Answer, request: Request): Answer =>
    plain.status === 400 && what(request) ? answer(request) : plain

const stamp = (session: Session) => ({ ...session, at: 1 })

/** Faults in capacity, credentials, validation and the form of answers. Each with the requirement that fails by it. */
export const ANSWERS: [requirement: string, fault: string, EdgegapVariation][] = [
  ['capacity.seat', 'there is always room', { free: () => 99 }],
  ['capacity.seat', 'each session takes one seat', { taken: () => 1 }],
  ['capacity.seat', 'the last socket is never given', { free: (plain) => (plain < 3 ? plain - 1 : plain) }],
  ['capacity.refusal-status', '400 where there is no room', { answer: (a) => (a.status === 422 ? refuse(400) : a) }],
  [
    'capacity.refusal-changes-nothing',
    'as many as fit are added',
    {
      answer: (a, { path, body }, world) => {
        const session = [...world.sessions.values()].find(({ id }) => path.includes(id))
        if (a.status === 422 && session)
          session.users.push({ ip: (JSON.parse(body) as { ip_list: string[] }).ip_list[0]! })
        return a
      },
    },
  ],
  [
    'capacity.freed-by-leaving',
    'seats stay taken',
    {
      users: (plain, before, { deployment }) => {
        if (deployment && plain.length < before.length) deployment.sockets -= before.length - plain.length
        return plain
      },
    },
  ],
  [
    'capacity.freed-by-deletion',
    'sockets stay taken',
    {
      remove: (plain) => {
        for (const { deployment, users } of plain) if (deployment) deployment.sockets -= users.length
        return plain
      },
    },
  ],
  ['capacity.freed-by-deletion', 'sockets are taken again, two calls later', { answer: takenAgain() }],
  ['capacity.last-socket', 'the race is lost', { free: (plain) => (plain <= 0 ? 1 : plain) }],
  ['users.at-once', 'the last writer wins', { answer: lastWriterWins() }],
  ['capacity.match', 'each user takes a socket', { taken: (_, { users }) => users.length }],
  [
    'capacity.match-full',
    'there is always room for a match',
    { taken: (plain, { app }) => (app.kind === 'Match' ? 0 : plain) },
  ],

  [
    'credentials.required',
    'no key needed',
    { authenticate: (plain, { headers }) => (headers.authorization ? plain : undefined) },
  ],
  ['credentials.required', '403 in place of 401', { authenticate: (plain) => plain && refuse(403) }],
  [
    'credentials.required',
    'no key needed to stop in bulk',
    { authenticate: (plain, { path }) => (path.endsWith('bulk-stop') ? undefined : plain) },
  ],
  [
    'credentials.unknown-key',
    'any key will do',
    { authenticate: (plain, { headers }) => (headers.authorization?.startsWith('token ') ? undefined : plain) },
  ],
  [
    'credentials.unknown-key',
    'the case of a key does not matter',
    {
      authenticate: (plain, { headers: { authorization = '' } }) =>
        authorization.toLowerCase() === KEY.authorization ? undefined : plain,
    },
  ],
  [
    'credentials.unknown-key',
    'whatever begins with a good key',
    {
      authenticate: (plain, { headers: { authorization = '' } }, world) =>
        [KEY.authorization, ...world.keys.keys()].some((key) => authorization.startsWith(key)) ? undefined : plain,
    },
  ],
  [
    'credentials.unknown-key',
    'whatever a good key begins with',
    {
      authenticate: (plain, { headers: { authorization = '' } }, world) =>
        authorization.length > 12 &&
        [KEY.authorization, ...world.keys.keys()].some((key) => key.startsWith(authorization))
          ? undefined
          : plain,
    },
  ],
  [
    'credentials.elsewhere',
    'x-api-key will do',
    { authenticate: (plain, { headers }) => (headers['x-api-key'] ? undefined : plain) },
  ],
  [
    'credentials.elsewhere',
    'the word is enough',
    { authenticate: (plain, { headers }) => (headers.authorization === 'token' ? undefined : plain) },
  ],

  [
    'credentials.header-case',
    'only small letters',
    {
      authenticate: (plain, { rawHeaders }) => (rawHeaders?.includes('AUTHORIZATION') ? refuse(401) : plain),
    },
  ],
  [
    'credentials.revoked-key',
    'a revoked key is let in',
    {
      authenticate: (plain, { headers }, world) =>
        world.keys.get(headers.authorization ?? '') === 'revoked' ? undefined : plain,
    },
  ],
  [
    'credentials.refusal-changes-nothing',
    'refused, and deleted all the same',
    {
      authenticate: (plain, { path, method }, world) => {
        if (plain && method === 'DELETE')
          for (const each of world.sessions.values()) if (path.endsWith(each.id)) each.deletedAt = 1
        return plain
      },
    },
  ],
  [
    'credentials.refusal-changes-nothing',
    'refused, and emptied all the same',
    {
      authenticate: (plain, { path, method }, world) => {
        if (plain && method === 'DELETE')
          for (const each of world.sessions.values()) if (path.includes(`${each.id}/`)) each.users = []
        return plain
      },
    },
  ],

  [
    'validation.missing',
    'app_name may be missing',
    {
      answer: letThrough(
        (r) => isCreation(r) && !r.body.includes('app_name'),
        () => ({ status: 200, body: { session_id: 'x', app: 'x', version: 'x' } }),
      ),
    },
  ],
  [
    'validation.missing',
    'ip_list may be missing',
    {
      answer: letThrough(
        ({ path }) => path.endsWith('users'),
        () => ({ status: 200, body: { session_users: [] } }),
      ),
    },
  ],
  ['validation.missing', '422 in place of 400', { answer: (a) => (a.status === 400 ? refuse(422) : a) }],
  [
    'validation.enum',
    'any field will do',
    {
      answer: letThrough(
        ({ body }) => body.includes('colour'),
        () => ({ status: 200, body: { processable: [] } }),
      ),
    },
  ],
  [
    'validation.enum',
    'any filter_type will do',
    {
      answer: letThrough(
        ({ body }) => body.includes('"some"') && body.includes('city'),
        () => refuse(409),
      ),
    },
  ],
  [
    'validation.changes-nothing',
    'refused, and stopped all the same',
    {
      answer: (a, { path, body }, world) => {
        if (a.status === 400 && path.endsWith('bulk-stop'))
          for (const each of world.sessions.values()) if (body.includes(each.id)) each.deletedAt = 1
        return a
      },
    },
  ],
  [
    'validation.changes-nothing',
    'refused, and emptied all the same',
    {
      answer: (a, { path }, world) => {
        if (a.status === 400 && path.endsWith('/users'))
          for (const each of world.sessions.values()) if (path.includes(each.id)) each.users = []
        return a
      },
    },
  ],
  [
    'validation.changes-nothing',
    'refused for one user, and the other added all the same',
    {
      answer: (a, { path, method, body }, world) => {
        if (method !== 'PUT' || !body.includes('localhost')) return a
        for (const each of world.sessions.values())
          if (path.includes(each.id)) each.users = each.users.filter(({ ip }) => ip !== 'localhost')
        return refuse(400)
      },
    },
  ],
  [
    'validation.changes-nothing',
    'refused, and created all the same',
    {
      answer: (a, request, world) => {
        const last = [...world.sessions.values()].at(-1)
        if (a.status === 400 && isCreation(request) && last) {
          const id = `${world.id()}-S`
          world.sessions.set(id, { ...stamp(last), id })
        }
        return a
      },
    },
  ],
  [
    'delete.gone-from-deployment',
    'the deployment still holds it',
    {
      answer: (a, { path, method }, world) => {
        const session = world.sessions.get(path.split('/').at(-1) ?? '')
        if (a.status === 200 && method === 'DELETE' && session) {
          const id = session.id
          world.sessions.set(`ghost of ${id}`, { ...session, deletedAt: 0 })
        }
        return a
      },
    },
  ],
  [
    'request.content-type-without-body',
    'no Content-Type without a body',
    { answer: (a, { method, headers }) => (method === 'GET' && headers['content-type'] ? refuse(400) : a) },
  ],

  [
    'answer.whole',
    'a connection that breaks',
    { answer: (a, { path }) => (path.endsWith('bulk-stop') ? undefined : a) },
  ],
  ['answer.status', 'a status that is not documented', { answer: (a) => (a.status === 404 ? refuse(403) : a) }],
  ['answer.no-server-error', 'a crash', { answer: (a) => (a.status === 404 ? { ...refuse(500) } : a) }],
  [
    'answer.no-leak',
    'a traceback',
    {
      answer: (a) =>
        a.status === 404
          ? { ...a, body: { message: 'Traceback (most recent call last):\n  File "/app/main.py", line 3, in get' } }
          : a,
    },
  ],
  ['answer.media-type', 'JSON called text', { answer: (a) => ({ ...a, headers: { 'content-type': 'text/plain' } }) }],
  ['answer.body', 'a count as text', { show: (plain) => ({ ...plain, user_count: String(plain['user_count']) }) }],
  ['answer.body', 'a required field is missing', { entry: ({ kind: _, ...rest }) => rest }],
  ['answer.formats', 'a version number beyond 32 bits', { show: (plain) => ({ ...plain, app_version: 2 ** 40 }) }],
  ['answer.error-body', 'an empty message', { answer: (a) => (a.status >= 400 ? { ...a, body: { message: '' } } : a) }],
  ['answer.ready-is-linked', 'ready without a link', { entry: (plain) => ({ ...plain, linked: false }) }],
  ['answer.counts-users', 'a count beside the users', { show: (plain) => ({ ...plain, session_users: [] }) }],
  [
    'answer.sockets-suffice',
    'more sockets taken than there are',
    { show: (plain) => ({ ...plain, deployment: plain['deployment'] && { ...plain['deployment'], sockets: 0 } }) },
  ],
  [
    'answer.sockets-suffice',
    'sessions counted where users take the sockets',
    {
      show: (plain) => ({ ...plain, deployment: plain['deployment'] && { ...plain['deployment'], sockets_usage: 1 } }),
    },
  ],
  ['answer.elapsed', 'created in the future', { show: (plain) => ({ ...plain, elapsed: -1 }) }],
  [
    'answer.pages-agree',
    'the total of one page',
    {
      pageSize: 2,
      answer: (a, { path }) => {
        const { data } = (a.body ?? {}) as { data?: unknown[] }
        return path.endsWith('/v1/sessions') && data
          ? { ...a, body: { ...(a.body as object), total_count: data.length } }
          : a
      },
    },
  ],
  [
    'answer.pages-agree',
    'a total of nothing',
    {
      answer: (a, { path }) =>
        path.endsWith('/v1/sessions') && a.status === 200
          ? { ...a, body: { ...(a.body as object), total_count: 0 } }
          : a,
    },
  ],
  [
    'answer.pages-agree',
    'a next page without a number',
    {
      answer: (a, { path }) =>
        path.endsWith('/v1/sessions') && a.status === 200
          ? { ...a, body: { ...(a.body as object), pagination: { number: 1, has_next: false, next_page_number: 2 } } }
          : a,
    },
  ],
]

/** Takes what a deletion has freed away again, when two more calls have come. */
function takenAgain(): NonNullable<EdgegapVariation['answer']> {
  let calls = Infinity
  let take = () => {}
  return (answer, { path, method }, world) => {
    const session = world.sessions.get(path.split('/').at(-1)!)
    calls -= 1
    if (calls === 0) take()
    if (answer.status === 200 && method === 'DELETE' && session) {
      calls = 2
      take = () => void (session.deployment!.sockets -= session.users.length)
    }
    return answer
  }
}

/** Writes what it had read a moment before. */
function lastWriterWins(): NonNullable<EdgegapVariation['answer']> {
  return async (answer, { path, method, body }, world) => {
    const session = [...world.sessions.values()].find(({ id }) => path.includes(id))
    if (answer.status !== 200 || method !== 'PUT' || !session) return answer
    const { ip_list: added } = JSON.parse(body) as { ip_list: string[] }
    const written = session.users
    session.users = written.filter(({ ip }) => !added.includes(ip))
    await new Promise((resolve) => setTimeout(resolve, 30))
    session.users = written
    return answer
  }
}
