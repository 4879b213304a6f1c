import type { Change } from '../../engine/store.js'
import { releaseSockets } from './release-sockets.js'
import type { EdgegapContext, SessionRow, Tables } from './tables.js'

/** Deletes active sessions as they were read and frees their sockets, all or none; false where one had changed. */
export const removeSessions = async (sessions: readonly SessionRow[], context: EdgegapContext): Promise<boolean> =>
  context.store.commit([
    ...sessions.map(({ session_id, revision }): Change<Tables> => ({
      in: 'sessions',
      delete: session_id,
      if: [{ field: 'revision', is: '=', value: revision }],
    })),
    ...(await releaseSockets(sessions, context)),
  ])
