import type { Change } from '../../engine/store.js'
import { occupy, socketsFor } from './capacity.js'
import type { EdgegapContext, SessionRow, Tables } from './tables.js'

/** What gives the sockets of active sessions back to their deployments. */
export const releaseSockets = async (
  sessions: readonly SessionRow[],
  { store, clock }: EdgegapContext,
): Promise<Change<Tables>[]> => {
  const freed = new Map<string, { sockets: number; sessions: number }>()
  for (const { deployment_request_id, kind, users } of sessions) {
    if (deployment_request_id === null) continue
    const sum = freed.get(deployment_request_id) ?? { sockets: 0, sessions: 0 }
    freed.set(deployment_request_id, {
      sockets: sum.sockets - socketsFor(kind, users.length),
      sessions: sum.sessions - 1,
    })
  }
  const changes: Change<Tables>[] = []
  for (const [id, less] of freed) {
    const deployment = await store.collection('deployments').get(id)
    // a hand outside may have taken it away
    if (!deployment) continue
    changes.push({
      in: 'deployments',
      update: id,
      if: [{ field: 'revision', is: '=', value: deployment.revision }],
      set: occupy(deployment, less, clock.now()),
    })
  }
  return changes
}
