import type { Change } from '../../engine/store.js'
import { occupy, socketsFor } from './capacity.js'
import type { EdgegapContext, SessionRow, Tables } from './tables.js'

/** Deletes active sessions as they were read and frees their sockets, all or none; false where one had changed. */
export const removeSessions = async (
  sessions: readonly SessionRow[],
  { store, clock }: EdgegapContext,
): Promise<boolean> => {
  const changes: Change<Tables>[] = []
  const freed = new Map<string, { sockets: number; sessions: number }>()
  for (const { session_id, revision, deployment_request_id, kind, users } of sessions) {
    changes.push({ in: 'sessions', delete: session_id, if: [{ field: 'revision', is: '=', value: revision }] })
    if (deployment_request_id === null) continue
    const sum = freed.get(deployment_request_id) ?? { sockets: 0, sessions: 0 }
    freed.set(deployment_request_id, {
      sockets: sum.sockets - socketsFor(kind, users.length),
      sessions: sum.sessions - 1,
    })
  }
  for (const [id, less] of freed) {
    const deployment = (await store.collection('deployments').get(id))!
    changes.push({
      in: 'deployments',
      update: id,
      if: [{ field: 'revision', is: '=', value: deployment.revision }],
      set: occupy(deployment, less, clock.now()),
    })
  }
  return store.commit(changes)
}
