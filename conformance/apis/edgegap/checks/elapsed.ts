import type { PassiveCheck } from '../../../checks/check.js'
import { eachSession } from './each-session.js'

/** No session is from the future: `elapsed` is zero or more. */
export const elapsed: PassiveCheck = {
  name: 'edgegap-elapsed',
  judge: (exchange) =>
    eachSession(exchange, ({ session_id: id, elapsed: passed }) => {
      if (typeof passed !== 'number') return undefined
      return passed < 0 ? [`elapsed of the session ${String(id)} is ${passed}`] : []
    }),
}
