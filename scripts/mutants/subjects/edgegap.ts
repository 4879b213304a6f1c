import type { HttpRequest } from '../../../src/engine/http.js'
import type { Profile } from '../../../src/engine/context.js'
import type { Store, Tables as AnyTables } from '../../../src/engine/store.js'
import { reach } from '../../../src/providers/edgegap/testing/reach.js'
import type { DeploymentRow, KeyRow, SessionRow } from '../../../src/providers/edgegap/tables.js'
import { ALICE, arrange, BOB, CAROL, DAVE, type Arranged } from '../../../src/providers/edgegap/testing/arrange.js'
import type { TestMock } from '../../../src/testing/harness.js'
import type { Kit } from '../mutant.js'
import { checkThenAct } from '../operators/races.js'
import { parseBody } from '../survey.js'
import type { Clauses, Subject } from './subject.js'

const POST = 'session-post'
const GET = 'get-session'
const DELETE = 'session-delete'
const USERS = 'get-users-session'
const PUT_USERS = 'put-users-session'
const DELETE_USERS = 'delete-users-session'
const LIST = 'list-sessions'
const BULK = 'sessions-bulk-stop'

/** Sessions of two apps on several deployments: made, filled, emptied, stopped one by one, in bulk and at once. */
const probe = async (mock: TestMock, profile: Profile): Promise<void> => {
  const { driver } = mock
  const seats = await arrange(mock, { kind: 'Seat', sockets: 3, autodeploy: true })
  const matches = await arrange(mock, { kind: 'Match', sockets: 2, autodeploy: false })
  const made: string[] = []
  const deployments: string[] = []
  const deploy = async (of: Arranged, more = {}) => {
    deployments.push(await of.deploy(more))
    return deployments.at(-1)!
  }
  const create = async (of: Arranged, body: Record<string, unknown> = {}) => {
    const reply = await of.call('POST', '/v1/session', { app_name: of.app, ip_list: [ALICE], ...body })
    const id = (reply.body as { session_id?: string } | undefined)?.session_id
    if (id !== undefined) made.push(id)
    return id ?? '000000000000-S'
  }
  const look = async () => {
    for (const id of made) {
      await seats.call('GET', `/v1/session/${id}`)
      await seats.call('GET', `/v1/session/${id}/users`)
      await driver.observe('session', id)
    }
    for (const id of deployments) await driver.observe('deployment', id)
    await seats.call('GET', '/v1/sessions')
    if (profile === 'live') {
      for (const query of ['limit=2', 'limit=2&page=2', 'page=9']) await seats.call('GET', `/v1/sessions?${query}`)
    }
  }
  const [one, two] = [await deploy(seats), await deploy(seats, { tags: ['red', 'blue'] })]
  const first = await create(seats, { deployment_request_id: one })
  const second = await create(seats, {
    deployment_request_id: one,
    geo_ip_list: [{ ip: CAROL, latitude: 1.5, longitude: 2 }],
  })
  const third = await create(seats, {
    selectors: [{ tag: 'red', tag_only: false }],
    webhook_url: 'http://127.0.0.1:9/x',
  })
  await create(seats, { selectors: [{ tag: 'none' }] })
  await create(seats, { selectors: [{ tag: 'any', tag_only: true, env: { key: 'A', value: 'b' } }] })
  await look()
  const users = (method: string, id: string, ip_list: string[]) =>
    seats.call(method, `/v1/session/${id}/users`, { ip_list })
  await users('PUT', third, [BOB])
  await look()
  await users('PUT', third, [CAROL, DAVE])
  await look()
  await users('DELETE', third, [BOB])
  await look()
  await users('PUT', third, [CAROL, DAVE])
  await users('PUT', third, [CAROL])
  await users('DELETE', third, ['203.0.113.99'])
  await look()
  for (const ip_list of [['no'], []]) await users('PUT', third, ip_list)
  const stop = (id: string) => seats.call('DELETE', `/v1/session/${id}`)
  await stop(first)
  await look()
  await stop(first)
  await look()
  await Promise.all([stop(second), stop(second), stop(second)])
  await look()
  const extra = [await create(seats), await create(seats), await create(seats, { deployment_request_id: two })]
  const bulk = (filters: unknown[]) => seats.call('POST', '/v1/sessions/bulk-stop', { filters })
  const filter = (field: string, filter_type: string, ...values: string[]) => ({ field, filter_type, values })
  await bulk([filter('session_id', 'any', ...extra.slice(0, 2))])
  await look()
  await bulk([filter('session_id', 'any', ...extra.slice(0, 2))])
  await bulk([filter('session_id', 'all', ...extra)])
  await bulk([filter('session_id', 'any', ...made), filter('session_id', 'not', third)])
  await look()
  for (let times = 0; times < 2; times++) await create(seats, { deployment_request_id: two })
  await bulk([filter('deployment_tags', 'all', 'red', 'blue', 'green')])
  await bulk([filter('deployment_tags', 'all', 'red', 'blue'), filter('session_id', 'not', third)])
  await look()
  await create(seats, { deployment_request_id: two })
  await bulk([filter('deployment_tags', 'any', 'green', 'blue'), filter('request_id', 'any', one)])
  await bulk([filter('deployment_tags', 'any', 'green', 'blue')])
  await look()
  await create(seats, { deployment_request_id: two })
  await bulk([filter('request_id', 'any', two)])
  await look()
  const match = await deploy(matches)
  for (let times = 0; times < 3; times++) await create(matches, { ip_list: [ALICE, BOB, CAROL] })
  await look()
  await create(matches, { deployment_request_id: match })
  const full = await arrange(mock, { kind: 'Seat', sockets: 2, autodeploy: false })
  const seat = await create(full, { deployment_request_id: await deploy(full) })
  await Promise.all([BOB, CAROL, DAVE].map((ip) => users('PUT', seat, [ip])))
  await look()
  await Promise.all([create(seats), create(seats), create(seats)])
  await driver.end('deployment', match)
  await look()
  for (const id of made.slice(-6)) await stop(id)
  for (const attributes of [{ state: 'revoked' }, { state: 'unknown' }]) {
    const { headers } = await driver.create('credential', attributes)
    await mock.send('GET', '/v1/sessions', { headers })
    await mock.send('DELETE', `/v1/session/${seat}`, { headers })
    await look()
  }
  const key = seats.headers['authorization']!.replace(/^token /, '')
  for (const authorization of ['', key, `Bearer ${key}`, 'token', `TOKEN ${key}`])
    await mock.send('GET', '/v1/sessions', { headers: { authorization } })
  await mock.send('GET', '/v1/sessions', { headers: { 'x-api-key': key } })
  await mock.send('GET', `/v1/sessions?token=${key}`)
  for (const target of [
    '/nowhere',
    '/v1/session',
    '/v1/session/ü',
    '/v1/session/a%2Fb',
    "/v1/session/o'brien",
    `/v1/session/${'x'.repeat(300)}`,
  ])
    await seats.call('GET', target)
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) {
    await seats.call(method, `/v1/session/${seat}`)
    await look()
  }
  await seats.call('POST', '/v1/session', JSON.parse('{"__proto__":{"x":1}}'))
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  for (let calls = 0; calls < 4; calls++) await seats.call('GET', '/v1/sessions')
  await driver.advance('PT2M')
  await driver.end('rate-limit', limit)
  await look()
}

