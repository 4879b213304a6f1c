import { refuse, type EdgegapVariation, type Fields } from '../../../testing/edgegap-server.js'
import type { Deployment } from '../../../testing/edgegap-world.js'
import { isCreation, isList, onlyWhere, withFields } from './calls.js'

const carries = ({ ended, tags }: Deployment, wanted: readonly string[]): boolean =>
  !ended && wanted.length > 1 && wanted.every((tag) => tags.includes(tag))

/** Faults in how sessions are created, shown and listed. Each with the requirement that has to fail by it. */
export const SESSIONS: [requirement: string, fault: string, EdgegapVariation][] = [
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
    'create.version-asked',
    'any version will do',
    {
      answer: (a, r, world) =>
        a.status === 404 && isCreation(r) && r.body.includes('"v-')
          ? { status: 200, body: { session_id: world.id(), app: 'standing', version: 'v1' } }
          : a,
    },
  ],
  [
    'create.new-id',
    'one id for all who come at once',
    {
      answer: async (a, request, world) => {
        if (a.status !== 200 || !isCreation(request)) return a
        await new Promise((resolve) => setTimeout(resolve, 30))
        return withFields(a, { session_id: [...world.sessions.keys()].at(-1) })
      },
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
    'create.echo',
    'a webhook without its query',
    {
      answer: onlyWhere(isCreation, (a) => {
        const { webhook_url: webhook } = a.body as Fields
        return typeof webhook === 'string' ? withFields(a, { webhook_url: webhook.split('?')[0] }) : a
      }),
    },
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
    'create.selectors',
    'tags by their beginning',
    {
      fits: (plain, { ended, tags }, wanted) =>
        plain || (!ended && wanted.length > 1 && wanted.every((each) => tags.some((tag) => tag.startsWith(each)))),
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
    'deployments of other apps',
    { fits: (plain, each, wanted) => plain || (each.joinable && carries(each, wanted)) },
  ],
  [
    'create.unprocessable',
    'deployments that take no sessions',
    { fits: (plain, each, wanted) => plain || (!each.joinable && carries(each, wanted)) },
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
  ['list.contains', 'kind Match is missing', { list: (plain) => plain.filter(({ kind }) => kind !== 'Match') }],
  [
    'list.contains',
    'those without users are missing',
    { list: (plain) => plain.filter(({ user_count: users }) => users !== 0) },
  ],
  ['list.unique', 'each twice', { list: (plain) => plain.flatMap((each) => [each, each]) }],
  [
    'list.unique',
    'pages that overlap',
    { pageSize: 2, list: (plain) => plain.flatMap((each, i) => (i % 2 ? [each] : [each, each])) },
  ],
  [
    'list.unique',
    'the first of each further page is left out',
    {
      pageSize: 2,
      answer: onlyWhere(isList, (a, { query }) =>
        Number(query.get('page') ?? 1) > 1
          ? withFields(a, { data: ((a.body as Fields)['data'] as Fields[]).slice(1) })
          : a,
      ),
    },
  ],
  ['list.entry-equals-get', 'the list knows another count', { entry: (plain) => ({ ...plain, user_count: 0 }) }],
]
