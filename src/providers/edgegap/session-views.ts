import { deploymentView } from './deployment-view.js'
import { stateOf } from './lifecycle.js'
import type { DeploymentRow, Schemas, SessionRow } from './tables.js'

/** What the list item and the full form share, in the order of the contract. */
const common = (row: SessionRow, now: number) => ({
  session_id: row.session_id,
  ...(row.custom_id === null ? {} : { custom_id: row.custom_id }),
  ...stateOf(row, now),
  kind: row.kind,
  user_count: row.users.length,
})

const webhook = ({ webhook_url }: SessionRow) => (webhook_url === null ? {} : { webhook_url })

/** The deployment's id, once the session shows it. */
export const linkedTo = (row: SessionRow, now: number): string | undefined =>
  stateOf(row, now).linked ? (row.deployment_request_id ?? undefined) : undefined

/** A session as the list shows it and as webhooks tell of it. */
export const sessionContext = (row: SessionRow, now: number): Schemas['SessionContext'] => {
  const deployment_request_id = linkedTo(row, now)
  return { ...common(row, now), ...(deployment_request_id && { deployment_request_id }), ...webhook(row) }
}

/** A session in full. @param deployment the one that it shows. */
export const sessionGet = (
  row: SessionRow,
  deployment: DeploymentRow | undefined,
  now: number,
): Schemas['SessionGet'] => ({
  ...common(row, now),
  app_version: row.app_version,
  create_time: createTime(row.created_at),
  elapsed: Math.max(0, Math.floor((now - row.created_at) / 1000)),
  ...(row.error !== null && now >= row.settled_at && { error: row.error }),
  session_users: [...row.users],
  session_ips: [...row.users],
  ...(deployment && { deployment: deploymentView(deployment, now) }),
  ...webhook(row),
})

/** `2026-01-01 00:00:00.831000`: UTC without a zone, microseconds, of which the clock has thousands. */
const createTime = (time: number): string => new Date(time).toISOString().replace('T', ' ').replace('Z', '000')
