import type { operations } from '#contract/edgegap'
import type { Behaviours } from '../../engine/typed.js'
import { matchingSessions } from './bulk-filters.js'
import { changeUsers } from './change-users.js'
import { createSession } from './create-session.js'
import { findSession } from './find-session.js'
import { listSessions } from './list-sessions.js'
import { giveSocketsBack, takeSockets } from './move-sockets.js'
import { refusal } from './refusal.js'
import { removeSessions } from './remove-sessions.js'
import { linkedTo, sessionGet } from './session-views.js'
import type { EdgegapContext } from './tables.js'
import { unknownSession } from './unknown-session.js'
import { untilCommitted } from './until-committed.js'
import { addressFault, withoutUsers, withUsers } from './users.js'

export const behaviours: Behaviours<operations, EdgegapContext> = {
  'session-post': ({ input, context }) => createSession(input.body, context),

  async 'get-session'({ input, context }) {
    const now = context.clock.now()
    const session = await findSession(input.path.session_id, context)
    if (!session) return unknownSession(input.path.session_id, context)
    const linked = linkedTo(session, now)
    const deployment = linked === undefined ? undefined : await context.store.collection('deployments').get(linked)
    return { status: 200, body: sessionGet(session, deployment, now) }
  },

  'session-delete': ({ input: { path }, context }) =>
    untilCommitted(async () => {
      const id = path.session_id
      const session = await findSession(id, context)
      if (!session) return refusal(404, `There is no session ${id}.`)
      if (!session.active) return refusal(410, `The deployment of session ${id} has already ended.`)
      if (!(await removeSessions([session], context))) return undefined
      const { custom_id } = session
      const message = `Session ${id} is going to be deleted.`
      return { status: 200, body: { message, session_id: id, ...(custom_id !== null && { custom_id }) } }
    }),

  async 'get-users-session'({ input, context }) {
    const session = await findSession(input.path.session_id, context)
    if (!session) return unknownSession(input.path.session_id, context)
    return { status: 200, body: { session_users: [...session.users] } }
  },

  async 'put-users-session'({ input: { path, body }, context }) {
    const fault = addressFault('ip_list', body.ip_list)
    if (fault) return refusal(400, fault)
    return changeUsers(path.session_id, (present) => withUsers(present, body.ip_list), takeSockets, context)
  },

  async 'delete-users-session'({ input: { path, body }, context }) {
    const fault = addressFault('ip_list', body.ip_list)
    if (fault) return refusal(400, fault)
    return changeUsers(path.session_id, (present) => withoutUsers(present, body.ip_list), giveSocketsBack, context)
  },

  'list-sessions': ({ input, context }) => listSessions(input.query, context),

  async 'sessions-bulk-stop'({ input: { body }, context }) {
    if (body.filters.length === 0 && context.settings.emptyFilters === 400) {
      return refusal(400, 'Give at least one filter. Without one every session would be stopped.')
    }
    return untilCommitted(async () => {
      const sessions = await matchingSessions(body.filters, context)
      if (!(await removeSessions(sessions, context))) return undefined
      return { status: 200, body: { processable: sessions.map(({ session_id }) => ({ session_id })) } }
    })
  },
}
