import type { operations } from '#contract/okta'
import type { Change, Condition } from '../../engine/store.js'
import type { Behaviours } from '../../engine/typed.js'
import { findCredential, presented } from './credentials.js'
import { findUser } from './find-user.js'
import { refusal } from './refusal.js'
import type { HeldRow, OktaContext, Tables } from './tables.js'

/** What a revocation takes away besides the sessions; the flags do not depend on each other. */
interface Also {
  oauthTokens: boolean
  forgetDevices: boolean
}

/** One transition: all of it happens, or nothing, where the user is not there any more. */
const revocation = (userId: string, { oauthTokens, forgetDevices }: Also): Change<Tables>[] => {
  const theirs: Condition<HeldRow>[] = [{ field: 'userId', is: '=', value: userId }]
  const changes: Change<Tables>[] = [
    { in: 'users', update: userId, set: {} },
    { in: 'sessions', deleteWhere: theirs },
  ]
  if (forgetDevices) changes.push({ in: 'devices', deleteWhere: theirs })
  if (oauthTokens) {
    changes.push({ in: 'tokens', deleteWhere: theirs })
    // an administrator's own access tokens are OAuth tokens too; API tokens are not
    const bearer = { field: 'scheme', is: '=', value: 'bearer' } as const
    changes.push({ in: 'credentials', deleteWhere: [{ field: 'userId', is: '=', value: userId }, bearer] })
  }
  return changes
}

export const behaviours: Behaviours<operations, OktaContext> = {
  async revokeUserSessions({ input: { path, query }, request, context }) {
    const { store, ids, settings } = context
    const notFound = () => refusal('E0000007', ids, { detail: `Resource not found: ${path.userId} (User)` })

    const given = presented(request)
    const caller = given && (await findCredential(given, context))
    if (!caller) return refusal('E0000011', ids)
    const user = await findUser(path.userId, caller, context)
    if (!user) return notFound()
    if (caller.covers && !caller.covers.includes(user.id)) return refusal('E0000006', ids)

    const { oauthTokens = false, forgetDevices = !settings.classic } = query
    const revoked = await store.commit(revocation(user.id, { oauthTokens, forgetDevices }))
    return revoked ? { status: 204 } : notFound()
  },
}
