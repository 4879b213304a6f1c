import type { operations } from '#contract/identity'
import type { Behaviours } from '../../engine/typed.js'
import { sessionResponse } from './session-response.js'
import type { IdentityContext } from './tables.js'

const notFound = { status: 404, body: { detail: 'Session not found' } } as const

export const behaviours: Behaviours<operations, IdentityContext> = {
  async get_session({ input, context: { store, clock } }) {
    const session = await store.collection('sessions').get(input.path.session_id)
    return session ? { status: 200, body: sessionResponse(session, clock.now()) } : notFound
  },

  async get_user_sessions({ input, context: { store, clock } }) {
    const { rows } = await store.collection('sessions').list({
      where: [{ field: 'user_id', is: '=', value: input.path.user_id }],
      order: [{ field: 'created_at', descending: true }, { field: 'id' }],
    })
    return { status: 200, body: rows.map((row) => sessionResponse(row, clock.now())) }
  },

  async delete_session({ input, context: { store, settings } }) {
    const deleted = await store.collection('sessions').delete(input.path.session_id)
    return deleted || settings.repeatedDelete === 204 ? { status: 204 } : notFound
  },
}
