import { refuse, type EdgegapVariation, type Fields } from '../../../testing/edgegap-server.js'
import type { Session } from '../../../testing/edgegap-world.js'
import type { Answer, Request } from '../../../testing/server.js'

const users = (answer: Answer) => (answer.body as { session_users?: { ip: string }[] }).session_users ?? []

const isBulk = ({ path }: Request) => path.endsWith('/bulk-stop')
const isCreation = ({ path, method }: Request) => method === 'POST' && path.endsWith('/v1/session')
const isList = ({ path }: Request) => path.endsWith('/v1/sessions')
const isDeletion = ({ path, method }: Request) => method === 'DELETE' && !path.endsWith('/users')

const onlyWhere =
  (when: (request: Request) => boolean, change: (answer: Answer, request: Request) => Answer) =>
  (answer: Answer, request: Request): Answer =>
    answer.status === 200 && when(request) ? change(answer, request) : answer

const withFields = (answer: Answer, fields: Fields): Answer => ({
  ...answer,
  body: { ...(answer.body as object), ...fields },
})

const siblings = ([first, ...more]: Session[], all: Iterable<Session>): Session[] =>
  first ? [...all].filter(({ deployment, deletedAt }) => deployment === first.deployment && !deletedAt) : more

/** Faults in sessions, users and deletions. Each with the requirement that has to fail by it. */
export const EFFECTS: [requirement: string, fault: string, EdgegapVariation][] = [
  ['create.answers-200', '201 for a creation', { answer: onlyWhere(isCreation, (a) => ({ ...a, status: 201 })) }],
  [
    'create.app-and-version',
    'the app of another',
    { answer: onlyWhere(isCreation, (a) => withFields(a, { app: 'other' })) },
  ],
  [
    'create.version-asked',
    'another version',
    {
      answer: (a, request) =>
        a.status === 200 && isCreation(request) && request.body.includes('version_name')
          ? withFields(a, { version: 'v2' })
          : a,
    },
  ],
  [
    'create.new-id',
    'one id for all who come at once',
    {
      answer: (() => {
        let last: { at: number; answer: Answer } | undefined
        return onlyWhere(isCreation, (answer) => {
          const at = Date.now()
          if (last && at - last.at < 3) return last.answer
          last = { at, answer }
          return answer
        })
      })(),
    },
  ],
  [
    'create.becomes-ready',
    'every deployment fails',
    { show: (plain) => ({ ...plain, ready: false, status: 'Error' }) },
  ],
  [
    'create.users',
    'users with coordinates are forgotten',
    {
      answer: (a, r, world) => {
        if (isCreation(r))
          for (const each of world.sessions.values())
            each.users = each.users.filter((user) => user.latitude === undefined)
        return a
      },
    },
  ],
  [
    'create.users',
    'user_count is one off',
    { show: (plain) => ({ ...plain, user_count: Number(plain['user_count']) + 1 }) },
  ],
  [
    'create.optional-fields',
    'no webhooks',
    { answer: (a, r) => (isCreation(r) && r.body.includes('webhook') ? refuse(400) : a) },
  ],
  [
    'create.echo',
    'another webhook',
    { answer: onlyWhere(isCreation, (a) => withFields(a, { webhook_url: 'https://x.invalid' })) },
  ],
  [
    'create.empty-env',
    'an empty env is refused',
    { answer: (a, r) => (r.body.includes('"env":{}') ? refuse(400) : a) },
  ],
  [
    'create.named-deployment',
    'any deployment will do',
    {
      answer: (a, r, world) => {
        if (!isCreation(r)) return a
        const session = [...world.sessions.values()].at(-1)
        const first = [...world.deployments.values()].find((each) => each.app === session?.app.name && !each.ended)
        if (session?.deployment && first) session.deployment = first
        return a
      },
    },
  ],
  [
    'create.selectors',
    'one tag is enough',
    {
      fits: (plain, { app, tags }, wanted) =>
        plain || (wanted.length > 1 && wanted.some((tag) => tags.includes(tag)) && app !== ''),
    },
  ],
  [
    'create.tag-only',
    'tag_only is not looked at',
    {
      fits: (plain) => plain,
      answer: (a, r, world) => {
        if (isCreation(r) && r.body.includes('tag_only')) [...world.sessions.values()].at(-1)!.deployment = undefined
        return a
      },
    },
  ],
  [
    'create.unprocessable',
    'tags are not looked at',
    { fits: (plain, each, tags) => plain || (!each.ended && tags.length > 1 && each.tags.length > 0) },
  ],
  [
    'create.tags-new-deployment',
    'a new deployment has no tags',
    {
      show: (plain) => ({
        ...plain,
        deployment: plain['deployment'] && { ...(plain['deployment'] as Fields), tags: [] },
      }),
    },
  ],
  [
    'create.disabled-version',
    'a disabled version will do',
    {
      answer: (a, r) =>
        isCreation(r) && a.status === 400 && r.body.includes('app-') && !r.body.includes('filters')
          ? { status: 200, body: { session_id: 'x', app: 'x', version: 'x' } }
          : a,
    },
  ],
  ['get.by-id', 'another id', { show: (plain) => ({ ...plain, session_id: 'other' }) }],
  ['get.deployment', 'no deployment', { show: ({ deployment: _, ...rest }) => rest }],
  [
    'get.unknown',
    'an empty 200',
    {
      answer: (a, { path, method }) =>
        a.status === 404 && method === 'GET' && !path.endsWith('users') ? { status: 200, body: null } : a,
    },
  ],
  [
    'get.ended-deployment',
    'ready for ever',
    { show: (plain) => ({ ...plain, ready: plain['linked'], status: 'Ready' }) },
  ],
  [
    'reads-change-nothing',
    'reading takes a user away',
    {
      answer: (a, { path, method }, world) => {
        if (method === 'GET' && path.endsWith('/users'))
          for (const each of world.sessions.values()) if (path.includes(each.id)) each.users = []
        return a
      },
    },
  ],
  ['list.answers-200', 'page is required', { answer: (a, r) => (isList(r) && !r.query.has('page') ? refuse(400) : a) }],
  ['list.contains', 'the newest is missing', { list: (plain) => plain.slice(0, -1) }],
  ['list.unique', 'each twice', { list: (plain) => plain.flatMap((each) => [each, each]) }],
  [
    'list.unique',
    'pages that overlap',
    { pageSize: 2, list: (plain) => plain.flatMap((each, i) => (i % 2 ? [each] : [each, each])) },
  ],
  ['list.entry-equals-get', 'the list knows another count', { entry: (plain) => ({ ...plain, user_count: 0 }) }],
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
      answer: (() => {
        const at = new Map<string, number>()
        return (a: Answer, r: Request) => {
          if (!isDeletion(r)) return a
          if (a.status === 200) at.set(r.path, Date.now())
          return Date.now() - (at.get(r.path) ?? 0) < 5
            ? { status: 200, body: { message: 'It goes.', session_id: r.path.split('/').at(-1) } }
            : a
        }
      })(),
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
        deployment: deployment && { ...(plain['deployment'] as Fields), request_id: Math.random().toString() },
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
