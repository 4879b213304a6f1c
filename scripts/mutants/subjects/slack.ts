import type { Outcome } from '../../../src/engine/engine.js'
import type { HttpRequest } from '../../../src/engine/http.js'
import { reach } from '../../../src/providers/slack/testing/reach.js'
import type { TokenRow, UserRow } from '../../../src/providers/slack/tables.js'
import type { TestMock } from '../../../src/testing/harness.js'
import type { Kit } from '../mutant.js'
import { checkThenAct } from '../operators/races.js'
import { throttledForGood } from '../operators/throttled-for-good.js'
import type { Clauses, Subject } from './subject.js'

const INVALIDATE = 'admin_users_session_invalidate'
const RESET = 'admin_users_session_reset'
const PATHS = { [INVALIDATE]: '/admin.users.session.invalidate', [RESET]: '/admin.users.session.reset' } as const

const headersOf = async ({ driver }: TestMock, attributes = {}) =>
  (await driver.create('credential', attributes)).headers

interface Device {
  id: string
  team: string
}

const devices = async ({ driver }: TestMock, attributes: Record<string, unknown> = {}) => {
  const { id: user } = await driver.create('user', attributes)
  const made: Device[] = []
  for (const client of ['web', 'mobile', 'web', 'mobile'])
    made.push((await driver.create('session', { user, client })) as unknown as Device)
  return { user, sessions: made }
}

