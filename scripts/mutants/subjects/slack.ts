import { reach } from '../../../src/providers/slack/testing/reach.js'
import { sort } from './slack/credential-sort.js'
import { INVALIDATE, RESET } from './slack/operations.js'
import { devices, headersOf, probe } from './slack/probe.js'
import { situations } from './slack/situations.js'
import { specials } from './slack/specials.js'
import type { Subject } from './subject.js'

const keeps = ['slack.invalidate.keeps-siblings', 'slack.invalidate.keeps-other-users']
const ends = ['slack.invalidate.ends-session']
const endsAll = ['slack.reset.ends-all', 'slack.reset.mobile-only', 'slack.reset.web-only']

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
  specials,
}