/** What is wrong with the key of a request, by what the mock knows of it. */
const sort = async ({ headers }: HttpRequest, { context: { store } }: Kit): Promise<string> => {
  const { authorization = '' } = headers
  if (authorization === '') return 'none'
  const [, scheme = '', key = ''] = /^(?:(\w+) +)?(\S+)$/.exec(authorization) ?? []
  const row = (await store.collection('keys').get(key)) as KeyRow | undefined
  if (!row) return 'unknown'
  if (row.revoked) return 'revoked'
  return scheme.toLowerCase() === 'token' ? 'good key' : 'without-its-word'
}

const becomesReady = ['edgegap.create.becomes-ready']
const goneEverywhere = [
  'edgegap.delete.gone-from-get',
  'edgegap.delete.gone-from-users',
  'edgegap.delete.gone-from-list',
]
const keeps = ['edgegap.delete.keeps-others']
const entry = ['edgegap.list.entry-equals-get']
const unknown: Clauses = {
  [`${GET} 404`]: ['edgegap.get.unknown', 'edgegap.delete.gone-from-get'],
  [`${USERS} 404`]: ['edgegap.users.unknown-session', 'edgegap.delete.gone-from-users'],
  [`${PUT_USERS} 404`]: ['edgegap.users.unknown-session'],
  [`${DELETE_USERS} 404`]: ['edgegap.users.unknown-session'],
  [`${DELETE} 404`]: ['edgegap.delete.unknown', 'edgegap.delete.repeated'],
  [`${DELETE} 410`]: ['edgegap.delete.ended-deployment'],
}
const validated = ['edgegap.validation.missing', 'edgegap.validation.enum', 'edgegap.form.missing', 'edgegap.form.type']

const situations: Clauses = {
  ...unknown,
  '401': ['edgegap.credentials.required', 'edgegap.credentials.unknown-key'],
  '400': [...validated, 'edgegap.form.body', 'edgegap.form.enum'],
  '415': ['edgegap.form.media-type'],
  [`${POST} 200`]: ['edgegap.create.answers-200'],
  [`${POST} 422`]: ['edgegap.capacity.seat', 'edgegap.capacity.match-full'],
  [`${POST} 404`]: ['edgegap.create.unknown-app'],
  [`${POST} 409`]: ['edgegap.create.default-kind', 'edgegap.create.refusing-deployment'],
  [`${GET} 200`]: ['edgegap.get.by-id'],
  [`${DELETE} 200`]: ['edgegap.delete.answers-200'],
  [`${USERS} 200`]: ['edgegap.create.users', 'edgegap.users.put-adds'],
  [`${PUT_USERS} 200`]: ['edgegap.users.put-adds'],
  [`${PUT_USERS} 422`]: ['edgegap.capacity.refusal-status', 'edgegap.capacity.seat'],
  [`${DELETE_USERS} 200`]: ['edgegap.users.delete-removes'],
  [`${LIST} 200`]: ['edgegap.list.answers-200'],
  [`${BULK} 200`]: ['edgegap.bulk.any'],
}

