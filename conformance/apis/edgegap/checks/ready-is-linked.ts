import type { PassiveCheck } from '../../../checks/check.js'
import { fieldsOf } from '../sessions.js'
import { eachSession } from './each-session.js'

/** A session that is ready is linked, and to a deployment that is ready. */
export const readyIsLinked: PassiveCheck = {
  name: 'edgegap-ready-is-linked',
  judge: (exchange) =>
    eachSession(exchange, ({ session_id: id, ready, linked, deployment }) => {
      if (ready !== true) return undefined
      if (linked === false) return [`the session ${String(id)} is ready and not linked`]
      const unready = fieldsOf(deployment)['ready'] === false
      return unready ? [`the session ${String(id)} is ready, and its deployment is not`] : []
    }),
}
