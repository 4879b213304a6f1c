import { counted, freeSockets, hasEnded } from './capacity.js'
import { environment, requiredTags } from './selectors.js'
import { newDeployment } from './new-deployment.js'
import { progressOfFailure, progressOfLink, progressOfStart } from './lifecycle.js'
import { refusal } from './refusal.js'
import type { Target } from './target.js'
import type { DeploymentRow, EdgegapContext, Schemas, SessionRow } from './tables.js'

/** What becomes of a session, and on which deployment: one that runs, one to be started, or none. */
export interface Placement {
  deployment: DeploymentRow | undefined
  isNew: boolean
  fate: Pick<SessionRow, 'outcome' | 'error' | 'seeking_at' | 'waiting_at' | 'settled_at'>
}

/**
 * Chooses a deployment: the named one; else the first with every selector's tag and room; else a new one.
 * Places (`city`, `location`, `filters`, …) choose nothing, since no source says how they weigh.
 * @param need how many sockets the session takes.
 */
export const place = async (
  { version, named }: Target,
  { selectors }: Schemas['SessionModel'],
  { need, userCount }: { need: number; userCount: number },
  context: EdgegapContext,
): Promise<Placement | ReturnType<typeof refusal<409 | 422>>> => {
  const { store, clock, settings } = context
  const now = clock.now()
  const duration = Math.max(0, settings.startSeconds) * 1000
  const link = (deployment: DeploymentRow): Placement => ({
    deployment,
    isNew: false,
    fate: { outcome: 'Ready', error: null, ...progressOfLink(now, deployment) },
  })

  if (named) {
    if (!named.joinable) return refusal(409, `Deployment ${named.request_id} does not take sessions.`)
    if (freeSockets(named) >= need) return link(named)
    const free = `${named.request_id} has ${counted(freeSockets(named), 'free socket')}`
    return refusal(422, `Deployment ${free}, and the session has ${counted(userCount, 'user')}.`)
  }

  const tags = requiredTags(selectors)
  const { rows } = await store
    .collection('deployments')
    .list({ where: [{ field: 'open_for', is: '=', value: version.id }] })
  const fitting = rows.find(
    (row) => freeSockets(row) >= need && !hasEnded(row, now) && tags.every((tag) => row.tags.includes(tag)),
  )
  if (fitting) return link(fitting)

  const none = { deployment: undefined, isNew: false }
  if (!version.autodeploy || need > version.sockets) {
    return { ...none, fate: { outcome: 'Unprocessable', error: null, ...progressOfFailure(now, duration) } }
  }
  const progress = progressOfStart(now, duration)
  if (!version.starts) return { ...none, fate: { outcome: 'Error', error: START_FAILED, ...progress } }
  const deployment = newDeployment(
    version,
    { tags, env: environment(selectors), started_at: progress.waiting_at, ready_at: progress.settled_at },
    context,
  )
  return { deployment, isNew: true, fate: { outcome: 'Ready', error: null, ...progress } }
}

const START_FAILED = 'The container ended right after its start.'