const strict: Readonly<Record<string, readonly string[]>> = {
  [POST]: [
    'edgegap.create.answers-200',
    'edgegap.create.optional-fields',
    'edgegap.create.version-asked',
    'edgegap.create.tag-only',
    'edgegap.create.selectors',
    'edgegap.capacity.match',
  ],
  [PUT_USERS]: ['edgegap.users.put-adds', 'edgegap.capacity.freed-by-deletion'],
  [DELETE_USERS]: ['edgegap.users.delete-removes'],
  [BULK]: [
    'edgegap.bulk.any',
    'edgegap.bulk.not',
    'edgegap.bulk.tags-any',
    'edgegap.bulk.tags-all',
    'edgegap.bulk.request-id',
  ],
  [GET]: ['edgegap.get.by-id', 'edgegap.create.becomes-ready'],
  [DELETE]: ['edgegap.delete.answers-200'],
  [USERS]: ['edgegap.create.users', 'edgegap.users.put-adds'],
  [LIST]: ['edgegap.list.page-parameters', 'edgegap.list.answers-200'],
}

const effectsOnUsers = (breaks: readonly string[]): Clauses => ({
  missing: breaks,
  late: breaks,
  undone: breaks,
  strangers: ['edgegap.users.keeps-other-sessions'],
  stranger: ['edgegap.users.keeps-other-sessions'],
  'wrong-user': [...breaks, 'edgegap.users.keeps-other-sessions'],
})

