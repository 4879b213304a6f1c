import type { PassiveCheck } from '../../../checks/check.js'
import { fieldsOf } from '../sessions.js'
import { eachSession } from './each-session.js'

/** A deployment has no more sockets taken than there are. */
export const socketsSuffice: PassiveCheck = {
  name: 'edgegap-sockets-suffice',
  judge: (exchange) =>
    eachSession(exchange, ({ deployment }) => {
      const { request_id: id, sockets, sockets_usage: taken } = fieldsOf(deployment)
      if (typeof sockets !== 'number' || typeof taken !== 'number') return undefined
      return taken >= 0 && taken <= sockets
        ? []
        : [`the deployment ${String(id)} has ${taken} of ${sockets} sockets taken`]
    }),
}
