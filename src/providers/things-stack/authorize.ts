import type { Stage } from '../../engine/provider.js'
import { findCaller } from './find-caller.js'
import { refusal } from './refusal.js'
import { RIGHT_USER_ALL } from './rights.js'
import type { StackContext } from './tables.js'
import { presented } from './token.js'

/**
 * Lets through who has all rights of the user in the path (`pkg/auth/rights/require.go`, `pkg/identityserver/rights.go`).
 * That a user does not exist is told to administrators only. Profile `documented` asks nobody.
 */
export const authorize: Stage<StackContext> = async ({ request, pathValues, context, replyHeaders }) => {
  if (context.profile !== 'live') return undefined
  const { store, ids } = context
  const caller = await findCaller(presented(request), context)
  if ('status' in caller) return caller
  if (caller.warnings.length > 0) replyHeaders['x-warning'] = caller.warnings.join(', ')

  const uid = pathValues['user_ids.user_id']!
  const exists = (await store.collection('users').get(uid)) !== undefined
  if (!exists && caller.isAdmin) return refusal('pkg/identityserver/store:user_not_found', ids, { user_id: uid })
  const own = caller.userId === uid ? caller.rights : []
  const rights = exists ? [...own, ...caller.universalRights] : []
  if (rights.length === 0) return refusal('pkg/auth/rights:no_user_rights', ids, { uid })
  if (rights.includes(RIGHT_USER_ALL)) return undefined
  return refusal('pkg/auth/rights:insufficient_user_rights', ids, { uid, missing: [RIGHT_USER_ALL] })
}