export const edgegap: Subject = {
  api: 'edgegap',
  profiles: ['documented', 'live'],
  reach,
  calls: {
    [POST]: async (mock) => {
      const { app, headers } = await arrange(mock)
      const selectors = [{ tag: 'red', tag_only: true, env: { key: 'A', value: 'b' } }]
      const json = {
        app_name: app,
        version_name: 'v1.0',
        ip_list: [ALICE],
        geo_ip_list: [{ ip: BOB, latitude: 1.5, longitude: 2.5 }],
        selectors,
        webhook_url: 'http://127.0.0.1:9/x',
      }
      return { path: {}, headers, json }
    },
    [GET]: (mock) => onSession(mock),
    [DELETE]: (mock) => onSession(mock),
    [USERS]: (mock) => onSession(mock),
    [PUT_USERS]: async (mock) => ({ ...(await onSession(mock)), json: { ip_list: [BOB, CAROL] } }),
    [DELETE_USERS]: async (mock) => ({ ...(await onSession(mock)), json: { ip_list: [ALICE] } }),
    [LIST]: async (mock) => {
      const { path: _, ...call } = await onSession(mock)
      return { ...call, path: {} }
    },
    [BULK]: async (mock) => {
      const { path, headers } = await onSession(mock)
      return {
        path: {},
        headers,
        json: { filters: [{ field: 'session_id', filter_type: 'any', values: [path.session_id] }] },
      }
    },
  },
  probe,
  situations,
  validation: ({ id }, place, name, rule) => {
    if (rule.endsWith('strict')) return strict[id]!
    if (place === 'query') return ['edgegap.list.page-parameters', 'edgegap.answer.body']
    if (rule === 'required') return ['edgegap.validation.missing']
    return rule === 'enum' ? ['edgegap.validation.enum'] : /tag|env/.test(name) ? ['edgegap.form.environment'] : []
  },
  credentials: {
    breaks: {
      none: ['edgegap.credentials.required'],
      unknown: ['edgegap.credentials.unknown-key'],
      revoked: ['edgegap.credentials.revoked-key'],
      'without-its-word': ['edgegap.credentials.scheme'],
    },
    sort,
    admin: async ({ provider, context }) => (await provider.credentials(context))[0]!.headers,
  },
  effects: [
    {
      operation: DELETE,
      collection: 'sessions',
      owner: 'deployment_request_id',
      breaks: {
        missing: goneEverywhere,
        late: [...goneEverywhere, 'edgegap.delete.once', 'edgegap.delete.repeated'],
        undone: goneEverywhere,
        sibling: keeps,
        siblings: keeps,
        stranger: keeps,
        strangers: keeps,
        'wrong-user': [...goneEverywhere, ...keeps],
        'wrong-sibling': [...goneEverywhere, ...keeps],
        [`still-in ${GET}`]: ['edgegap.delete.gone-from-get'],
        [`still-in ${USERS}`]: ['edgegap.delete.gone-from-users'],
        [`still-in ${LIST}`]: ['edgegap.delete.gone-from-list'],
      },
    },
    {
      operation: DELETE,
      collection: 'deployments',
      owner: 'app',
      breaks: { missing: ['edgegap.capacity.freed-by-deletion'], undone: ['edgegap.capacity.freed-by-deletion'] },
    },
    {
      operation: BULK,
      collection: 'sessions',
      owner: 'deployment_request_id',
      breaks: {
        missing: ['edgegap.bulk.gone'],
        partial: ['edgegap.bulk.gone'],
        late: ['edgegap.bulk.gone', 'edgegap.bulk.tags-any'],
        undone: ['edgegap.bulk.gone'],
        sibling: ['edgegap.bulk.keeps-others'],
        siblings: ['edgegap.bulk.keeps-others'],
        stranger: ['edgegap.bulk.keeps-others'],
        strangers: ['edgegap.bulk.keeps-others'],
        [`still-in ${GET}`]: ['edgegap.bulk.gone'],
        [`still-in ${LIST}`]: ['edgegap.bulk.gone'],
      },
    },
    {
      operation: POST,
      collection: 'sessions',
      owner: 'deployment_request_id',
      breaks: {
        missing: ['edgegap.get.by-id', 'edgegap.list.contains', ...becomesReady],
        late: ['edgegap.get.by-id', 'edgegap.list.contains', ...becomesReady],
        undone: ['edgegap.get.by-id', 'edgegap.list.contains', ...becomesReady],
      },
    },
    {
      operation: POST,
      collection: 'deployments',
      owner: 'app',
      breaks: { missing: ['edgegap.capacity.seat', 'edgegap.capacity.match-full', 'edgegap.get.deployment'] },
    },
    {
      operation: PUT_USERS,
      collection: 'sessions',
      owner: 'session_id',
      breaks: effectsOnUsers(['edgegap.users.put-adds', 'edgegap.users.count-follows']),
    },
    {
      operation: PUT_USERS,
      collection: 'deployments',
      owner: 'app',
      breaks: { missing: ['edgegap.capacity.seat'], late: ['edgegap.capacity.seat'] },
    },
    {
      operation: DELETE_USERS,
      collection: 'sessions',
      owner: 'session_id',
      breaks: effectsOnUsers(['edgegap.users.delete-removes', 'edgegap.users.count-follows']),
    },
    {
      operation: DELETE_USERS,
      collection: 'deployments',
      owner: 'app',
      breaks: { missing: ['edgegap.capacity.freed-by-leaving'] },
    },
  ],
  lists: [
    {
      operation: LIST,
      at: 'data',
      breaks: {
        'first-missing': ['edgegap.list.contains'],
        'last-missing': ['edgegap.list.contains'],
        duplicate: ['edgegap.list.unique'],
        empty: ['edgegap.list.contains'],
        'at-most-2': ['edgegap.list.contains'],
        stale: ['edgegap.delete.gone-from-list', 'edgegap.list.contains'],
      },
    },
    {
      operation: USERS,
      at: 'session_users',
      breaks: {
        'first-missing': ['edgegap.create.users', 'edgegap.users.put-adds'],
        'last-missing': ['edgegap.create.users', 'edgegap.users.put-adds'],
        'from-before': ['edgegap.users.keeps-other-sessions', 'edgegap.create.users'],
        stale: ['edgegap.users.put-adds', 'edgegap.users.delete-removes'],
      },
    },
    {
      operation: PUT_USERS,
      at: 'session_users',
      breaks: { 'first-missing': ['edgegap.users.answer'], 'last-missing': ['edgegap.users.answer'] },
    },
    {
      operation: DELETE_USERS,
      at: 'session_users',
      breaks: { 'first-missing': ['edgegap.users.answer'], empty: ['edgegap.users.answer'] },
    },
    {
      operation: BULK,
      at: 'processable',
      breaks: {
        'first-missing': ['edgegap.bulk.any'],
        empty: ['edgegap.bulk.any'],
        'from-before': ['edgegap.bulk.any', 'edgegap.bulk.only-once'],
      },
    },
  ],
  values: [
    {
      operation: POST,
      field: 'session_id',
      breaks: ['edgegap.create.answers-200', 'edgegap.get.by-id', ...becomesReady],
    },
    { operation: POST, field: 'app', breaks: ['edgegap.create.app-and-version'] },
    { operation: POST, field: 'version', breaks: ['edgegap.create.app-and-version', 'edgegap.create.version-asked'] },
    { operation: POST, field: 'webhook_url', breaks: ['edgegap.create.echo'] },
    { operation: POST, field: 'selectors.*.tag', breaks: ['edgegap.create.echo'] },
    { operation: POST, field: 'selectors.*.tag_only', breaks: ['edgegap.create.echo'] },
    { operation: GET, field: 'session_id', breaks: ['edgegap.get.by-id'] },
    { operation: GET, field: 'ready', breaks: [...becomesReady, ...entry, 'edgegap.answer.ready-is-linked'] },
    { operation: GET, field: 'linked', breaks: [...entry, 'edgegap.create.unprocessable'] },
    { operation: GET, field: 'status', breaks: entry },
    { operation: GET, field: 'kind', breaks: entry },
    { operation: GET, field: 'user_count', breaks: ['edgegap.create.users', 'edgegap.users.count-follows', ...entry] },
    {
      operation: GET,
      field: 'deployment.request_id',
      breaks: ['edgegap.create.named-deployment', 'edgegap.create.selectors'],
    },
    { operation: GET, field: 'deployment.tags.*', breaks: ['edgegap.create.tags-new-deployment'] },
    { operation: DELETE, field: 'session_id', breaks: ['edgegap.delete.answers-200'] },
    { operation: LIST, field: 'data.*.session_id', breaks: ['edgegap.list.contains'] },
    { operation: LIST, field: 'data.*.user_count', breaks: entry },
    { operation: LIST, field: 'data.*.ready', breaks: entry },
    { operation: LIST, field: 'data.*.linked', breaks: entry },
    { operation: LIST, field: 'data.*.status', breaks: entry },
    { operation: LIST, field: 'data.*.kind', breaks: entry },
    { operation: LIST, field: 'pagination.has_next', breaks: ['edgegap.answer.pages-agree'] },
    { operation: LIST, field: 'pagination.has_previous', breaks: ['edgegap.answer.pages-agree'] },
    { operation: USERS, field: 'session_users.*.ip', breaks: ['edgegap.create.users', 'edgegap.users.put-adds'] },
    { operation: PUT_USERS, field: 'session_users.*.ip', breaks: ['edgegap.users.answer'] },
    { operation: BULK, field: 'processable.*.session_id', breaks: ['edgegap.bulk.any'] },
  ],
  parameters: {
    [`${POST} version_name`]: { ignored: ['edgegap.create.version-asked'] },
    [`${POST} deployment_request_id`]: { ignored: ['edgegap.create.named-deployment'] },
    [`${POST} selectors`]: { ignored: ['edgegap.create.selectors', 'edgegap.create.tags-new-deployment'] },
    [`${POST} ip_list`]: {
      ignored: ['edgegap.create.users'],
      'only-first': ['edgegap.create.users', 'edgegap.users.put-adds'],
    },
    [`${POST} geo_ip_list`]: { ignored: ['edgegap.create.users'] },
    [`${POST} webhook_url`]: { ignored: ['edgegap.create.echo'] },
    [`${PUT_USERS} ip_list`]: { 'only-first': ['edgegap.users.put-adds', 'edgegap.capacity.seat'] },
    [`${DELETE_USERS} ip_list`]: { 'only-first': ['edgegap.users.delete-removes'] },
    [`${BULK} filters`]: { 'only-first': ['edgegap.bulk.together', 'edgegap.bulk.not'] },
  },
  refusedEffects: {
    [POST]: ['edgegap.credentials.refusal-changes-nothing', 'edgegap.validation.changes-nothing'],
    [DELETE]: ['edgegap.credentials.refusal-changes-nothing', 'edgegap.validation.changes-nothing'],
    [PUT_USERS]: [
      'edgegap.credentials.refusal-changes-nothing',
      'edgegap.validation.changes-nothing',
      'edgegap.capacity.refusal-changes-nothing',
    ],
    [DELETE_USERS]: ['edgegap.credentials.refusal-changes-nothing', 'edgegap.validation.changes-nothing'],
    [BULK]: ['edgegap.credentials.refusal-changes-nothing', 'edgegap.validation.changes-nothing'],
  },
  beside: {
    'unicode-500': ['edgegap.answer.no-server-error', 'edgegap.robust.hostile-ids'],
    'slash-500': ['edgegap.answer.no-server-error', 'edgegap.robust.hostile-ids'],
    'quote-500': ['edgegap.answer.no-server-error', 'edgegap.robust.hostile-ids'],
    'long-500': ['edgegap.answer.no-server-error', 'edgegap.robust.hostile-ids'],
    'unknown-path-500': ['edgegap.answer.no-server-error'],
    'method-acts': ['edgegap.robust.odd-methods'],
    'method-500': ['edgegap.answer.no-server-error'],
    'percent-500': ['edgegap.answer.no-server-error', 'edgegap.robust.hostile-ids'],
    'zero-byte-cuts': ['edgegap.robust.hostile-ids'],
    'asterisk-matches': ['edgegap.robust.hostile-ids'],
    'long-header-500': ['edgegap.answer.no-server-error', 'edgegap.robust.odd-headers'],
    'odd-accept-500': ['edgegap.answer.no-server-error', 'edgegap.robust.odd-headers'],
    'head-500': ['edgegap.answer.no-server-error', 'edgegap.robust.odd-methods'],
    'options-500': ['edgegap.answer.no-server-error', 'edgegap.robust.odd-methods'],
  },
  specials: [
    {
      name: 'race/all-win',
      operation: DELETE,
      operator: 'race',
      clause: 'Calls at the same moment do not see each other.',
      breaks: ['edgegap.delete.once', 'edgegap.users.at-once', 'edgegap.capacity.last-socket'],
      make: checkThenAct,
    },
    {
      name: `${PUT_USERS}/users/replaced`,
      operation: PUT_USERS,
      operator: 'effect',
      clause: 'PUT replaces the users who are there.',
      breaks: ['edgegap.users.put-adds'],
      make: () =>
        afterSession(PUT_USERS, (row, body) => ({
          users: (body.ip_list ?? []).map((ip) => ({ ip })),
          revision: row.revision + 1,
        })),
    },
    {
      name: `${DELETE_USERS}/users/all`,
      operation: DELETE_USERS,
      operator: 'effect',
      clause: 'DELETE removes all users.',
      breaks: ['edgegap.users.delete-removes'],
      make: () => afterSession(DELETE_USERS, (row) => ({ users: [], revision: row.revision + 1 })),
    },
    {
      name: `${DELETE}/deployment/ended`,
      operation: DELETE,
      operator: 'effect',
      clause: 'Deleting a session ends its deployment.',
      breaks: ['edgegap.delete.keeps-deployment'],
      make: () => endingDeployments(DELETE),
    },
    {
      name: `${BULK}/deployment/ended`,
      operation: BULK,
      operator: 'effect',
      clause: 'A bulk stop ends the deployments of what it stops.',
      breaks: ['edgegap.bulk.keeps-deployment'],
      make: () => endingDeployments(BULK),
    },
    {
      name: `${BULK}/filters/not-inverted`,
      operation: BULK,
      operator: 'filter',
      clause: 'A filter of type not stops what it names.',
      breaks: ['edgegap.bulk.not'],
      make: () => filtering((filter) => (filter.filter_type === 'not' ? { ...filter, filter_type: 'any' } : filter)),
    },
    {
      name: `${BULK}/filters/all-as-any`,
      operation: BULK,
      operator: 'filter',
      clause: 'A filter of type all is taken for one of type any.',
      breaks: ['edgegap.bulk.tags-all', 'edgegap.bulk.all-of-one'],
      make: () => filtering((filter) => (filter.filter_type === 'all' ? { ...filter, filter_type: 'any' } : filter)),
    },
    {
      name: `${BULK}/filters/any-as-all`,
      operation: BULK,
      operator: 'filter',
      clause: 'A filter of type any is taken for one of type all.',
      breaks: ['edgegap.bulk.any', 'edgegap.bulk.tags-any'],
      make: () => filtering((filter) => (filter.filter_type === 'any' ? { ...filter, filter_type: 'all' } : filter)),
    },
    {
      name: `${BULK}/filters/tags-as-requests`,
      operation: BULK,
      operator: 'filter',
      clause: 'A filter on deployment_tags is read as one on request_id.',
      breaks: ['edgegap.bulk.tags-any', 'edgegap.bulk.tags-all'],
      make: () =>
        filtering((filter) => (filter.field === 'deployment_tags' ? { ...filter, field: 'request_id' } : filter)),
    },
    {
      name: `${BULK}/filters/only-first-value`,
      operation: BULK,
      operator: 'filter',
      clause: 'Only the first value of a filter counts.',
      breaks: ['edgegap.bulk.any', 'edgegap.bulk.tags-any'],
      make: () => filtering((filter) => ({ ...filter, values: filter.values.slice(0, 1) })),
    },
    {
      name: `${POST}/selectors/any-tag`,
      operation: POST,
      operator: 'filter',
      clause: 'Of several selectors only the first has to fit.',
      breaks: ['edgegap.create.selectors'],
      make: () =>
        creating((body) => ({
          ...body,
          ...(body['selectors'] ? { selectors: (body['selectors'] as unknown[]).slice(0, 1) } : {}),
        })),
    },
    {
      name: `${POST}/selectors/tag-only-rules-out`,
      operation: POST,
      operator: 'parameter',
      clause: 'A selector with tag_only rules deployments out.',
      breaks: ['edgegap.create.tag-only'],
      make: () =>
        creating((body) => ({
          ...body,
          ...(body['selectors']
            ? { selectors: (body['selectors'] as object[]).map((each) => ({ ...each, tag_only: false })) }
            : {}),
        })),
    },
    {
      name: `${POST}/ids/shared`,
      operation: POST,
      operator: 'reply value',
      clause: 'Every second session has the id of the one before.',
      breaks: ['edgegap.create.new-id'],
      make: () => {
        let last: string | undefined
        return {
          answer: (next) => async (request) => {
            const outcome = await next(request)
            const body = parseBody(outcome.reply.body) as { session_id?: string } | undefined
            if (outcome.operation?.id !== POST || outcome.reply.status !== 200 || !body?.session_id) return outcome
            const session_id = last ?? body.session_id
            last = last === undefined ? body.session_id : undefined
            return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify({ ...body, session_id }) } }
          },
        }
      },
    },
    {
      name: `${POST}/capacity/not-looked-at`,
      operation: POST,
      operator: 'validation skipped',
      clause: 'Deployments take sessions beyond their sockets.',
      breaks: ['edgegap.capacity.match-full', 'edgegap.capacity.seat'],
      make: () => endlessSockets(POST),
    },
    {
      name: `${PUT_USERS}/capacity/not-looked-at`,
      operation: PUT_USERS,
      operator: 'validation skipped',
      clause: 'Users are added beyond the sockets.',
      breaks: ['edgegap.capacity.seat', 'edgegap.capacity.last-socket'],
      make: () => endlessSockets(PUT_USERS),
    },
    {
      name: `${PUT_USERS}/capacity/one-too-few`,
      operation: PUT_USERS,
      operator: 'validation too strict',
      clause: 'The last socket of a deployment is never given.',
      breaks: ['edgegap.capacity.seat', 'edgegap.users.put-adds'],
      make: () => socketsSeen(PUT_USERS, (row) => row.sockets - 1),
    },
    {
      name: `${POST}/capacity/hidden`,
      operation: POST,
      operator: 'validation skipped',
      clause: 'Deployments take sessions beyond their sockets, and show that they have more.',
      breaks: ['edgegap.capacity.match-full'],
      make: () => ({
        provider: (provider) => endlessSockets(GET).provider!(endlessSockets(POST).provider!(provider)),
      }),
    },
    ...[
      [GET, 'edgegap.get.unknown'],
      [USERS, 'edgegap.users.unknown-session'],
    ].map(([operation, requirement]) => ({
      name: `${operation}/unknown/another`,
      operation: operation!,
      operator: 'wrong refusal',
      clause: `Where there is no such session, ${operation} shows the newest one.`,
      breaks: [requirement!],
      make: () => showingAnother(operation!),
    })),
    {
      name: `${POST}/body-selectors.*.tag/cut`,
      operation: POST,
      operator: 'validation skipped',
      clause: 'A tag that is too long is cut.',
      breaks: ['edgegap.form.bounds'],
      make: () => ({
        answer: (next) => (request) => {
          const text = new TextDecoder().decode(request.body)
          const body = text.replace(/("tag":"[^"]{20})[^"]+"/g, '$1"')
          return next({ ...request, body: new TextEncoder().encode(body) })
        },
      }),
    },
    {
      name: `${POST}/body/reserved-names-accepted`,
      operation: POST,
      operator: 'validation skipped',
      clause: 'A body with names that languages keep for themselves is taken for a good one.',
      breaks: ['edgegap.robust.hostile-bodies'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (!new TextDecoder().decode(request.body).includes('__proto__')) return outcome
          const headers = { 'content-type': 'application/json' }
          const body = JSON.stringify({ session_id: 'proto-S', app: 'any', version: 'any' })
          return { ...outcome, reply: { status: 200, headers, body } }
        },
      }),
    },
    {
      name: `${GET}/ready/never`,
      operation: GET,
      operator: 'time',
      clause: 'A session never becomes ready.',
      breaks: becomesReady,
      make: () => ({
        context: ({ context: { clock } }) => ({
          clock: Object.assign(Object.create(clock) as typeof clock, { now: () => Date.UTC(2026, 0, 1) }),
        }),
      }),
    },
    {
      name: `${GET}/deployment/ended-and-ready`,
      operation: GET,
      operator: 'reply value',
      clause: 'A session whose deployment has ended is shown as ready.',
      breaks: ['edgegap.get.ended-deployment'],
      make: () => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const outcome = await next(request)
            const body = parseBody(outcome.reply.body) as { session_id?: string } | undefined
            if (outcome.operation?.id !== GET || outcome.reply.status !== 200) return outcome
            const row = (await context.store.collection('sessions').get(body?.session_id ?? '')) as
              SessionRow | undefined
            if (!row || row.active) return outcome
            return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify({ ...body, ready: true }) } }
          },
      }),
    },
    {
      name: `${GET}/deployment/ended-unnoticed`,
      operation: GET,
      operator: 'reply value',
      clause: 'A session whose deployment has ended is shown as it was before.',
      breaks: ['edgegap.get.ended-deployment'],
      make: () => {
        const shown = new Map<string, string | undefined>()
        return {
          answer:
            (next, { context }) =>
            async (request) => {
              const outcome = await next(request)
              if (outcome.operation?.id !== GET || outcome.reply.status !== 200) return outcome
              const id = sessionIn(request.target)
              const row = (await context.store.collection('sessions').get(id)) as SessionRow | undefined
              if (row?.active) shown.set(id, outcome.reply.body)
              const body = shown.get(id) ?? outcome.reply.body
              return { ...outcome, reply: { ...outcome.reply, body } }
            },
        }
      },
    },
    {
      name: `${DELETE}/deployment/ended-unnoticed`,
      operation: DELETE,
      operator: 'wrong refusal',
      clause: 'A session whose deployment has ended is deleted like any other.',
      breaks: ['edgegap.delete.ended-deployment'],
      make: () => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const sessions = context.store.collection('sessions')
            const outcome = await next(request)
            if (outcome.operation?.id !== DELETE || outcome.reply.status !== 410) return outcome
            await sessions.updateIf(sessionIn(request.target), [], { active: true } as object)
            return next(request)
          },
      }),
    },
    ...[GET, LIST, USERS].map((operation) => ({
      name: `${operation}/reading/removes-a-user`,
      operation,
      operator: 'effect',
      clause: `Reading by ${operation} takes a user out of the newest session.`,
      breaks: ['edgegap.reads-change-nothing'],
      make: (): Made => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const outcome = await next(request)
            if (outcome.operation?.id !== operation) return outcome
            const sessions = context.store.collection('sessions')
            const row = (await sessions.list()).rows.at(-1) as SessionRow | undefined
            if (row && row.users.length > 1)
              await sessions.updateIf(row.session_id, [], { users: row.users.slice(1) } as object)
            return outcome
          },
      }),
    })),
    ...[
      ['page-repeated', 'The second page is the first once more.', (query: URLSearchParams) => query.delete('page')],
      [
        'page-skipped',
        'Pages are counted from 0.',
        (query: URLSearchParams) => query.set('page', String(Number(query.get('page') ?? 1) + 1)),
      ],
      [
        'limit-one-less',
        'A page holds one session less than asked for, and the next begins where it should have ended.',
        undefined,
      ],
    ].map(([name, clause, change]) => ({
      name: `${LIST}/pages/${String(name)}`,
      operation: LIST,
      profile: 'live' as const,
      operator: 'list',
      clause: String(clause),
      breaks: ['edgegap.list.contains', 'edgegap.list.unique'],
      make: () => paging(change as ((query: URLSearchParams) => void) | undefined),
    })),
    {
      name: `${LIST}/parameters/refused`,
      operation: LIST,
      profile: 'live',
      operator: 'validation too strict',
      clause: 'page and limit are refused.',
      breaks: ['edgegap.list.page-parameters'],
      make: () => ({
        answer: (next) => (request) =>
          next(
            /[?&](page|limit)=/.test(request.target)
              ? { ...request, target: request.target.replace(/=\d+/g, '=x') }
              : request,
          ),
      }),
    },
    {
      name: 'credentials/in-the-query',
      operation: LIST,
      operator: 'credential let in',
      clause: 'A key in the query lets in.',
      breaks: ['edgegap.credentials.elsewhere'],
      make: () => ({
        answer: (next) => (request) => {
          const query = [...new URLSearchParams(request.target.split('?')[1]).values()]
          const found = [
            ...query,
            ...Object.entries(request.headers)
              .filter(([name]) => name !== 'authorization')
              .map(([, value]) => value),
          ]
            .map((text) => text.replace(/^\w+ /, ''))
            .find((text) => /^[0-9a-f-]{36}$/.test(text))
          if (found === undefined || request.headers['authorization'] !== undefined) return next(request)
          return next({ ...request, headers: { ...request.headers, authorization: `token ${found}` } })
        },
      }),
    },
  ],
}

