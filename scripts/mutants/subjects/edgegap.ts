import { ALICE, arrange, BOB, CAROL } from '../../../src/providers/edgegap/testing/arrange.js'
import { reach } from '../../../src/providers/edgegap/testing/reach.js'
import type { TestMock } from '../../../src/testing/harness.js'
import { bulkSpecials } from './edgegap/bulk-specials.js'
import { creationSpecials } from './edgegap/creation-specials.js'
import { sort } from './edgegap/credential-sort.js'
import { effects } from './edgegap/effects.js'
import { endingSpecials } from './edgegap/ending-specials.js'
import { lists } from './edgegap/lists.js'
import { BULK, DELETE, DELETE_USERS, GET, LIST, POST, PUT_USERS, USERS } from './edgegap/operations.js'
import { probe } from './edgegap/probe.js'
import { readingSpecials } from './edgegap/reading-specials.js'
import { situations } from './edgegap/situations.js'
import { socketSpecials } from './edgegap/socket-specials.js'
import { strict } from './edgegap/strict.js'
import { values } from './edgegap/values.js'
import type { Subject } from './subject.js'

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
  effects,
  lists,
  values,
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
  specials: [...socketSpecials, ...endingSpecials, ...bulkSpecials, ...creationSpecials, ...readingSpecials],
}

const onSession = async (mock: TestMock) => {
  const arranged = await arrange(mock)
  return { path: { session_id: await arranged.create() }, headers: arranged.headers }
}
