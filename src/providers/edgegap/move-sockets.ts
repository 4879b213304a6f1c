import type { Change } from '../../engine/store.js'
import { counted, freeSockets, occupy, socketsFor } from './capacity.js'
import type { MoveSockets } from './change-users.js'
import { refusal } from './refusal.js'
import type { DeploymentRow, EdgegapContext, SessionRow, Tables } from './tables.js'

type NotPlaced = ReturnType<typeof refusal<422>>

/** For users who join: the sockets that they take have to be free. */
export const takeSockets: MoveSockets<NotPlaced> = async (session, userCount, context) => {
  const { session_id, kind, users, active, outcome, settled_at } = session
  if (!active) return refusal(422, `The deployment of session ${session_id} has already ended.`)
  if (outcome !== 'Ready' && context.clock.now() >= settled_at) {
    return refusal(422, `Session ${session_id} has no deployment to place users on.`)
  }
  const deployment = await deploymentOf(session, context)
  if (!deployment) return { changes: [] }
  const sockets = socketsFor(kind, userCount) - socketsFor(kind, users.length)
  if (sockets > freeSockets(deployment)) {
    const free = `${deployment.request_id} has ${counted(freeSockets(deployment), 'free socket')}`
    return refusal(422, `Deployment ${free}, and ${counted(userCount - users.length, 'user')} would join.`)
  }
  return { changes: changesBy(deployment, sockets, context) }
}

/** For users who leave. */
export const giveSocketsBack: MoveSockets<never> = async (session, userCount, context) => {
  const { kind, users, active } = session
  const deployment = active ? await deploymentOf(session, context) : undefined
  const sockets = socketsFor(kind, userCount) - socketsFor(kind, users.length)
  return { changes: deployment ? changesBy(deployment, sockets, context) : [] }
}

const deploymentOf = async (
  { deployment_request_id: id }: SessionRow,
  { store }: EdgegapContext,
): Promise<DeploymentRow | undefined> => (id === null ? undefined : store.collection('deployments').get(id))

const changesBy = (deployment: DeploymentRow, sockets: number, { clock }: EdgegapContext): Change<Tables>[] =>
  sockets === 0
    ? []
    : [
        {
          in: 'deployments',
          update: deployment.request_id,
          if: [{ field: 'revision', is: '=', value: deployment.revision }],
          set: occupy(deployment, { sockets, sessions: 0 }, clock.now()),
        },
      ]