type Made = ReturnType<Subject['specials'][number]['make']>

const onSession = async (mock: TestMock) => {
  const arranged = await arrange(mock)
  return { path: { session_id: await arranged.create() }, headers: arranged.headers }
}

/** Answers for a session that is not there with the newest one. */
const showingAnother = (operation: string): Made => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation || outcome.reply.status !== 404) return outcome
      const newest = (await context.store.collection('sessions').list()).rows.at(-1) as SessionRow | undefined
      if (!newest) return outcome
      return next({ ...request, target: request.target.replace(/session\/[^/?]+/, `session/${newest.session_id}`) })
    },
})

const sessionIn = (target: string): string => /\/session\/([^/?]+)/.exec(target)?.[1] ?? ''

/** After a successful call the session that it names gets something else than it should have. */
const afterSession = (
  operation: string,
  change: (row: SessionRow, body: { ip_list?: string[] }) => Partial<SessionRow>,
): Made => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation || outcome.reply.status !== 200) return outcome
      const sessions = context.store.collection('sessions')
      const row = (await sessions.get(sessionIn(request.target))) as SessionRow | undefined
      const body = parseBody(new TextDecoder().decode(request.body)) as { ip_list?: string[] }
      if (row) await sessions.updateIf(row.session_id, [], change(row, body) as object)
      return outcome
    },
})

