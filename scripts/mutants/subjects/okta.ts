import { reach } from '../../../src/providers/okta/testing/reach.js'
import { sort } from './okta/credential-sort.js'
import { OPERATION } from './okta/operation.js'
import { person, probe } from './okta/probe.js'
import { specials } from './okta/specials.js'
import type { Subject } from './subject.js'

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
  specials,
}
