import type { HttpRequest } from '../../../src/engine/http.js'
import type { Profile } from '../../../src/engine/context.js'
import { reach } from '../../../src/providers/things-stack/testing/reach.js'
import type { CredentialRow, SessionRow, UserRow } from '../../../src/providers/things-stack/tables.js'
import { hasEnded } from '../../../src/providers/things-stack/timestamps.js'
import { presented } from '../../../src/providers/things-stack/token.js'
import type { TestMock } from '../../../src/testing/harness.js'
import type { Kit } from '../mutant.js'
import { checkThenAct } from '../operators/races.js'
import { throttledForGood } from '../operators/throttled-for-good.js'
import { parseBody } from '../survey.js'
import type { Clauses, Subject } from './subject.js'

const LIST = 'UserSessionRegistry_List'
const DELETE = 'UserSessionRegistry_Delete'
/** The key that mutants add for calls of their own. */
const ADMIN_KEY = 'U'.repeat(39)

const path = (user: string, session?: string) => `/users/${user}/sessions${session === undefined ? '' : `/${session}`}`

const headersFor = async ({ driver }: TestMock, user: string, profile: Profile): Promise<Record<string, string>> =>
  profile === 'live' ? (await driver.create('credential', { user })).headers : {}

const person = async (mock: TestMock, profile: Profile) => {
  const { id } = await mock.driver.create('user')
  const sessions: string[] = []
  const times = ['-PT3H', '-PT1H', '-PT2H', '-PT1H', '-PT5H']
  for (const created_at of times) sessions.push((await mock.driver.create('session', { user: id, created_at })).id)
  return { id, sessions, headers: await headersFor(mock, id, profile) }
}