/** The deployments of the sessions that are gone after a call end at once. */
const endingDeployments = (operation: string): Made => ({
  answer:
    (next, { context, provider }) =>
    async (request) => {
      const { store } = context
      const before = (await store.collection('sessions').list()).rows as SessionRow[]
      const outcome = await next(request)
      if (outcome.operation?.id !== operation) return outcome
      for (const { session_id, deployment_request_id: id } of before) {
        if (id === null || (await store.collection('sessions').get(session_id))) continue
        await provider.driver['deployment']!.end!(id, context)
      }
      return outcome
    },
})

interface Filter {
  field: string
  filter_type: string
  values: string[]
}

const withJson = (operation: string, change: (body: Record<string, unknown>) => unknown): Made => ({
  provider: (provider) => ({
    ...provider,
    behaviours: {
      ...provider.behaviours,
      [operation]: (call) => {
        const given = call as unknown as { input: { body: Record<string, unknown> } }
        const input = { ...given.input, body: change(given.input.body) }
        return provider.behaviours[operation]!({ ...given, input } as unknown as typeof call)
      },
    },
  }),
})

const filtering = (change: (filter: Filter) => Filter): Made =>
  withJson(BULK, (body) => ({ ...body, filters: (body['filters'] as Filter[]).map(change) }))

