import { reach } from '../../../src/providers/okta/testing/reach.js'
import type { HttpRequest } from '../../../src/engine/http.js'
import type { TestMock } from '../../../src/testing/harness.js'
import type { CredentialRow } from '../../../src/providers/okta/tables.js'
import type { Kit } from '../mutant.js'
import { parseBody } from '../survey.js'
import { throttledForGood } from '../operators/throttled-for-good.js'
import type { Subject } from './subject.js'

const OPERATION = 'revokeUserSessions'

interface Person {
  id: string
  things: [kind: string, id: string][]
}

const person = async ({ driver }: TestMock): Promise<Person> => {
  const { id: user } = await driver.create('user')
  const things: Person['things'] = []
  for (const [kind, more] of [
    ['session', {}],
    ['session', {}],
    ['token', { use: 'access' }],
    ['token', { use: 'refresh' }],
    ['device', {}],
    ['app-session', {}],
  ] as const) {
    things.push([kind, (await driver.create(kind, { user, ...more })).id])
  }
  return { id: user, things }
}

/** Each combination of flags for a fresh user, with a bystander, and each sort of credential. */
const probe = async (mock: TestMock): Promise<void> => {
  const { driver, send } = mock
  const { headers } = await driver.create('credential')
  const bystander = await person(mock)
  const look = async (...people: Person[]) => {
    for (const { things } of people) for (const [kind, id] of things) await driver.observe(kind, id)
  }
  const revoke = (id: string, query = '', sent: Record<string, string> = headers) =>
    send('DELETE', `/api/v1/users/${id}/sessions${query}`, { headers: sent })
  const flags = ['', 'true', 'false'].flatMap((oauth) =>
    ['', 'true', 'false'].map((forget) => [oauth, forget] as const),
  )
  for (const [oauthTokens, forgetDevices] of flags) {
    const query = new URLSearchParams({
      ...(oauthTokens === '' ? {} : { oauthTokens }),
      ...(forgetDevices === '' ? {} : { forgetDevices }),
    }).toString()
    const who = await person(mock)
    await look(who)
    await revoke(who.id, query === '' ? '' : `?${query}`)
    await look(who, bystander)
    await revoke(who.id)
    await look(who, bystander)
    await revoke(who.id)
    await look(who, bystander)
  }
  const who = await person(mock)
  for (const attributes of [
    { state: 'expired' },
    { state: 'revoked' },
    { state: 'unknown' },
    { scheme: 'bearer' },
    { scheme: 'bearer', state: 'expired' },
    { scheme: 'bearer', state: 'revoked' },
    { scheme: 'bearer', state: 'unknown' },
    { scheme: 'bearer', scopes: ['okta.users.read'] },
    { covers: [bystander.id] },
  ]) {
    const other = await person(mock)
    await revoke(other.id, '', (await driver.create('credential', attributes)).headers)
    await look(other, bystander)
  }
  for (const sent of [{}, { authorization: 'Basic YTpi' }, { authorization: 'SSWS' }, { authorization: 'nonsense' }]) {
    await revoke(who.id, '', sent)
    await look(who)
  }
  await revoke(who.id, '?oauthTokens=perhaps')
  await revoke(who.id, '?forgetDevices=perhaps')
  await look(who)
  for (const id of ['ü', "o'brien", 'a%2Fb', 'x'.repeat(300)]) await revoke(id)
  for (const path of ['/nowhere', '/api/v1/users', `/api/v1/users/${who.id}/sessions/`]) await send('GET', path)
  for (const method of ['GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) {
    await send(method, `/api/v1/users/${who.id}/sessions`, { headers })
    await look(who)
  }
  for (const odd of [{ 'x-long': 'a'.repeat(6000) }, { accept: ';;;q=,,/' }])
    await revoke(who.id, '', { ...headers, ...odd })
  for (const id of [`${bystander.id}%00`, `${bystander.id.slice(0, -1)}*`]) await revoke(id)
  await look(bystander)
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  for (let calls = 0; calls < 3; calls++) await revoke(bystander.id)
  await driver.advance('PT2M')
  await revoke(bystander.id)
  await driver.end('rate-limit', limit)
  for (const step of ['PT90M', 'P20D', 'P20D']) {
    await driver.advance(step)
    await look(bystander)
    await revoke(bystander.id)
  }
}

/** What is wrong with the credential of a request, by what the mock knows of it. */
const sort = async ({ headers }: HttpRequest, { context: { store, clock } }: Kit): Promise<string> => {
  const { authorization } = headers
  if (authorization === undefined) return 'none'
  const [, scheme = '', token = ''] = /^(ssws|bearer) (\S+)$/i.exec(authorization) ?? []
  if (token === '') return 'malformed'
  const bearer = scheme.toLowerCase() === 'bearer'
  const prefix = bearer ? 'bearer-' : ''
  const row = (await store.collection('credentials').get(token)) as CredentialRow | undefined
  if (!row) return `${prefix}unknown`
  if (row.revoked) return `${prefix}revoked`
  if (row.expiresAt <= clock.now()) return `${prefix}expired`
  if (bearer && !row.scopes.includes('okta.users.manage')) return 'under-scoped'
  if (row.covers) return 'not-covering'
  return bearer ? 'good access-token' : 'good api-token'
}

const ended = ['okta.credentials.bearer-ended']

export const okta: Subject = {
  api: 'okta',
  profiles: ['documented'],
  reach,
  calls: {
    [OPERATION]: async (mock) => ({
      path: { userId: (await person(mock)).id },
      query: { oauthTokens: 'true', forgetDevices: 'false' },
      headers: (await mock.driver.create('credential')).headers,
    }),
  },
  probe,
  codeOf: (body) => (body as { errorCode?: string } | undefined)?.errorCode,
  situations: {
    '204': ['okta.revoke.answers-204'],
    '400 E0000001': ['okta.request.flag-values'],
    '401': ['okta.credentials.bearer-unknown', 'okta.credentials.bearer-ended', 'okta.credentials.bearer-challenge'],
    '401 E0000011': [
      'okta.credentials.unknown-token',
      'okta.credentials.expired-token',
      'okta.credentials.revoked-token',
    ],
    '403': ['okta.credentials.scope'],
    '403 E0000005': ['okta.credentials.required'],
    '403 E0000006': ['okta.credentials.coverage'],
    '404 E0000007': ['okta.user.unknown', 'okta.user.any-form'],
    '429 E0000047': ['okta.rate-limit.refusal'],
  },
  validation: (_operation, place, _name, rule) =>
    place === 'path'
      ? ['okta.user.any-form', 'okta.revoke.answers-204', 'okta.user.unknown']
      : rule.endsWith('strict')
        ? ['okta.revoke.answers-204', 'okta.request.node-sdk', 'okta.revoke.flags-independent']
        : rule === 'type'
          ? [
              'okta.request.flag-values',
              'okta.revoke.tokens-only-on-request',
              'okta.revoke.devices-kept-on-request',
              'okta.revoke.flags-independent',
            ]
          : ['okta.request.flag-values'],
  credentials: {
    breaks: {
      none: ['okta.credentials.required'],
      malformed: ['okta.credentials.required'],
      unknown: ['okta.credentials.unknown-token'],
      expired: ['okta.credentials.expired-token'],
      revoked: ['okta.credentials.revoked-token'],
      'bearer-unknown': ['okta.credentials.bearer-unknown'],
      'bearer-expired': ended,
      'bearer-revoked': ended,
      'under-scoped': ['okta.credentials.scope'],
      'not-covering': ['okta.credentials.coverage'],
    },
    refused: {
      'api-token': ['okta.credentials.api-token-accepted'],
      'access-token': ['okta.credentials.bearer-accepted'],
    },
    sort,
    admin: async ({ provider, context }) => (await provider.credentials(context))[0]!.headers,
  },
  effects: [
    {
      operation: OPERATION,
      collection: 'sessions',
      owner: 'userId',
      breaks: {
        missing: ['okta.revoke.ends-sessions'],
        partial: ['okta.revoke.ends-sessions'],
        late: ['okta.revoke.ends-sessions'],
        undone: ['okta.revoke.ends-sessions'],
        stranger: ['okta.revoke.keeps-other-users'],
        strangers: ['okta.revoke.keeps-other-users'],
        'wrong-user': ['okta.revoke.ends-sessions', 'okta.revoke.keeps-other-users'],
      },
    },
    {
      operation: OPERATION,
      collection: 'tokens',
      owner: 'userId',
      breaks: {
        missing: ['okta.revoke.tokens-on-request'],
        partial: ['okta.revoke.tokens-on-request'],
        late: ['okta.revoke.tokens-on-request'],
        undone: ['okta.revoke.tokens-on-request'],
        stranger: ['okta.revoke.keeps-other-users'],
        strangers: ['okta.revoke.keeps-other-users'],
        'wrong-user': ['okta.revoke.tokens-on-request', 'okta.revoke.keeps-other-users'],
      },
    },
    {
      operation: OPERATION,
      collection: 'devices',
      owner: 'userId',
      breaks: {
        missing: ['okta.revoke.devices-on-request', 'okta.revoke.devices-by-default'],
        late: ['okta.revoke.devices-on-request', 'okta.revoke.devices-by-default'],
        undone: ['okta.revoke.devices-on-request', 'okta.revoke.devices-by-default'],
        stranger: ['okta.revoke.keeps-other-users'],
        strangers: ['okta.revoke.keeps-other-users'],
        'wrong-user': ['okta.revoke.devices-on-request', 'okta.revoke.keeps-other-users'],
      },
    },
  ],
  lists: [],
  values: [],
  parameters: {
    [`${OPERATION} oauthTokens`]: {
      ignored: ['okta.revoke.tokens-on-request'],
      inverted: ['okta.revoke.tokens-on-request', 'okta.revoke.tokens-only-on-request'],
      'always-true': ['okta.revoke.tokens-only-on-request'],
      'default-true': ['okta.revoke.tokens-only-on-request'],
      'swapped with forgetDevices': [
        'okta.revoke.flags-independent',
        'okta.revoke.tokens-on-request',
        'okta.revoke.devices-kept-on-request',
      ],
    },
    [`${OPERATION} forgetDevices`]: {
      ignored: ['okta.revoke.devices-kept-on-request'],
      inverted: ['okta.revoke.devices-on-request', 'okta.revoke.devices-kept-on-request'],
      'always-true': ['okta.revoke.devices-kept-on-request'],
      'default-false': ['okta.revoke.devices-by-default'],
    },
  },
  time: { never: ['okta.credentials.expired-token', ...ended] },
  refusedEffects: { [OPERATION]: ['okta.credentials.refusal-changes-nothing'] },
  beside: {
    'unknown-path-500': ['okta.answer.no-server-error'],
    'longer-path-answers': ['okta.path.other'],
    'longer-path-acts': ['okta.path.other'],
    'method-200': ['okta.method.other'],
    'method-500': ['okta.method.other', 'okta.answer.no-server-error'],
    'method-acts': ['okta.method.other', 'okta.robust.odd-methods'],
    'unicode-500': ['okta.answer.no-server-error', 'okta.user.any-form', 'okta.robust.hostile-ids'],
    'slash-500': ['okta.answer.no-server-error', 'okta.user.any-form', 'okta.robust.hostile-ids'],
    'quote-500': ['okta.answer.no-server-error', 'okta.user.any-form', 'okta.robust.hostile-ids'],
    'long-500': ['okta.answer.no-server-error', 'okta.user.any-form', 'okta.robust.hostile-ids'],
    'percent-500': ['okta.answer.no-server-error', 'okta.robust.hostile-ids'],
    'zero-byte-cuts': ['okta.robust.hostile-ids'],
    'asterisk-matches': ['okta.robust.hostile-ids'],
    'long-header-500': ['okta.answer.no-server-error', 'okta.robust.odd-headers'],
    'odd-accept-500': ['okta.answer.no-server-error', 'okta.robust.odd-headers'],
    'head-500': ['okta.answer.no-server-error', 'okta.robust.odd-methods'],
    'options-500': ['okta.answer.no-server-error', 'okta.robust.odd-methods'],
  },
  specials: [
    {
      name: `${OPERATION}/sessions/spared-with-tokens`,
      operation: OPERATION,
      operator: 'parameter',
      clause: 'With oauthTokens=true the tokens end and the sessions go on.',
      breaks: ['okta.revoke.ends-sessions-whatever-the-flags', 'okta.revoke.ends-sessions'],
      make: () => sparing('oauthTokens=true'),
    },
    {
      name: `${OPERATION}/sessions/spared-with-devices`,
      operation: OPERATION,
      operator: 'parameter',
      clause: 'With forgetDevices=false the sessions go on too.',
      breaks: ['okta.revoke.ends-sessions-whatever-the-flags'],
      make: () => sparing('forgetDevices=false'),
    },
    {
      name: `${OPERATION}/again/refused`,
      operation: OPERATION,
      operator: 'not idempotent',
      clause: 'Revoking again at once is answered with 404.',
      breaks: ['okta.revoke.idempotent', 'okta.revoke.without-sessions'],
      make: () => ({
        answer: (next) => {
          const done = new Set<string>()
          return async (request) => {
            const outcome = await next(request)
            if (outcome.reply.status !== 204) return outcome
            const path = request.target.split('?')[0]!
            if (!done.has(path)) {
              done.add(path)
              return outcome
            }
            return next({ ...request, target: request.target.replace(/users\/[^/]+/, 'users/00unobody000000000x9') })
          }
        },
      }),
    },
    {
      name: `${OPERATION}/without-sessions/refused`,
      operation: OPERATION,
      operator: 'wrong refusal',
      clause: 'A user without sessions is answered for with 404.',
      breaks: ['okta.revoke.without-sessions', 'okta.revoke.idempotent'],
      make: () => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const id = /users\/([^/]+)\/sessions/.exec(request.target)?.[1] ?? ''
            const where = [{ field: 'userId', is: '=', value: id }]
            const held = await context.store.collection('sessions').count({ where } as never)
            if (held > 0) return next(request)
            return next({ ...request, target: request.target.replace(/users\/[^/]+/, 'users/00unobody000000000x9') })
          },
      }),
    },
    {
      name: `${OPERATION}/app-sessions/ended`,
      operation: OPERATION,
      operator: 'effect',
      clause: 'Sessions that apps keep for themselves end too.',
      breaks: ['okta.revoke.keeps-app-sessions'],
      make: () => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const outcome = await next(request)
            if (outcome.reply.status !== 204) return outcome
            const value = /users\/([^/]+)\/sessions/.exec(request.target)?.[1] ?? ''
            await context.store.collection('appSessions').deleteMany([{ field: 'userId', is: '=', value }] as never)
            return outcome
          },
      }),
    },
    {
      name: `${OPERATION}/content-type/refused`,
      operation: OPERATION,
      operator: 'validation too strict',
      clause: 'A Content-Type without a body is refused.',
      breaks: ['okta.request.content-type-without-body'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (request.headers['content-type'] === undefined || outcome.reply.status !== 204) return outcome
          return { ...outcome, reply: { ...outcome.reply, status: 400, ...refused('E0000021', outcome.reply.headers) } }
        },
      }),
    },
    ...['E0000009', 'other'].map((code) => ({
      name: `${OPERATION}/error-link/${code}`,
      operation: OPERATION,
      operator: 'reply value',
      clause: 'errorLink says something else than errorCode.',
      breaks: ['okta.answer.error-link'],
      make: () => withBody((body) => ({ ...body, errorLink: code })),
    })),
    {
      name: `${OPERATION}/causes/dropped`,
      operation: OPERATION,
      operator: 'reply body',
      clause: 'errorCauses is left out.',
      breaks: ['okta.user.unknown'],
      make: () => withBody(({ errorCauses: _, ...body }) => body),
    },
    ...[
      ['x-rate-limit-reset', 'in-milliseconds', (value: string) => `${value}000`],
      ['x-rate-limit-reset', 'as-a-delay', () => '60'],
      ['x-rate-limit-remaining', 'above-the-limit', () => '99999999'],
    ].map(([header, how, change]) => ({
      name: `${OPERATION}/headers/${String(header)}-${String(how)}`,
      operation: OPERATION,
      operator: 'reply header',
      clause: `${String(header)} is ${String(how).replaceAll('-', ' ')}.`,
      breaks: ['okta.rate-limit.headers'],
      make: () => withHeader(header as string, change as (value: string) => string),
    })),
    {
      name: `${OPERATION}/204/content-type`,
      operation: OPERATION,
      operator: 'reply header',
      clause: 'A 204 comes with a Content-Type.',
      breaks: ['okta.revoke.empty-answer'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (outcome.reply.status !== 204 || !outcome.operation) return outcome
          const headers = { ...outcome.reply.headers, 'content-type': 'application/json' }
          return { ...outcome, reply: { ...outcome.reply, headers } }
        },
      }),
    },
    {
      name: `${OPERATION}/rate-limit/never-passes`,
      operation: OPERATION,
      operator: 'time',
      clause: 'Who was throttled once is throttled for good.',
      breaks: ['okta.rate-limit.passes'],
      make: () => throttledForGood(OPERATION),
    },
    {
      name: `${OPERATION}/challenge/other-error`,
      operation: OPERATION,
      operator: 'reply header',
      clause: 'The refusal for a missing scope says invalid_token.',
      breaks: ['okta.credentials.scope'],
      make: () => withHeader('www-authenticate', (value) => value.replace('insufficient_scope', 'invalid_token')),
    },
    {
      name: `${OPERATION}/challenge/none`,
      operation: OPERATION,
      operator: 'reply header',
      clause: 'The refusal for a missing scope has no WWW-Authenticate.',
      breaks: ['okta.credentials.scope'],
      make: () => withHeader('www-authenticate', () => undefined),
    },
  ],
}

type Made = ReturnType<Subject['specials'][number]['make']>

const refused = (code: string, headers: Record<string, string>) => ({
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ errorCode: code, errorSummary: 'no', errorLink: code, errorId: 'oae1', errorCauses: [] }),
})

/** Sessions go on where the query says so. */
const sparing = (query: string): Made => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const sessions = context.store.collection('sessions')
      const before = (await sessions.list()).rows
      const outcome = await next(request)
      if (request.target.includes(query)) for (const row of before) await sessions.insert(row)
      return outcome
    },
})

const withBody = (change: (body: Record<string, unknown>) => unknown): Made => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const body = parseBody(outcome.reply.body)
    if (body === undefined || !outcome.operation) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(change(body as Record<string, unknown>)) } }
  },
})

const withHeader = (name: string, change: (value: string) => string | undefined): Made => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const { [name]: value, ...headers } = outcome.reply.headers
    if (value === undefined || !outcome.operation) return outcome
    const after = change(value)
    return {
      ...outcome,
      reply: { ...outcome.reply, headers: after === undefined ? headers : { ...headers, [name]: after } },
    }
  },
})
