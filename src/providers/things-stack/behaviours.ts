import type { operations } from '#contract/things-stack'
import type { Condition, Query } from '../../engine/store.js'
import type { Behaviours } from '../../engine/typed.js'
import { readUuid } from './postgres-uuid.js'
import { refusal } from './refusal.js'
import { sessionView } from './session-view.js'
import type { SessionRow, StackContext } from './tables.js'
import { timestampOf } from './timestamps.js'

/** The page calls the listed sessions active, so `documented` leaves out what has expired; the servers do not. */
const listed = (userId: string, { profile, clock }: StackContext): Condition<SessionRow>[] => [
  { field: 'user_id', is: '=', value: userId },
  ...(profile === 'live'
    ? []
    : [
        {
          any: [
            { field: 'expires_at' as const, is: '=' as const, value: null },
            { field: 'expires_at' as const, is: '>=' as const, value: timestampOf(clock.now()) },
          ],
        },
      ]),
]

type Order = NonNullable<Query<SessionRow>['order']>

/** Equal times are told apart by the ID, which the minus turns too. */
const ORDERS: Record<'' | 'created_at' | '-created_at', Order> = {
  '': [{ field: 'session_id' }],
  created_at: [{ field: 'created_at' }, { field: 'session_id' }],
  '-created_at': [
    { field: 'created_at', descending: true },
    { field: 'session_id', descending: true },
  ],
}

/** Which rows a page has; 0 stands for the default in both numbers. */
const slice = (limit: number, page: number, { settings }: StackContext): { offset: number; limit?: number } => {
  const size = limit || settings.defaultPageSize
  return size === 0 ? { offset: 0 } : { offset: (Math.max(page, 1) - 1) * size, limit: size }
}

export const behaviours: Behaviours<operations, StackContext> = {
  async UserSessionRegistry_List({ input: { path, query }, context }) {
    const user_id = path['user_ids.user_id']
    if (!(await context.store.collection('users').get(user_id))) {
      return refusal('pkg/identityserver/store:user_not_found', context.ids, { user_id })
    }
    const { rows, total } = await context.store.collection('sessions').list({
      where: listed(user_id, context),
      order: ORDERS[query.order ?? ''],
      ...slice(query.limit ?? 0, query.page ?? 1, context),
    })
    const sessions = rows.map((row) => sessionView(row, query['user_ids.email']))
    return {
      status: 200,
      headers: { 'X-Total-Count': String(total) },
      body: sessions.length === 0 ? {} : { sessions },
    }
  },

  async UserSessionRegistry_Delete({ input: { path }, context: { store, ids, profile } }) {
    const { 'user_ids.user_id': user_id, session_id } = path
    if (!(await store.collection('users').get(user_id))) {
      return refusal('pkg/identityserver/store:user_not_found', ids, { user_id })
    }
    const uuid = readUuid(session_id)
    // inferred: the database cannot read the text, and the page says string and no more
    if (uuid === undefined && profile === 'live') return refusal('pkg/util/store:driver', ids)
    const deleted =
      uuid !== undefined &&
      (await store.collection('sessions').delete(uuid, [{ field: 'user_id', is: '=', value: user_id }]))
    if (deleted) return { status: 200, body: {} }
    return refusal('pkg/identityserver/store:user_session_not_found', ids, { session_id, user_id })
  },
}