const creating = (change: (body: Record<string, unknown>) => unknown): Made => withJson(POST, change)

/** One operation sees other numbers of sockets than there are. */
const socketsSeen = (operation: string, sockets: (row: DeploymentRow) => number): Made => ({
  provider: (provider) => ({
    ...provider,
    behaviours: {
      ...provider.behaviours,
      [operation]: (call) => {
        const given = call as unknown as { context: Kit['context'] }
        const context = Object.assign(Object.create(given.context) as Kit['context'], {
          store: seeing(given.context.store, sockets),
        })
        return provider.behaviours[operation]!({ ...given, context } as unknown as typeof call)
      },
    },
  }),
})

const endlessSockets = (operation: string): Made => socketsSeen(operation, () => 1000)

const seeing = (store: Store<AnyTables>, sockets: (row: DeploymentRow) => number): Store<AnyTables> => {
  const seen = (row: object | undefined) => (row ? { ...row, sockets: sockets(row as DeploymentRow) } : undefined)
  return {
    ...store,
    collection: ((name: string) => {
      const rows = store.collection(name)
      if (name !== 'deployments') return rows
      return {
        ...rows,
        get: async (id: string) => seen(await rows.get(id)),
        async list(query: never) {
          const page = await rows.list(query)
          return { ...page, rows: page.rows.map(seen) }
        },
      }
    }) as Store<AnyTables>['collection'],
  }
}

const paging = (change: ((query: URLSearchParams) => void) | undefined): Made => ({
  answer: (next) => async (request) => {
    const [target = '', text = ''] = request.target.split('?')
    const query = new URLSearchParams(text)
    change?.(query)
    const outcome = await next({
      ...request,
      target: text === '' && change === undefined ? target : `${target}?${query.toString()}`,
    })
    const body = parseBody(outcome.reply.body) as { data?: unknown[] } | undefined
    if (change || outcome.operation?.id !== LIST || !body?.data || body.data.length < 2) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify({ ...body, data: body.data.slice(0, -1) }) } }
  },
})
