import { refuse, type EdgegapVariation, type Fields } from '../../../testing/edgegap-server.js'
import type { Session } from '../../../testing/edgegap-world.js'
import type { Answer } from '../../../testing/server.js'
import { isBulk, isDeletion, onlyWhere, withFields } from './calls.js'

const users = (answer: Answer) => (answer.body as { session_users?: { ip: string }[] }).session_users ?? []

const siblings = ([first, ...more]: Session[], all: Iterable<Session>): Session[] =>
  first ? [...all].filter(({ deployment, deletedAt }) => deployment === first.deployment && !deletedAt) : more

const endsWithTheLast = (ending: Session[], all: Iterable<Session>): Session[] => {
  const staying = [...all].filter((each) => !each.deletedAt && !ending.includes(each))
  for (const { deployment } of ending)
    if (deployment && !staying.some((each) => each.deployment === deployment)) deployment.ended = true
  return ending
}

/** Faults in users, deletions and bulk stops. Each with the requirement that has to fail by it. */
export const CHANGES: [requirement: string, fault: string, EdgegapVariation][] = [
  [
    'users.put-adds',
    'PUT replaces',
    { users: (plain, before) => (plain.length > before.length ? plain.slice(before.length) : plain) },
  ],
  [
    'users.delete-removes',
    'nobody leaves',
    { users: (plain, before) => (plain.length < before.length ? [...before] : plain) },
  ],
  [
    'users.delete-removes',
    'only the first of several leaves',
    {
      users: (plain, before) => {
        const [first] = before.filter(({ ip }) => !plain.some((user) => user.ip === ip))
        return plain.length < before.length ? before.filter((user) => user !== first) : plain
      },
    },
  ],
  [
    'users.delete-removes',
    'addresses by their beginning',
    {
      users: (plain, before) => {
        const left = before.filter(({ ip }) => !plain.some((user) => user.ip === ip))
        return plain.filter(({ ip }) => !left.some((user) => ip.startsWith(user.ip)))
      },
    },
  ],
  [
    'users.delete-removes',
    'all leave where nobody is named',
    {
      answer: (a, { path, method, body }, world) => {
        if (a.status !== 200 || method !== 'DELETE' || !body.includes('"ip_list":[]')) return a
        for (const each of world.sessions.values()) if (path.includes(each.id)) each.users = []
        return withFields(a, { session_users: [] })
      },
    },
  ],
  ['users.delete-removes', 'all leave', { users: (plain, before) => (plain.length < before.length ? [] : plain) }],
  [
    'users.answer',
    'only the new ones',
    { answer: (a, { method }) => (method === 'PUT' ? withFields(a, { session_users: users(a).slice(-1) }) : a) },
  ],
  [
    'users.count-follows',
    'a count that stays',
    {
      show: (plain, { users: now }) => ({ ...plain, session_users: null, user_count: now.length > 2 ? 2 : now.length }),
    },
  ],
  [
    'users.keeps-other-sessions',
    'users leave everywhere',
    {
      users: (plain, before, session, world) => {
        const left = before.filter(({ ip }) => !plain.some((user) => user.ip === ip)).map(({ ip }) => ip)
        for (const each of world.sessions.values())
          if (each !== session) each.users = each.users.filter(({ ip }) => !left.includes(ip))
        return plain
      },
    },
  ],
  [
    'users.unknown-session',
    'nobody in an unknown session',
    {
      answer: (a, { path }) =>
        a.status === 404 && path.endsWith('/users') ? { status: 200, body: { session_users: [] } } : a,
    },
  ],
  ['delete.answers-200', '204 for a deletion', { answer: onlyWhere(isDeletion, () => ({ status: 204 })) }],
  [
    'delete.answers-200',
    'another id',
    { answer: onlyWhere(isDeletion, (a) => withFields(a, { session_id: 'other' })) },
  ],
  ['delete.gone-from-get', 'nothing is deleted', { remove: () => [] }],
  [
    'delete.gone-from-users',
    'users stay',
    {
      answer: (a, { path, method }) =>
        a.status === 404 && method === 'GET' && path.endsWith('users')
          ? { status: 200, body: { session_users: [] } }
          : a,
    },
  ],
  [
    'delete.gone-from-list',
    'the list remembers',
    {
      list: (plain, world) => [
        ...plain,
        ...[...world.sessions.values()]
          .filter((each) => each.deletedAt)
          .map(({ id }) => ({
            session_id: id,
            status: 'Ready',
            ready: true,
            linked: true,
            kind: 'Seat',
            user_count: 1,
          })),
      ],
    },
  ],
  [
    'delete.repeated',
    '200 again',
    {
      answer: (a, r) =>
        isDeletion(r) && a.status === 404
          ? { status: 200, body: { message: 'Again.', session_id: r.path.split('/').at(-1) } }
          : a,
    },
  ],
  [
    'delete.unknown',
    '400 for what nobody knows',
    { answer: (a, r) => (isDeletion(r) && a.status === 404 ? refuse(400) : a) },
  ],
  [
    'delete.once',
    'all win',
    {
      remove: () => [],
      answer: async (a, request, world) => {
        const session = world.sessions.get(request.path.split('/').at(-1)!)
        if (a.status !== 200 || !isDeletion(request) || !session) return a
        await new Promise((resolve) => setTimeout(resolve, 30))
        session.deletedAt = world.now()
        return a
      },
    },
  ],
  ['delete.keeps-others', 'siblings go too', { remove: (plain, world) => siblings(plain, world.sessions.values()) }],
  [
    'delete.keeps-deployment',
    'the deployment ends too',
    {
      remove: (plain) => {
        for (const { deployment } of plain) if (deployment) deployment.ended = true
        return plain
      },
    },
  ],
  [
    'delete.ended-deployment',
    '200 although it had ended',
    {
      answer: (a, r) =>
        a.status === 410 ? { status: 200, body: { message: 'It goes.', session_id: r.path.split('/').at(-1) } } : a,
    },
  ],
  ['bulk.any', 'a session without users is spared', { meets: (plain, _, { users }) => plain && users.length > 0 }],
  [
    'bulk.keeps-deployment',
    'the deployment ends with its last session',
    { remove: (plain, world) => endsWithTheLast(plain, world.sessions.values()) },
  ],
  [
    'bulk.tags-all',
    'exactly these tags',
    {
      meets: (plain, { field, filter_type, values }, { deployment }) =>
        plain && (field !== 'deployment_tags' || filter_type !== 'all' || deployment?.tags.length === values.length),
    },
  ],
  [
    'delete.keeps-deployment',
    'the deployment ends with its last session',
    { remove: (plain, world) => endsWithTheLast(plain, world.sessions.values()) },
  ],
  [
    'bulk.not',
    'spares what has all that is named',
    { meets: (plain, { filter_type, values }) => plain || (filter_type === 'not' && values.length > 1) },
  ],
  [
    'bulk.tags-any',
    'tags by their beginning',
    {
      meets: (plain, { field, filter_type, values }, { deployment }) =>
        plain ||
        (field === 'deployment_tags' &&
          filter_type === 'any' &&
          values.some((value) => deployment?.tags.some((tag) => tag.startsWith(value)) ?? false)),
    },
  ],
  [
    'bulk.any',
    'only the first',
    {
      answer: onlyWhere(isBulk, (a) => ({
        ...a,
        body: { processable: (a.body as { processable: unknown[] }).processable.slice(0, 1) },
      })),
    },
  ],
  [
    'bulk.any',
    'any means none',
    { meets: (plain, { filter_type }) => (filter_type === 'any' ? !plain && false : plain) },
  ],
  ['bulk.gone', 'said, and not done', { remove: (plain) => (plain.length > 1 ? [] : plain) }],
  [
    'bulk.keeps-others',
    'siblings go too',
    { remove: (plain, world) => (plain.length > 1 ? siblings(plain, world.sessions.values()) : plain) },
  ],
  [
    'bulk.keeps-deployment',
    'the deployment changes',
    {
      show: (plain, { deployment }) => ({
        ...plain,
        deployment: deployment && { ...(plain['deployment'] as Fields), request_id: 'elsewhere' },
      }),
    },
  ],
  [
    'bulk.only-once',
    'stopped for ever',
    {
      answer: onlyWhere(isBulk, (a, { body }) =>
        withFields(a, {
          processable: (JSON.parse(body) as { filters: { values: string[] }[] }).filters[0]!.values.map((id) => ({
            session_id: id,
          })),
        }),
      ),
    },
  ],
  ['bulk.not', 'not is not understood', { meets: (plain, { filter_type }) => filter_type === 'not' || plain }],
  ['bulk.not', 'not means any', { meets: (plain, { filter_type }) => (filter_type === 'not' ? !plain : plain) }],
  ['bulk.together', 'one filter is enough', { stops: (_, met) => met.some(Boolean) }],
  ['bulk.together', 'the last filter wins', { stops: (_, met) => met.at(-1)! }],
  [
    'bulk.all-of-one',
    'all means any',
    {
      meets: (plain, { filter_type, values, field }, { id }) =>
        filter_type === 'all' && field === 'session_id' ? values.includes(id) : plain,
    },
  ],
  [
    'bulk.request-id',
    'deployments are not looked at',
    { meets: (plain, { field }) => field !== 'request_id' && plain },
  ],
  ['bulk.tags-any', 'tags are not looked at', { meets: (plain, { field }) => field !== 'deployment_tags' && plain }],
  [
    'bulk.tags-all',
    'one tag is enough',
    {
      meets: (plain, { field, values }, { deployment }) =>
        field === 'deployment_tags' ? values.some((tag) => deployment?.tags.includes(tag)) : plain,
    },
  ],
]
