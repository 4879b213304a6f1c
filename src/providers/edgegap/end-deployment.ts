import type { Change } from '../../engine/store.js'
import { hasEnded } from './capacity.js'
import type { EdgegapContext, Tables } from './tables.js'
import { untilCommitted } from './until-committed.js'

/** Ends a deployment from outside this API: its sessions are no longer active, and their data are kept for a while. */
export const endDeployment = (id: string, { store, clock }: EdgegapContext): Promise<boolean> =>
  untilCommitted(async () => {
    const deployment = await store.collection('deployments').get(id)
    if (!deployment) return false
    const now = clock.now()
    if (hasEnded(deployment, now)) return true
    const { rows } = await store.collection('sessions').list({
      where: [{ field: 'deployment_request_id', is: '=', value: id }],
    })
    const expires_at = now + deployment.session_max_duration
    const committed = await store.commit([
      {
        in: 'deployments',
        update: id,
        if: [{ field: 'revision', is: '=', value: deployment.revision }],
        set: { ends_at: now, open_for: null, revision: deployment.revision + 1 },
      },
      ...rows.map(({ session_id, revision }): Change<Tables> => ({
        in: 'sessions',
        update: session_id,
        if: [{ field: 'revision', is: '=', value: revision }],
        set: { active: false, expires_at, revision: revision + 1 },
      })),
    ])
    return committed || undefined
  })
