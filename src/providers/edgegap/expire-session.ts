import { findSession } from './find-session.js'
import { releaseSockets } from './release-sockets.js'
import type { EdgegapContext } from './tables.js'
import { untilCommitted } from './until-committed.js'

/** Takes a session's data away as if its deployment had ended long ago; false where there is no such session. */
export const expireSession = (id: string, context: EdgegapContext): Promise<boolean> =>
  untilCommitted(async () => {
    const session = await findSession(id, context)
    if (!session) return false
    const { session_id, revision, active } = session
    const committed = await context.store.commit([
      {
        in: 'sessions',
        update: session_id,
        if: [{ field: 'revision', is: '=', value: revision }],
        set: { active: false, expires_at: context.clock.now(), revision: revision + 1 },
      },
      ...(active ? await releaseSockets([session], context) : []),
    ])
    return committed || undefined
  })
