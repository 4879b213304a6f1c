import type { operations } from '#contract/slack'
import type { Behaviours } from '../../engine/typed.js'
import type { Condition } from '../../engine/store.js'
import { findCaller, reaches, sameOrganisation } from './caller.js'
import { accept, refuse } from './replies.js'
import { sessionIdOf } from './session-id.js'
import { hasLapsed, stillValid } from './session.js'
import type { SessionRow, SlackContext } from './tables.js'

/** In profile `live` both are optional, and each must be right where it is given. */
interface Owner {
  team_id?: string
  user_id?: string | null
}

export const behaviours: Behaviours<operations, SlackContext> = {
  async admin_users_session_invalidate({ request, input, context: { store, clock, profile, settings } }) {
    const [sessions, users] = [store.collection('sessions'), store.collection('users')]
    const caller = await findCaller(store, input.header.token)
    if (!caller) return refuse(request, 'invalid_auth')
    const live = profile === 'live'
    const { team_id, user_id }: Owner = input.body

    if (live && user_id) {
      const named = await users.get(user_id)
      if (!named || !sameOrganisation(caller, named)) return refuse(request, 'user_not_found')
    }
    const id = sessionIdOf(input.body.session_id, request)
    const session = await sessions.get(id)
    const owner = session && (await users.get(session.user_id))
    if (!owner || !sameOrganisation(caller, owner)) {
      const again = settings.repeatedInvalidate === 'ok' && (await sessions.existed(id))
      return again ? accept(request) : refuse(request, 'session_not_found')
    }
    const elsewhere = team_id !== undefined && team_id !== session.team_id
    const anothers = live && user_id && user_id !== session.user_id
    if (elsewhere || anothers) return refuse(request, 'session_not_found')
    if (hasLapsed(session, clock.now())) return refuse(request, live ? 'session_not_found' : 'session_expired')
    if (!reaches(caller.token, session.team_id)) return refuse(request, 'admin_unauthorized')
    if (owner.role === 'primary_owner' && owner.id !== caller.user.id)
      return refuse(request, 'cannot_invalidate_primary_owner')

    return (await sessions.delete(id)) ? accept(request) : refuse(request, 'session_not_found')
  },

  async admin_users_session_reset({ request, input, context: { store, clock, settings } }) {
    const caller = await findCaller(store, input.header.token)
    if (!caller) return refuse(request, 'invalid_auth')
    const { user_id, mobile_only, web_only } = input.body
    if (mobile_only && web_only && settings.bothFlags === 'invalid_arguments') {
      const messages = ['[ERROR] give either of these, not both: mobile_only, web_only']
      return refuse(request, 'invalid_arguments', { messages })
    }
    const user = await store.collection('users').get(user_id)
    if (!user || !sameOrganisation(caller, user)) return refuse(request, 'user_not_found')
    if (!reaches(caller.token, user.team_id)) return refuse(request, 'no_permission')
    if (user.role === 'bot') return refuse(request, 'cannot_reset_bot')
    if (user.role === 'primary_owner' && user.id !== caller.user.id)
      return refuse(request, 'cannot_reset_primary_owner')

    const where: Condition<SessionRow>[] = [{ field: 'user_id', is: '=', value: user_id }, stillValid(clock.now())]
    if (mobile_only && !web_only) where.push({ field: 'client', is: '=', value: 'mobile' })
    if (web_only && !mobile_only) where.push({ field: 'client', is: '=', value: 'web' })
    await store.collection('sessions').deleteMany(where)
    return accept(request)
  },
}