/** Lists in every order and page, deletions of every sort, and each sort of credential. */
const probe = async (mock: TestMock, profile: Profile): Promise<void> => {
  const { driver, send } = mock
  const [anna, ben] = [await person(mock, profile), await person(mock, profile)]
  const look = async () => {
    for (const { id, sessions, headers } of [anna, ben]) {
      await send('GET', path(id), { headers })
      for (const session of sessions) await driver.observe('session', session)
    }
  }
  await look()
  for (const query of [
    'order=',
    'order=created_at',
    'order=-created_at',
    'limit=2',
    'limit=2&page=2',
    'limit=2&page=3',
    'limit=2&page=4',
    'limit=2&page=0',
    'limit=0',
    'limit=1000',
    'limit=2&order=-created_at&page=2',
    'user_ids.email=a@example.com',
    'userIds.email=a@example.com',
    `user_ids.user_id=${ben.id}`,
    'limit=1&limit=2',
    'other=x',
  ])
    await send('GET', `${path(anna.id)}?${query}`, { headers: anna.headers })
  const ending = await driver.create('session', { user: anna.id, expires_at: 'PT1H' })
  await driver.create('session', { user: ben.id, created_at: '-P2D', expires_at: '-P1D' })
  await look()
  const remove = (id: string, of = anna) => send('DELETE', path(of.id, id), { headers: of.headers })
  await remove(anna.sessions[0]!)
  await look()
  await remove(anna.sessions[0]!)
  await remove(ben.sessions[0]!)
  await remove('00000000-0000-4000-8000-00000000dead')
  await remove('nope')
  await remove('x'.repeat(65))
  await look()
  await Promise.all([1, 2, 3].map(() => remove(anna.sessions[1]!)))
  await look()
  for (const attributes of [
    {},
    { user: anna.id, state: 'expired' },
    { state: 'unknown' },
    { form: 'access_token', user: anna.id },
    { form: 'access_token', user: anna.id, state: 'expired' },
    { form: 'access_token', state: 'unknown' },
    { form: 'session', user: anna.id },
    { form: 'session', user: anna.id, state: 'expired' },
    { form: 'session', user: anna.id, state: 'unknown' },
    { user: ben.id },
    { user: anna.id, rights: ['RIGHT_USER_INFO'] },
    { user: anna.id, rights: [] },
    { entity: 'application' },
    { admin: true },
  ]) {
    const { headers } = await driver.create('credential', attributes)
    await send('GET', path(anna.id), { headers })
    await send('DELETE', path(anna.id, anna.sessions[2]!), {
      headers: { authorization: headers['authorization'] ?? '' },
    })
    await look()
  }
  for (const headers of [{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer x' }]) {
    await send('GET', path(anna.id), { headers: headers as Record<string, string> })
    await send('DELETE', path(anna.id, anna.sessions[3]!), { headers: headers as Record<string, string> })
    await look()
  }
  for (const id of ['A', 'a--b', 'a', 'x'.repeat(37), 'ü', "o'brien", 'a%2Fb', 'x'.repeat(300), 'nobody-at-all'])
    await send('GET', path(id), { headers: anna.headers })
  for (const target of ['/nowhere', `${path(anna.id)}/`, '/users']) await send('GET', target, { headers: anna.headers })
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) {
    await send(method, path(anna.id), { headers: anna.headers })
    await send(method, path(anna.id, anna.sessions[4]!), { headers: anna.headers })
    await send('POST', path(anna.id, anna.sessions[4]!), {
      headers: { ...anna.headers, 'x-http-method-override': 'DELETE' },
    })
    await look()
  }
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  for (let calls = 0; calls < 4; calls++) await look()
  await driver.advance('PT2M')
  await look()
  await driver.end('rate-limit', limit)
  for (const step of ['PT30M', 'PT27M', 'PT6M', 'PT30M', 'P2D']) {
    await driver.advance(step)
    await look()
  }
  await remove(ending.id)
}

/** What is wrong with the credential of a request to a user's sessions, by what the mock knows of it. */
const sort = async (request: HttpRequest, { context: { store, clock } }: Kit): Promise<string> => {
  const token = presented(request)
  if (token.kind === 'nobody' || token.kind === 'malformed' || token.kind === 'unsupported') return token.kind
  const named = /\/users\/([^/]+)/.exec(request.target)?.[1]
  if (token.kind === 'session') {
    const row = (await store.collection('sessions').get(token.id)) as SessionRow | undefined
    if (!row) return 'unknown-session'
    if (row.secret !== token.secret) return 'wrong-secret'
    if (hasEnded(row.expires_at, clock.now())) return 'expired-session'
    if (row.user_id !== named) return 'of-another-user'
    return request.headers['x-csrf-token'] === undefined && request.method === 'DELETE'
      ? 'without-csrf'
      : 'good session-token'
  }
  const row = (await store.collection('credentials').get(token.id)) as CredentialRow | undefined
  if (row?.form !== token.kind) return 'unknown'
  if (row.secret !== token.secret) return 'wrong-secret'
  if (hasEnded(row.expires_at, clock.now())) return 'expired'
  if (row.user_id === null) return 'of-another-entity'
  if (row.rights.length === 0) return 'without-rights'
  if (!row.rights.some((right) => /^RIGHT_(USER_)?ALL$/.test(right))) return 'under-scoped'
  const user = (await store.collection('users').get(row.user_id)) as UserRow | undefined
  if (row.user_id !== named && !row.universal) return user?.admin ? "an-administrator's" : 'of-another-user'
  return row.form === 'api_key' ? 'good api-key' : 'good access-token'
}

const gone = ['things-stack.delete.gone']
const keeps = ['things-stack.delete.keeps-others']
const pages = ['things-stack.paging.joined', 'things-stack.paging.sizes']
const order = ['things-stack.order.by-id']
const notFound = ['things-stack.delete.repeated', 'things-stack.delete.unknown', 'things-stack.delete.other-user']
const values400 = [
  'things-stack.query.order',
  'things-stack.query.limit',
  'things-stack.query.page',
  'things-stack.user.id-refused',
  'things-stack.delete.long-id',
  'things-stack.answer.status-of-code',
]

const situations: Clauses = {
  [`${LIST} 200`]: ['things-stack.list.contains', 'things-stack.list.empty', 'things-stack.paging.past-end'],
  [`${DELETE} 200`]: ['things-stack.delete.answers-200'],
  '400': [...values400, 'things-stack.query.unreadable', 'things-stack.query.repeated', 'things-stack.form.repeated'],
  '400 validation': values400,
  '400 token': ['things-stack.credentials.unreadable', 'things-stack.answer.status-of-code'],
  '401 unsupported_authorization': ['things-stack.credentials.unsupported', 'things-stack.answer.status-of-code'],
  '401 api_key_not_found': ['things-stack.credentials.unknown', 'things-stack.answer.status-of-code'],
  '401 token_not_found': [
    'things-stack.credentials.unknown',
    'things-stack.credentials.dies-with-session',
    'things-stack.answer.status-of-code',
  ],
  '401 invalid_authorization': ['things-stack.credentials.wrong-secret', 'things-stack.answer.status-of-code'],
  '401 token_expired': ['things-stack.credentials.expired', 'things-stack.answer.status-of-code'],
  '401 api_key_expired': ['things-stack.credentials.expired', 'things-stack.answer.status-of-code'],
  '403 no_user_rights': [
    'things-stack.rights.nobody',
    'things-stack.rights.others',
    'things-stack.rights.none',
    'things-stack.rights.other-entities',
    'things-stack.answer.status-of-code',
  ],
  '403 insufficient_user_rights': [
    'things-stack.rights.some',
    'things-stack.rights.admin',
    'things-stack.answer.status-of-code',
  ],
  '403 invalid_csrf_token': ['things-stack.credentials.csrf', 'things-stack.answer.status-of-code'],
  [`${LIST} 404 user_not_found`]: [
    'things-stack.user.unknown',
    'things-stack.rights.admin-unknown-user',
    'things-stack.answer.status-of-code',
  ],
  [`${DELETE} 404 user_not_found`]: ['things-stack.delete.unknown', 'things-stack.answer.status-of-code'],
  [`${DELETE} 404 user_session_not_found`]: [...notFound, 'things-stack.answer.status-of-code'],
  '429 rate_limit_exceeded': ['things-stack.rate-limit.refusal', 'things-stack.answer.status-of-code'],
  '500 driver': ['things-stack.delete.not-a-uuid', 'things-stack.answer.status-of-code'],
}

export const thingsStack: Subject = {
  api: 'things-stack',
  profiles: ['documented', 'live'],
  hidden: [ADMIN_KEY],
  reach,
  passiveAliases: { 'error-body': ['details-code', 'status-of-code'], body: ['formats'], status: ['status-of-code'] },
  calls: {
    [LIST]: async (mock, profile) => {
      const { id, headers } = await person(mock, profile)
      return { path: { 'user_ids.user_id': id }, headers }
    },
    [DELETE]: async (mock, profile) => {
      const { id, sessions, headers } = await person(mock, profile)
      return { path: { 'user_ids.user_id': id, session_id: sessions[0]! }, headers }
    },
  },
  probe,
  codeOf: (body) => (body as { details?: { name?: string }[] } | undefined)?.details?.[0]?.name,
  situations,
  validation: (_operation, _place, name, rule) => {
    if (rule.endsWith('strict')) {
      if (name === 'order')
        return ['things-stack.order.created', 'things-stack.order.created-reversed', 'things-stack.order.empty']
      if (name === 'limit') return ['things-stack.paging.limit-zero', 'things-stack.paging.limit-most', ...pages]
      if (name === 'page') return ['things-stack.paging.page-zero', ...pages]
      if (name === 'user_ids.email') return ['things-stack.query.email']
      if (name === 'session_id') return ['things-stack.delete.answers-200']
      return ['things-stack.user.id-accepted', 'things-stack.list.contains', 'things-stack.delete.answers-200']
    }
    if (name === 'order') return ['things-stack.query.order']
    if (name === 'limit') return ['things-stack.query.limit']
    if (name === 'page') return ['things-stack.query.page']
    return name === 'session_id' ? ['things-stack.delete.long-id'] : ['things-stack.user.id-refused']
  },
  credentials: {
    breaks: {
      nobody: ['things-stack.rights.nobody', 'things-stack.credentials.no-scheme'],
      malformed: ['things-stack.credentials.unreadable'],
      unsupported: ['things-stack.credentials.unsupported'],
      unknown: ['things-stack.credentials.unknown'],
      'unknown-session': ['things-stack.credentials.unknown', 'things-stack.credentials.dies-with-session'],
      expired: ['things-stack.credentials.expired'],
      'expired-session': ['things-stack.credentials.expired'],
      'wrong-secret': ['things-stack.credentials.wrong-secret'],
      'of-another-user': ['things-stack.rights.others'],
      'of-another-entity': ['things-stack.rights.other-entities'],
      'without-rights': ['things-stack.rights.none'],
      'under-scoped': ['things-stack.rights.some'],
      "an-administrator's": ['things-stack.rights.admin'],
      'without-csrf': ['things-stack.credentials.csrf'],
    },
    refused: {
      'api-key': ['things-stack.rights.owner'],
      'access-token': ['things-stack.rights.owner'],
      'session-token': ['things-stack.rights.session-token'],
    },
    sort,
    admin: async ({ context, provider }) => {
      const { store } = context
      const rows = (await store.collection('credentials').list()).rows as CredentialRow[]
      const universal = rows.find((row) => row.universal && row.expires_at === null)
      if (universal) return { authorization: `Bearer NNSXS.${universal.id}.${universal.secret}` }
      const [first] = rows
      if (!first) return (await provider.credentials(context))[0]?.headers ?? {}
      const row = {
        ...first,
        id: ADMIN_KEY,
        universal: true,
        form: 'api_key',
        expires_at: null,
        rights: ['RIGHT_ALL'],
      }
      await store.collection('credentials').insert(row)
      return { authorization: `Bearer NNSXS.${row.id}.${row.secret}` }
    },
  },
  effects: [
    {
      operation: DELETE,
      collection: 'sessions',
      owner: 'user_id',
      breaks: {
        missing: gone,
        late: gone,
        undone: gone,
        sibling: keeps,
        siblings: keeps,
        stranger: keeps,
        strangers: keeps,
        'wrong-user': [...gone, ...keeps],
        'wrong-sibling': [...gone, ...keeps],
        [`still-in ${LIST}`]: gone,
      },
    },
  ],
  lists: [
    {
      operation: LIST,
      at: 'sessions',
      breaks: {
        'first-missing': ['things-stack.list.contains', ...pages],
        'last-missing': ['things-stack.list.contains', ...pages],
        duplicate: ['things-stack.list.unique'],
        empty: ['things-stack.list.contains'],
        reversed: order,
        shuffled: order,
        'from-before': ['things-stack.list.owner'],
        'at-most-2': ['things-stack.list.contains'],
        stale: [...gone, 'things-stack.list.contains'],
      },
    },
  ],
  values: [
    { operation: LIST, field: 'sessions.*.session_id', breaks: ['things-stack.list.contains'] },
    { operation: LIST, field: 'sessions.*.user_ids.user_id', breaks: ['things-stack.list.owner'] },
    { operation: LIST, field: 'sessions.*.created_at', breaks: ['things-stack.list.created-at'] },
    { operation: LIST, field: 'sessions.*.expires_at', breaks: ['things-stack.list.expires-at'] },
  ],
  parameters: {
    [`${LIST} order`]: { ignored: ['things-stack.order.created', 'things-stack.order.created-reversed'] },
    [`${LIST} limit`]: { ignored: pages, 'one-more': pages, 'one-less': pages },
    [`${LIST} page`]: {
      ignored: pages,
      'one-more': [...pages, 'things-stack.paging.page-zero'],
      'one-less': [...pages, 'things-stack.paging.past-end'],
    },
  },
  time: {
    never: ['things-stack.credentials.expired'],
    early: ['things-stack.credentials.expired'],
  },
  refusedEffects: { [DELETE]: ['things-stack.refusal.changes-nothing', 'things-stack.delete.other-user'] },
  beside: {
    'unknown-path-200': ['things-stack.path.unknown'],
    'unknown-path-500': ['things-stack.path.unknown', 'things-stack.answer.no-server-error'],
    'method-200': ['things-stack.method.other'],
    'method-500': ['things-stack.method.other', 'things-stack.answer.no-server-error'],
    'method-404': ['things-stack.method.other'],
    'method-acts': ['things-stack.method.other', 'things-stack.robust.odd-methods'],
    'unicode-500': ['things-stack.answer.no-server-error', 'things-stack.robust.hostile-ids'],
    'slash-500': ['things-stack.answer.no-server-error', 'things-stack.robust.hostile-ids'],
    'quote-500': ['things-stack.answer.no-server-error', 'things-stack.robust.hostile-ids'],
    'long-500': ['things-stack.answer.no-server-error', 'things-stack.robust.hostile-ids'],
    'percent-500': ['things-stack.answer.no-server-error', 'things-stack.robust.hostile-ids'],
    'zero-byte-cuts': ['things-stack.robust.hostile-ids'],
    'asterisk-matches': ['things-stack.robust.hostile-ids'],
    'long-header-500': ['things-stack.answer.no-server-error', 'things-stack.robust.odd-headers'],
    'odd-accept-500': ['things-stack.answer.no-server-error', 'things-stack.robust.odd-headers'],
    'head-500': ['things-stack.answer.no-server-error', 'things-stack.robust.odd-methods'],
    'options-500': ['things-stack.answer.no-server-error', 'things-stack.robust.odd-methods'],
  },
  specials: [
    {
      name: `${DELETE}/race/all-win`,
      operation: DELETE,
      operator: 'race',
      clause: 'Several deletions of one session at the same moment all succeed.',
      breaks: ['things-stack.delete.one-wins'],
      make: checkThenAct,
    },
    {
      name: `${DELETE}/user/not-looked-at`,
      operation: DELETE,
      operator: 'filter',
      clause: "A session is deleted under another user's path too.",
      breaks: ['things-stack.delete.other-user'],
      make: () => ({
        provider: (provider) => ({
          ...provider,
          behaviours: {
            ...provider.behaviours,
            [DELETE]: async (call) => {
              const given = call as unknown as { input: { path: Record<string, string> }; context: Kit['context'] }
              const row = await given.context.store.collection('sessions').get(given.input.path['session_id']!)
              if (row) given.input.path['user_ids.user_id'] = (row as SessionRow).user_id
              return provider.behaviours[DELETE]!(call)
            },
          },
        }),
      }),
    },
    {
      name: `${DELETE}/session_id/no-uuid-answers-200`,
      operation: DELETE,
      operator: 'wrong refusal',
      clause: 'A session ID that is no UUID is answered as if it were deleted.',
      breaks: ['things-stack.delete.not-a-uuid'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          const id = /\/sessions\/([^/?]*)/.exec(request.target)?.[1] ?? ''
          const known = [200, 400].includes(outcome.reply.status) || /^[0-9a-f-]{36}$/i.test(id)
          if (outcome.operation?.id !== DELETE || known) return outcome
          return { ...outcome, reply: { ...outcome.reply, status: 200, body: '{}' } }
        },
      }),
    },
    ...[
      ['one-more', 1],
      ['one-less', -1],
    ].map(([name, by]) => ({
      name: `${LIST}/total/${name}`,
      operation: LIST,
      operator: 'list',
      clause: `X-Total-Count is ${String(name).replace('-', ' ')} than it should be.`,
      breaks: ['things-stack.list.total', 'things-stack.list.empty', 'things-stack.paging.total'],
      make: () => withTotal((total) => Math.max(0, total + Number(by))),
    })),
    {
      name: `${LIST}/total/of-the-page`,
      operation: LIST,
      operator: 'list',
      clause: 'X-Total-Count counts the sessions of the page.',
      breaks: ['things-stack.paging.total'],
      make: () => withTotal((_, body) => (body as { sessions?: unknown[] } | undefined)?.sessions?.length ?? 0),
    },
    {
      name: `${LIST}/total/never-less`,
      operation: LIST,
      operator: 'list',
      clause: 'X-Total-Count never gets less.',
      breaks: ['things-stack.delete.total', 'things-stack.list.total'],
      make: () => {
        const most = new Map<string, number>()
        return withTotal((total, _, target) => {
          const key = target.split('?')[0]!
          most.set(key, Math.max(most.get(key) ?? 0, total))
          return most.get(key)!
        })
      },
    },
    {
      name: `${LIST}/list/duplicate-counted`,
      operation: LIST,
      operator: 'list',
      clause: 'A list holds its first session twice, and counts it so.',
      breaks: ['things-stack.list.unique'],
      make: () => {
        const [twice, counted] = [
          withSessions((sessions) => [...sessions.slice(0, 1), ...sessions]),
          withTotal((total) => (total === 0 ? 0 : total + 1)),
        ]
        return { answer: (next, kit) => counted.answer!(twice.answer!(next, kit), kit) }
      },
    },
    {
      name: `${LIST}/rate-limit/never-passes`,
      operation: LIST,
      operator: 'time',
      clause: 'Who was throttled once is throttled for good.',
      breaks: ['things-stack.rate-limit.passes'],
      make: () => throttledForGood(LIST),
    },
    {
      name: `${LIST}/rate-limit/another-name`,
      operation: LIST,
      operator: 'error code',
      clause: 'The refusal of a call too many has another name.',
      breaks: ['things-stack.rate-limit.refusal'],
      make: () =>
        withFailure((body) =>
          body.code === 8 ? { ...body, details: body.details?.map((each) => ({ ...each, name: 'too_many' })) } : body,
        ),
    },
    {
      name: `${LIST}/user/unknown-forbidden`,
      operation: LIST,
      profile: 'live',
      operator: 'wrong refusal',
      clause: 'An administrator is told 403 of a user who does not exist.',
      breaks: ['things-stack.rights.admin-unknown-user'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (outcome.operation?.id !== LIST || outcome.reply.status !== 404) return outcome
          const { authorization: _, ...headers } = request.headers
          return next({ ...request, headers })
        },
      }),
    },
    {
      name: `${LIST}/values/after-credentials`,
      operation: LIST,
      profile: 'live',
      operator: 'wrong refusal',
      clause: 'Credentials are looked at before values.',
      breaks: ['things-stack.credentials.after-values'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          const [target = ''] = request.target.split('?')
          const early = outcome.operation?.id === LIST && outcome.reply.status === 400
          if (!early || request.headers['authorization'] !== undefined) return outcome
          return next({ ...request, target })
        },
      }),
    },
    {
      name: `${LIST}/order/reverse-without-ties`,
      operation: LIST,
      operator: 'list',
      clause: 'With order=-created_at sessions of the same moment come by ID all the same.',
      breaks: ['things-stack.order.ties', 'things-stack.order.created-reversed'],
      make: () =>
        sorted(
          (a, b) => compare(b.created_at, a.created_at) || compare(a.session_id, b.session_id),
          /order=-created_at/,
        ),
    },
    {
      name: `${LIST}/order/by-updated`,
      operation: LIST,
      operator: 'list',
      clause: 'With order=created_at sessions come by ID.',
      breaks: ['things-stack.order.created'],
      make: () => sorted((a, b) => compare(a.session_id, b.session_id), /order=created_at/),
    },
    {
      name: `${LIST}/order/default-by-time`,
      operation: LIST,
      operator: 'list',
      clause: 'Without an order sessions come by time.',
      breaks: ['things-stack.order.by-id'],
      make: () => sorted((a, b) => compare(a.created_at, b.created_at), /^(?!.*order=)/),
    },
    {
      name: `${LIST}/secret/shown`,
      operation: LIST,
      operator: 'reply body',
      clause: 'Sessions are listed with their session_secret.',
      breaks: ['things-stack.answer.no-secret'],
      make: () => withSessions((sessions) => sessions.map((session) => ({ ...session, session_secret: 'SECRET' }))),
    },
    {
      name: `${LIST}/email/filters`,
      operation: LIST,
      operator: 'filter',
      clause: 'An e-mail address in the query chooses no session.',
      breaks: ['things-stack.query.email'],
      make: () => withSessions((sessions, target) => (/email=/.test(target) ? [] : sessions)),
    },
    {
      name: `${LIST}/user/of-the-query`,
      operation: LIST,
      operator: 'filter',
      clause: 'A user_ids.user_id in the query beats the one in the path.',
      breaks: ['things-stack.query.path-parameter'],
      make: () => ({
        answer: (next) => (request) => {
          const named = new URLSearchParams(request.target.split('?')[1]).get('user_ids.user_id')
          if (named === null) return next(request)
          return next({ ...request, target: request.target.replace(/users\/[^/]+/, `users/${named}`) })
        },
      }),
    },
    {
      name: `${LIST}/parameters/unknown-refused`,
      operation: LIST,
      operator: 'validation too strict',
      clause: 'Query parameters of other names are refused.',
      breaks: ['things-stack.query.unknown'],
      make: () => ({
        answer: (next) => async (request) => {
          const names = [...new URLSearchParams(request.target.split('?')[1]).keys()]
          const strange = names.some((name) => !/^(order|limit|page|(user_ids|userIds)\.\w+)$/.test(name))
          return next(strange ? { ...request, target: `${request.target}&limit=abc` } : request)
        },
      }),
    },
    {
      name: `${LIST}/expiry/never-shown`,
      operation: LIST,
      operator: 'reply value',
      clause: 'expires_at is left out.',
      breaks: ['things-stack.list.expires-at'],
      make: () => withSessions((sessions) => sessions.map(({ expires_at: _, ...session }) => session)),
    },
    {
      name: `${LIST}/reading/removes`,
      operation: LIST,
      operator: 'effect',
      clause: 'Listing ends the oldest session of the user.',
      breaks: ['things-stack.list.changes-nothing', 'things-stack.list.contains'],
      make: () => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const outcome = await next(request)
            if (outcome.operation?.id !== LIST) return outcome
            const value = /users\/([^/]+)\//.exec(request.target)?.[1] ?? ''
            const sessions = context.store.collection('sessions')
            const { rows } = await sessions.list({ where: [{ field: 'user_id', is: '=', value }], limit: 1 } as never)
            if (rows[0]) await sessions.delete((rows[0] as SessionRow).session_id)
            return outcome
          },
      }),
    },
    {
      name: `${DELETE}/body/with-a-field`,
      operation: DELETE,
      operator: 'reply body',
      clause: 'A deletion is answered with the deleted session.',
      breaks: ['things-stack.delete.answers-200'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (outcome.operation?.id !== DELETE || outcome.reply.status !== 200) return outcome
          return {
            ...outcome,
            reply: { ...outcome.reply, body: '{"session_id":"6f0c3a1e-4a0d-4e0e-9b59-0d8a4d5f2c77"}' },
          }
        },
      }),
    },
    ...[
      ['details-code', (body: Failure) => ({ ...body, details: body.details?.map((each) => ({ ...each, code: 2 })) })],
      [
        'status-of-code',
        (body: Failure) => ({ ...body, code: 2, details: body.details?.map((each) => ({ ...each, code: 2 })) }),
      ],
    ].map(([name, change]) => ({
      name: `${LIST}/errors/${String(name)}`,
      operation: LIST,
      operator: 'error code',
      clause:
        name === 'details-code'
          ? 'Details have another code than their refusal.'
          : 'Refusals have a code that their status does not fit.',
      breaks: [`things-stack.answer.${String(name)}`],
      make: () => withFailure(change as (body: Failure) => unknown),
    })),
    {
      name: `${LIST}/credentials/demanded`,
      operation: LIST,
      operator: 'credential refused',
      clause: 'A call without a credential is refused.',
      breaks: ['things-stack.credentials.none-needed'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (!outcome.operation || request.headers['authorization'] !== undefined) return outcome
          const { reply } = outcome
          return { ...outcome, reply: { ...reply, status: 404, body: '{"code":5,"message":"Not Found","details":[]}' } }
        },
      }),
    },
    {
      name: `${DELETE}/override/obeyed`,
      operation: DELETE,
      operator: 'beside the operations',
      clause: 'X-HTTP-Method-Override makes a deletion of a POST.',
      breaks: ['things-stack.method.override'],
      make: () => ({
        answer: (next) => (request) => {
          const method = request.headers['x-http-method-override']
          return next(method === undefined ? request : { ...request, method })
        },
      }),
    },
  ],
}

