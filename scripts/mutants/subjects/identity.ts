import { reach } from '../../../src/providers/identity/testing/reach.js'
import { probe, session } from './identity/probe.js'
import { specials } from './identity/specials.js'
import type { Subject } from './subject.js'

const validation = (place: string): readonly string[] =>
  place === 'header' ? ['identity.validation.headers'] : ['identity.validation.uuid']

/** A good value that is refused shows where a good call fails. */
const strictPath: Readonly<Record<string, readonly string[]>> = {
  get_session: ['identity.get.by-id'],
  delete_session: ['identity.delete.answers-204'],
  get_user_sessions: ['identity.list.contains', 'identity.list.empty'],
}

const whole = ['identity.list.entry-equals-get']

export const identity: Subject = {
  api: 'identity',
  profiles: ['documented'],
  reach,
  calls: {
    get_session: async (mock) => ({ path: { session_id: await session(mock) } }),
    delete_session: async (mock) => ({
      path: { session_id: await session(mock) },
      headers: { 'x-user-id': 'a11ce000-0000-4000-8000-000000000001', 'x-workspace-id': '7' },
    }),
    get_user_sessions: async ({ driver }) => {
      const { id } = await driver.create('user')
      await driver.create('session', { user: id })
      return { path: { user_id: id } }
    },
  },
  probe,
  validation: ({ id }, place, _name, rule) =>
    rule.endsWith('strict')
      ? place === 'header'
        ? ['identity.delete.answers-204', 'identity.validation.headers']
        : strictPath[id]!
      : validation(place),
  situations: {
    'get_session 404': ['identity.get.unknown', 'identity.delete.gone-from-get'],
    'get_session 200': ['identity.get.by-id'],
    'delete_session 204': ['identity.delete.answers-204'],
    'delete_session 404': ['identity.delete.repeated'],
    'get_user_sessions 200': ['identity.list.contains', 'identity.list.empty'],
    'get_session 422': ['identity.validation.uuid'],
    'get_user_sessions 422': ['identity.validation.uuid'],
    'delete_session 422': ['identity.validation.uuid', 'identity.validation.headers'],
  },
  effects: [
    {
      operation: 'delete_session',
      collection: 'sessions',
      owner: 'user_id',
      breaks: {
        missing: ['identity.delete.gone-from-get', 'identity.delete.gone-from-list'],
        late: ['identity.delete.gone-from-get', 'identity.delete.gone-from-list'],
        undone: ['identity.delete.gone-from-get', 'identity.delete.gone-from-list'],
        sibling: ['identity.delete.keeps-others'],
        siblings: ['identity.delete.keeps-others'],
        stranger: ['identity.delete.keeps-others'],
        strangers: ['identity.delete.keeps-others'],
        'wrong-user': ['identity.delete.gone-from-get', 'identity.delete.keeps-others'],
        'wrong-sibling': ['identity.delete.gone-from-get', 'identity.delete.keeps-others'],
        'still-in get_session': ['identity.delete.gone-from-get'],
        'still-in get_user_sessions': ['identity.delete.gone-from-list'],
      },
    },
  ],
  lists: [
    {
      operation: 'get_user_sessions',
      at: '',
      breaks: {
        'first-missing': ['identity.list.contains'],
        'last-missing': ['identity.list.contains'],
        duplicate: ['identity.list.unique'],
        empty: ['identity.list.contains'],
        'from-before': ['identity.list.owner'],
        'at-most-2': ['identity.list.contains'],
        stale: ['identity.delete.gone-from-list'],
      },
    },
  ],
  values: [
    { operation: 'get_session', field: 'id', breaks: ['identity.get.by-id'] },
    { operation: 'get_session', field: 'user_id', breaks: ['identity.get.type'] },
    { operation: 'get_session', field: 'is_expired', breaks: ['identity.expiry.consistent'] },
    { operation: 'get_session', field: 'valid_until', breaks: ['identity.expiry.consistent', ...whole] },
    { operation: 'get_session', field: 'created_at', breaks: whole },
    { operation: 'get_session', field: 'updated_at', breaks: whole },
    {
      operation: 'get_session',
      field: 'status',
      breaks: ['identity.get.status'],
      other: (value) => (value === 'active' ? 'idle' : 'active'),
    },
    {
      operation: 'get_session',
      field: 'type',
      breaks: ['identity.get.type'],
      other: (value) => (value === 'user' ? 'guest' : 'user'),
    },
    { operation: 'get_user_sessions', field: '*.id', breaks: ['identity.list.contains', ...whole] },
    { operation: 'get_user_sessions', field: '*.user_id', breaks: ['identity.list.owner', ...whole] },
    { operation: 'get_user_sessions', field: '*.is_expired', breaks: whole },
    { operation: 'get_user_sessions', field: '*.valid_until', breaks: whole },
    { operation: 'get_user_sessions', field: '*.created_at', breaks: whole },
    { operation: 'get_user_sessions', field: '*.updated_at', breaks: whole },
    {
      operation: 'get_user_sessions',
      field: '*.status',
      breaks: whole,
      other: (value) => (value === 'active' ? 'idle' : 'active'),
    },
    {
      operation: 'get_user_sessions',
      field: '*.type',
      breaks: whole,
      other: (value) => (value === 'user' ? 'guest' : 'user'),
    },
  ],
  parameters: {},
  time: {
    never: ['identity.expiry.consistent'],
    late: ['identity.expiry.consistent'],
    early: ['identity.expiry.consistent'],
    'minutes-late': ['identity.expiry.consistent'],
    'minutes-early': ['identity.expiry.consistent'],
  },
  refusedEffects: { delete_session: ['identity.validation.changes-nothing'] },
  beside: {
    'unknown-path-200': ['identity.path.unknown'],
    'unknown-path-500': ['identity.path.unknown', 'identity.answer.no-server-error'],
    'unknown-path-html': ['identity.path.unknown'],
    'method-200': ['identity.method.other'],
    'method-500': ['identity.method.other', 'identity.answer.no-server-error'],
    'method-404': ['identity.method.other'],
    'method-acts': ['identity.method.other', 'identity.robust.odd-methods'],
    'unicode-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'slash-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'quote-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'long-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'percent-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'zero-byte-cuts': ['identity.robust.hostile-ids'],
    'asterisk-matches': ['identity.robust.hostile-ids'],
    'long-header-500': ['identity.answer.no-server-error', 'identity.robust.odd-headers'],
    'odd-accept-500': ['identity.answer.no-server-error', 'identity.robust.odd-headers'],
    'head-500': ['identity.answer.no-server-error', 'identity.robust.odd-methods'],
    'options-500': ['identity.answer.no-server-error', 'identity.robust.odd-methods'],
  },
  specials,
}
