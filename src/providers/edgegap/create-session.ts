import type { operations } from '#contract/edgegap'
import type { Change } from '../../engine/store.js'
import type { ReplyOf } from '../../engine/typed.js'
import { occupy, socketsFor } from './capacity.js'
import { place, type Placement } from './placement.js'
import { refusal } from './refusal.js'
import { echoed } from './selectors.js'
import { linkedTo } from './session-views.js'
import { findTarget, type Target } from './target.js'
import type { EdgegapContext, Schemas, SessionRow, SessionUser, Tables } from './tables.js'
import { untilCommitted } from './until-committed.js'
import { addressFault, usersOf } from './users.js'
import { scheduleWebhook } from './webhook.js'

type Model = Schemas['SessionModel']

/** Creates a session and takes its sockets, in one step: either both are there afterwards or nothing has changed. */
export const createSession = async (
  model: Model,
  context: EdgegapContext,
): Promise<ReplyOf<operations['session-post']>> => {
  const { ip_list = [], geo_ip_list = [] } = model
  const ips = geo_ip_list.map(({ ip }) => ip)
  const fault = addressFault('ip_list', ip_list) ?? addressFault('geo_ip_list', ips)
  if (fault) return refusal(400, fault)
  const users = usersOf(model)

  return untilCommitted(async () => {
    const target = await findTarget(model, context)
    if ('status' in target) return target
    const need = socketsFor(target.version.kind, users.length)
    const placement = await place(target, model, { need, userCount: users.length }, context)
    if ('status' in placement) return placement
    const session = newSession(model, target, placement, users, context)
    const committed = await context.store.commit([
      { in: 'sessions', insert: session },
      ...taking(target, placement, need, context),
    ])
    if (!committed) return undefined
    scheduleWebhook(session, context)
    return { status: 200, body: sessionRequest(session, model, context) }
  })
}

const newSession = (
  model: Model,
  { version }: Target,
  { deployment, fate }: Placement,
  users: readonly SessionUser[],
  { ids, clock }: EdgegapContext,
): SessionRow => ({
  session_id: `${ids.hex(12)}-S`,
  custom_id: null,
  app: version.app,
  version: version.name,
  app_version: version.number,
  kind: version.kind,
  users,
  webhook_url: model.webhook_url ?? null,
  deployment_request_id: deployment?.request_id ?? null,
  ...fate,
  created_at: clock.now(),
  active: true,
  expires_at: null,
  revision: 0,
})

const taking = (
  { version: { id, deployed } }: Target,
  { deployment, isNew }: Placement,
  sockets: number,
  { clock }: EdgegapContext,
): Change<Tables>[] => {
  if (!deployment) return []
  const taken = occupy(deployment, { sockets, sessions: 1 }, clock.now())
  if (isNew) {
    return [
      { in: 'deployments', insert: { ...deployment, ...taken } },
      {
        in: 'versions',
        update: id,
        if: [{ field: 'deployed', is: '=', value: deployed }],
        set: { deployed: deployed + 1 },
      },
    ]
  }
  const { request_id, revision } = deployment
  return [{ in: 'deployments', update: request_id, if: [{ field: 'revision', is: '=', value: revision }], set: taken }]
}

const sessionRequest = (
  session: SessionRow,
  { selectors, deployment_request_id: asked }: Model,
  { clock }: EdgegapContext,
): Schemas['SessionRequest'] => {
  const deployment_request_id = asked ?? linkedTo(session, clock.now())
  return {
    session_id: session.session_id,
    app: session.app,
    version: session.version,
    ...(deployment_request_id && { deployment_request_id }),
    ...(selectors && { selectors: echoed(selectors) }),
    ...(session.webhook_url !== null && { webhook_url: session.webhook_url }),
  }
}
