import { hasEnded } from './capacity.js'
import type { DeploymentRow, Schemas } from './tables.js'

/** Every deployment of the mock listens on one port, as in the vendor's example. */
const INTERNAL_PORT = 7777
const PROXY_PORT = 65002

/** A deployment as its sessions show it. */
export const deploymentView = (row: DeploymentRow, now: number): Schemas['Deployment'] => {
  const fqdn = `${row.request_id}.test.edgegap.com`
  const ended = hasEnded(row, now)
  const ready = !ended && now >= row.ready_at
  return {
    request_id: row.request_id,
    public_ip: row.public_ip,
    status: ended ? 'Terminated' : ready ? 'Ready' : 'Deploying',
    ready,
    whitelisting_active: false,
    fqdn,
    ports: {
      [INTERNAL_PORT]: {
        external: row.external_port,
        internal: INTERNAL_PORT,
        protocol: 'UDP',
        name: String(INTERNAL_PORT),
        tls_upgrade: false,
        link: `${fqdn}:${row.external_port}`,
        proxy: PROXY_PORT,
      },
    },
    location: row.location,
    tags: [...row.tags],
    sockets: row.sockets,
    sockets_usage: row.sockets_usage,
    is_joinable_by_session: row.joinable,
  }
}