interface Failure {
  code: number
  details?: { code: number }[]
}

interface Shown {
  session_id: string
  created_at: string
  expires_at?: string
}

type Made = ReturnType<Subject['specials'][number]['make']>

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const withTotal = (change: (total: number, body: unknown, target: string) => number): Made => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const { reply } = outcome
    const total = reply.headers['x-total-count']
    if (outcome.operation?.id !== LIST || total === undefined) return outcome
    const after = change(Number(total), parseBody(reply.body), request.target)
    return { ...outcome, reply: { ...reply, headers: { ...reply.headers, 'x-total-count': String(after) } } }
  },
})

const withSessions = (change: (sessions: Shown[], target: string) => unknown[]): Made => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const body = parseBody(outcome.reply.body) as { sessions?: Shown[] } | undefined
    if (outcome.operation?.id !== LIST || !body?.sessions) return outcome
    const after = { ...body, sessions: change(body.sessions, request.target) }
    return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(after) } }
  },
})

const sorted = (by: (a: Shown, b: Shown) => number, query: RegExp): Made =>
  withSessions((sessions, target) => (query.test(target) ? [...sessions].sort(by) : sessions))

const withFailure = (change: (body: Failure) => unknown): Made => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    if (!outcome.operation || outcome.reply.status < 400) return outcome
    const body = parseBody(outcome.reply.body) as Failure | undefined
    return body ? { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(change(body)) } } : outcome
  },
})