/** Both methods with every flag, token and sort of user, each before the eyes of somebody who has no part in it. */
const probe = async (mock: TestMock): Promise<void> => {
  const { driver, send } = mock
  const headers = await headersOf(mock)
  const bystander = await devices(mock)
  const look = async (...people: { sessions: Device[] }[]) => {
    for (const { sessions } of [...people, bystander])
      for (const { id } of sessions) await driver.observe('session', id)
  }
  const invalidate = (form: Record<string, string>, sent = headers) =>
    send('POST', PATHS[INVALIDATE], { form, headers: sent })
  const reset = (form: Record<string, string>, sent = headers) => send('POST', PATHS[RESET], { form, headers: sent })

  const who = await devices(mock)
  const [first, second] = [who.sessions[0]!, who.sessions[1]!]
  await look(who)
  for (let times = 0; times < 2; times++) {
    await invalidate({ session_id: first.id, team_id: first.team })
    await look(who)
  }
  await Promise.all([1, 2, 3].map(() => invalidate({ session_id: second.id, team_id: second.team })))
  await look(who)
  await invalidate({ session_id: who.sessions[2]!.id, team_id: 'T0BETA0002' })
  await look(who)
  for (const flags of [
    {},
    { mobile_only: 'true' },
    { web_only: 'true' },
    { mobile_only: 'false' },
    { web_only: 'false' },
    { mobile_only: '1' },
    { web_only: '1' },
    { mobile_only: '0' },
    { mobile_only: '' },
    { web_only: '' },
    { mobile_only: 'true', web_only: 'true' },
    { mobile_only: 'false', web_only: 'true' },
  ]) {
    const person = await devices(mock)
    for (let times = 0; times < 3; times++) {
      await reset({ user_id: person.user, ...(flags as Record<string, string>) })
      await look(person)
    }
  }
  await send('POST', PATHS[RESET], { json: { user_id: (await devices(mock)).user, web_only: true }, headers })
  for (const role of ['primary_owner', 'bot', 'admin']) {
    const person = await devices(mock, { role })
    await invalidate({ session_id: person.sessions[0]!.id, team_id: person.sessions[0]!.team })
    await reset({ user_id: person.user })
    await look(person)
  }
  for (const attributes of [
    { state: 'expired' },
    { state: 'revoked' },
    { state: 'unknown' },
    { scopes: ['admin.users:read'] },
    { scopes: ['users:read', 'admin.users:write'] },
    { role: 'member' },
    { role: 'bot' },
  ]) {
    const person = await devices(mock)
    const sent = await headersOf(mock, attributes)
    await invalidate({ session_id: person.sessions[0]!.id, team_id: person.sessions[0]!.team }, sent)
    await reset({ user_id: person.user }, sent)
    await look(person)
  }
  const person = await devices(mock)
  const token = headers['token']!
  for (const sent of [
    {},
    { authorization: `Bearer ${token}` },
    { authorization: `Bearer ${token} ` },
    { authorization: 'Basic YTpi' },
  ])
    await reset({ user_id: person.user }, sent as Record<string, string>)
  await reset({ user_id: person.user, token }, {})
  await reset({ user_id: person.user, token }, { authorization: `Bearer ${token}` })
  await send('POST', `${PATHS[RESET]}?token=${token}`, { form: { user_id: person.user } })
  const expired = await driver.create('session', { user: person.user, state: 'expired' })
  await invalidate({ session_id: expired.id, team_id: String(expired['team']) })
  for (const path of ['/no.such.method', '/', '/ü', '/a%2Fb', `/${'x'.repeat(300)}`, "/o'brien"])
    await send('POST', path, { headers })
  for (const method of ['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
    const query = new URLSearchParams({ user_id: bystander.user, token }).toString()
    await send(method, `${PATHS[RESET]}?${query}`, { headers })
    await look()
  }
  const { id: limit } = await driver.create('rate-limit', { limit: 2 })
  const patient = await devices(mock)
  for (let calls = 0; calls < 2; calls++) await reset({ user_id: person.user })
  await reset({ user_id: patient.user })
  await look(patient)
  await driver.advance('PT2M')
  await reset({ user_id: person.user })
  await driver.end('rate-limit', limit)
  await driver.advance('P1D')
  await reset({ user_id: person.user }, await headersOf(mock, { state: 'expired' }))
}

/** What is wrong with the token of a request, by what the mock knows of it. */
const sort = async ({ headers, body, target }: HttpRequest, { context: { store, clock } }: Kit): Promise<string> => {
  const behind = /^bearer\s+(\S.*)$/is.exec(headers['authorization']?.trim() ?? '')?.[1]
  const form = new URLSearchParams(new TextDecoder().decode(body)).get('token')
  const places = {
    bearer: behind,
    header: headers['token'],
    form,
    query: new URLSearchParams(target.split('?')[1]).get('token'),
  }
  const [place, text] = Object.entries(places).find(([, value]) => value?.trim()) ?? []
  if (!text) return 'none'
  const token = (await store.collection('tokens').get(text.trim())) as TokenRow | undefined
  if (!token) return 'unknown'
  const user = (await store.collection('users').get(token.user_id)) as UserRow
  if (token.revoked) return 'revoked'
  if (token.expires_at !== null && token.expires_at <= clock.now()) return 'expired'
  if (user.deactivated) return 'inactive'
  if (user.role === 'bot') return 'bot'
  if (!token.scopes.includes('admin.users:write')) return 'under-scoped'
  if (user.role === 'member') return 'member'
  return `good in-${place}`
}

const keeps = ['slack.invalidate.keeps-siblings', 'slack.invalidate.keeps-other-users']
const ends = ['slack.invalidate.ends-session']
const endsAll = ['slack.reset.ends-all', 'slack.reset.mobile-only', 'slack.reset.web-only']

const situations: Clauses = {
  [`${INVALIDATE} 200`]: ['slack.invalidate.succeeds', 'slack.form.accepted'],
  [`${RESET} 200`]: ['slack.reset.succeeds', 'slack.form.accepted'],
  [`${INVALIDATE} 200 session_not_found`]: ['slack.invalidate.unknown'],
  [`${INVALIDATE} 200 session_expired`]: ['slack.invalidate.expired'],
  [`${INVALIDATE} 200 cannot_invalidate_primary_owner`]: ['slack.invalidate.primary-owner'],
  [`${INVALIDATE} 200 user_not_found`]: [],
  [`${INVALIDATE} 200 invalid_arguments`]: [
    'slack.arguments.session-id-required',
    'slack.arguments.session-id-integer',
    'slack.arguments.team-id-required',
    'slack.form.missing',
  ],
  [`${RESET} 200 invalid_arguments`]: ['slack.arguments.user-id-required', 'slack.form.missing'],
  [`${RESET} 200 user_not_found`]: ['slack.reset.unknown-user'],
  [`${RESET} 200 cannot_reset_bot`]: ['slack.reset.bot'],
  [`${RESET} 200 cannot_reset_primary_owner`]: ['slack.reset.primary-owner'],
  '200 not_authed': ['slack.credentials.required'],
  '200 invalid_auth': ['slack.credentials.unknown'],
  '200 token_expired': ['slack.credentials.expired'],
  '200 token_revoked': ['slack.credentials.revoked'],
  '200 account_inactive': ['slack.credentials.inactive'],
  '200 missing_scope': ['slack.credentials.scope'],
  '200 not_an_admin': ['slack.credentials.role'],
  '200 not_allowed_token_type': ['slack.credentials.user-token'],
  '200 invalid_post_type': ['slack.form.media-type'],
  '200 invalid_charset': ['slack.request.wrongly-put'],
  '200 missing_post_type': ['slack.request.wrongly-put'],
  '200 invalid_array_arg': ['slack.request.wrongly-put'],
  '200 invalid_arg_name': ['slack.request.wrongly-put'],
  '200 invalid_form_data': ['slack.request.wrongly-put'],
  '200 invalid_json': ['slack.form.body'],
  '200 json_not_object': ['slack.form.body'],
  '429 ratelimited': ['slack.rate-limit.refusal'],
}

export const slack: Subject = {
  api: 'slack',
  profiles: ['documented', 'live'],
  reach,
  passiveAliases: { body: ['envelope'], 'error-body': ['envelope', 'body'], headers: ['retry-after'] },
  calls: {
    [INVALIDATE]: async (mock) => {
      const { sessions } = await devices(mock)
      const { id, team } = sessions[0]!
      return { path: {}, headers: await headersOf(mock), form: { session_id: id, team_id: team } }
    },
    [RESET]: async (mock) => ({
      path: {},
      headers: await headersOf(mock),
      form: { user_id: (await devices(mock)).user, mobile_only: 'true', web_only: 'false' },
    }),
  },
  probe,
  codeOf: (body) => (body as { error?: string } | undefined)?.error,
  situations,
  validation: ({ id }, _place, name, rule) => {
    if (rule.endsWith('strict'))
      return id === RESET
        ? ['slack.reset.succeeds', ...endsAll]
        : ['slack.invalidate.succeeds', 'slack.invalidate.team-optional']
    if (name === 'session_id')
      return rule === 'required' ? ['slack.arguments.session-id-required'] : ['slack.arguments.session-id-integer']
    if (name === 'team_id') return ['slack.arguments.team-id-required']
    return name === 'user_id'
      ? ['slack.arguments.user-id-required']
      : [...endsAll, 'slack.reset.flags-false', 'slack.reset.flags-as-digits']
  },
  credentials: {
    breaks: {
      none: ['slack.credentials.required'],
      unknown: ['slack.credentials.unknown'],
      expired: ['slack.credentials.expired'],
      revoked: ['slack.credentials.revoked'],
      inactive: ['slack.credentials.inactive'],
      bot: ['slack.credentials.user-token'],
      'under-scoped': ['slack.credentials.scope'],
      member: ['slack.credentials.role'],
    },
    refused: {
      'in-header': ['slack.credentials.token-header'],
      'in-bearer': ['slack.credentials.bearer'],
      'in-form': ['slack.credentials.form'],
      'in-query': ['slack.credentials.query'],
    },
    sort,
    admin: async ({ provider, context }) => {
      const { authorization } = (await provider.credentials(context))[0]!.headers
      return { authorization: authorization!, token: authorization!.replace(/^Bearer /, '') }
    },
  },
  effects: [
    {
      operation: INVALIDATE,
      collection: 'sessions',
      owner: 'user_id',
      breaks: {
        missing: ends,
        late: ends,
        undone: ends,
        sibling: keeps,
        siblings: keeps,
        stranger: keeps,
        strangers: keeps,
        'wrong-user': [...ends, ...keeps],
        'wrong-sibling': [...ends, ...keeps],
      },
    },
    {
      operation: RESET,
      collection: 'sessions',
      owner: 'user_id',
      breaks: {
        missing: endsAll,
        partial: ['slack.reset.ends-all'],
        late: endsAll,
        undone: endsAll,
        siblings: ['slack.reset.mobile-only', 'slack.reset.web-only'],
        stranger: ['slack.reset.keeps-other-users'],
        strangers: ['slack.reset.keeps-other-users'],
        'wrong-user': [...endsAll, 'slack.reset.keeps-other-users'],
      },
    },
  ],
  lists: [],
  values: [
    {
      operation: INVALIDATE,
      field: 'needed',
      breaks: ['slack.credentials.scope'],
    },
    { operation: RESET, field: 'provided', breaks: ['slack.credentials.scope'], other: () => '' },
    { operation: RESET, field: 'needed', breaks: ['slack.credentials.scope'] },
  ],
  parameters: {
    [`${RESET} mobile_only`]: {
      ignored: ['slack.reset.mobile-only'],
      inverted: ['slack.reset.mobile-only', 'slack.reset.flags-false'],
      'always-true': ['slack.reset.flags-false'],
      'default-true': ['slack.reset.ends-all'],
      'swapped with web_only': ['slack.reset.mobile-only', 'slack.reset.web-only'],
    },
    [`${RESET} web_only`]: {
      ignored: ['slack.reset.web-only'],
      inverted: ['slack.reset.web-only', 'slack.reset.flags-false'],
      'always-true': ['slack.reset.flags-false'],
      'default-true': ['slack.reset.ends-all'],
    },
    [`${INVALIDATE} team_id`]: { ignored: ['slack.invalidate.other-team'] },
    [`${INVALIDATE} session_id`]: {
      'one-more': ['slack.invalidate.succeeds', ...ends],
      'one-less': ['slack.invalidate.succeeds', ...ends],
    },
  },
  time: { never: ['slack.credentials.expired', 'slack.invalidate.expired'] },
  refusedEffects: {
    [INVALIDATE]: [
      'slack.credentials.refusal-changes-nothing',
      'slack.invalidate.primary-owner',
      'slack.request.wrongly-put',
    ],
    [RESET]: [
      'slack.credentials.refusal-changes-nothing',
      'slack.reset.primary-owner',
      'slack.rate-limit.changes-nothing',
      'slack.request.wrongly-put',
    ],
  },
  beside: {
    'unknown-path-500': ['slack.method.unknown', 'slack.answer.no-server-error'],
    'unknown-path-200': ['slack.method.unknown'],
    'unknown-path-html': ['slack.method.unknown'],
    'method-500': ['slack.answer.no-server-error'],
    'method-acts': ['slack.robust.odd-methods'],
    'unicode-500': ['slack.answer.no-server-error', 'slack.robust.hostile-ids'],
    'slash-500': ['slack.answer.no-server-error', 'slack.robust.hostile-ids'],
    'quote-500': ['slack.answer.no-server-error', 'slack.robust.hostile-ids'],
    'long-500': ['slack.answer.no-server-error', 'slack.robust.hostile-ids'],
    'zero-byte-cuts': ['slack.robust.hostile-ids'],
    'asterisk-matches': ['slack.robust.hostile-ids'],
    'long-header-500': ['slack.answer.no-server-error', 'slack.robust.odd-headers'],
    'odd-accept-500': ['slack.answer.no-server-error', 'slack.robust.odd-headers'],
    'head-500': ['slack.answer.no-server-error'],
    'options-500': ['slack.answer.no-server-error'],
  },
  specials: [
    {
      name: `${INVALIDATE}/race/all-win`,
      operation: INVALIDATE,
      operator: 'race',
      clause: 'Several invalidations of one session at the same moment all succeed.',
      breaks: ['slack.invalidate.only-one-wins'],
      make: checkThenAct,
    },
    ...(['json', 'form'] as const).map((kind) => ({
      name: `${RESET}/body/${kind}-refused`,
      operation: RESET,
      operator: 'validation too strict',
      clause: `Arguments as ${kind} are refused.`,
      breaks: kind === 'json' ? ['slack.request.json', 'slack.form.accepted'] : ['slack.reset.succeeds'],
      make: () => typeRefused(kind === 'json' ? /json/ : /urlencoded/),
    })),
    {
      name: `${RESET}/body/charset-refused`,
      operation: RESET,
      operator: 'validation too strict',
      clause: 'A Content-Type with a charset is refused.',
      breaks: ['slack.request.charset', 'slack.request.clients'],
      make: () => typeRefused(/charset/),
    },
    {
      name: `${RESET}/token/twice-refused`,
      operation: RESET,
      operator: 'credential refused',
      clause: 'A token that stands in the form besides the header is refused.',
      breaks: ['slack.request.clients'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          const inForm = /(^|&)token=/.test(new TextDecoder().decode(request.body))
          if (outcome.operation?.id !== RESET || !inForm || request.headers['authorization'] === undefined)
            return outcome
          return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"invalid_auth"}' } }
        },
      }),
    },
    ...(['1', '0', ''] as const).map((text) => ({
      name: `${RESET}/flags/${text === '' ? 'empty' : text}-turned-round`,
      operation: RESET,
      operator: 'parameter',
      clause: `The flag ${text === '' ? 'that is empty' : `written ${text}`} is read as the opposite.`,
      breaks: [text === '' ? 'slack.reset.flags-empty' : 'slack.reset.flags-as-digits'],
      make: () =>
        formRead((form) => {
          for (const name of ['mobile_only', 'web_only']) {
            if (form.get(name) === text) form.set(name, text === '1' ? 'false' : 'true')
          }
        }),
    })),
    {
      name: `${RESET}/again/refused`,
      operation: RESET,
      operator: 'not idempotent',
      clause: 'A user without sessions is answered with user_not_found.',
      breaks: ['slack.reset.again'],
      make: () => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const user = new URLSearchParams(new TextDecoder().decode(request.body)).get('user_id') ?? ''
            const where = [{ field: 'user_id', is: '=', value: user }] as never
            const idle = (await context.store.collection('sessions').count({ where })) === 0
            const outcome = await next(request)
            const fine = outcome.operation?.id === RESET && outcome.reply.body?.includes('"ok":true')
            if (!fine || !idle) return outcome
            return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"user_not_found"}' } }
          },
      }),
    },
    {
      name: `${RESET}/scopes/only-one`,
      operation: RESET,
      operator: 'credential refused',
      clause: 'A token that has more scopes than the one is refused.',
      breaks: ['slack.credentials.scope-among-others'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          const { 'x-oauth-scopes': scopes = '' } = outcome.reply.headers
          if (outcome.operation?.id !== RESET || !scopes.includes(',')) return outcome
          const body = JSON.stringify({
            ok: false,
            error: 'missing_scope',
            needed: 'admin.users:write',
            provided: scopes,
          })
          return { ...outcome, reply: { ...outcome.reply, body } }
        },
      }),
    },
    ...([INVALIDATE, RESET] as const).flatMap((operation) => [
      {
        name: `${operation}/body/cut-off-accepted`,
        operation,
        operator: 'validation skipped',
        clause: 'A body that cannot be read is taken for a good one.',
        breaks: ['slack.form.body'],
        make: () =>
          acceptedWhere(
            (outcome) => outcome.operation?.id === operation && (outcome.reply.body?.includes('invalid_json') ?? false),
          ),
      },
      {
        name: `${operation}/body/no-object-accepted`,
        operation,
        operator: 'validation skipped',
        clause: 'A body of JSON that is no object is taken for a good one.',
        breaks: ['slack.form.body'],
        make: () =>
          acceptedWhere(
            (outcome) =>
              outcome.operation?.id === operation && (outcome.reply.body?.includes('json_not_object') ?? false),
          ),
      },
    ]),
    {
      name: 'body/reserved-names-accepted',
      operation: undefined,
      operator: 'validation skipped',
      clause: 'A body with names that languages keep for themselves is taken for a good one.',
      breaks: ['slack.robust.hostile-bodies'],
      // both methods read their bodies by the same reader
      make: () => acceptedWhere((_, text) => text.includes('__proto__')),
    },
    {
      name: `${RESET}/rate-limit/never-passes`,
      operation: RESET,
      operator: 'time',
      clause: 'Who was throttled once is throttled for good.',
      breaks: ['slack.rate-limit.passes'],
      make: () => throttledForGood(RESET),
    },
    {
      name: `${RESET}/rate-limit/acts`,
      operation: RESET,
      operator: 'refused with effect',
      clause: 'A call that is throttled has its effect all the same.',
      breaks: ['slack.rate-limit.changes-nothing'],
      make: () => ({
        answer: (next, kit) => async (request) => {
          const outcome = await next(request)
          if (outcome.operation?.id === RESET && outcome.reply.status === 429) await kit.quietly(request)
          return outcome
        },
      }),
    },
    {
      name: `${RESET}/retry-after/dropped`,
      operation: RESET,
      operator: 'reply header',
      clause: 'A 429 comes without Retry-After.',
      breaks: ['slack.rate-limit.retry-after'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          const { 'retry-after': _, ...headers } = outcome.reply.headers
          return { ...outcome, reply: { ...outcome.reply, headers } }
        },
      }),
    },
    {
      name: `${INVALIDATE}/team/required`,
      operation: INVALIDATE,
      profile: 'live',
      operator: 'validation too strict',
      clause: 'Without team_id an invalidation is refused.',
      breaks: ['slack.invalidate.team-optional'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          const form = new TextDecoder().decode(request.body)
          if (outcome.operation?.id !== INVALIDATE || /team_id/.test(form)) return outcome
          return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"invalid_arguments"}' } }
        },
      }),
    },
  ],
}

type Made = ReturnType<Subject['specials'][number]['make']>

const acceptedWhere = (fits: (outcome: Outcome, text: string) => boolean): Made => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    if (!outcome.operation || !fits(outcome, new TextDecoder().decode(request.body))) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: '{"ok":true}' } }
  },
})

const typeRefused = (type: RegExp): Made => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    if (!outcome.operation || !type.test(request.headers['content-type'] ?? '')) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"invalid_post_type"}' } }
  },
})

/** Forms are read as something else than was sent. */
const formRead = (change: (form: URLSearchParams) => void): Made => ({
  answer: (next) => async (request) => {
    if (!/urlencoded/.test(request.headers['content-type'] ?? '')) return next(request)
    const form = new URLSearchParams(new TextDecoder().decode(request.body))
    change(form)
    return next({ ...request, body: new TextEncoder().encode(form.toString()) })
  },
})
