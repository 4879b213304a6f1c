import type { CredentialRow } from '../../../src/providers/things-stack/tables.js'
import { reach } from '../../../src/providers/things-stack/testing/reach.js'
import type { Subject } from './subject.js'
import { sort } from './things-stack/credential-sort.js'
import { deletionSpecials } from './things-stack/deletion-specials.js'
import { listSpecials } from './things-stack/list-specials.js'
import { DELETE, LIST } from './things-stack/operations.js'
import { person, probe } from './things-stack/probe.js'
import { refusalSpecials } from './things-stack/refusal-specials.js'
import { situations } from './things-stack/situations.js'

/** The key that mutants add for calls of their own. */
const ADMIN_KEY = 'U'.repeat(39)

const gone = ['things-stack.delete.gone']
const keeps = ['things-stack.delete.keeps-others']
const pages = ['things-stack.paging.joined', 'things-stack.paging.sizes']
const order = ['things-stack.order.by-id']

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
  specials: [...deletionSpecials, ...listSpecials, ...refusalSpecials],
}
