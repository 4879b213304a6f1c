import type { PassiveCheck } from '../../../checks/check.js'
import { fieldsOf, type Fields } from '../sessions.js'
import { eachSession } from './each-session.js'

/** A deployment has no more sockets taken than there are, and no fewer than the session that is shown with it takes. */
export const socketsSuffice: PassiveCheck = {
  name: 'edgegap-sockets-suffice',
  judge: (exchange) =>
    eachSession(exchange, (session) => {
      const { request_id: id, sockets, sockets_usage: taken } = fieldsOf(session['deployment'])
      if (typeof sockets !== 'number' || typeof taken !== 'number') return undefined
      const least = takenBy(session)
      return [
        ...(taken >= 0 && taken <= sockets
          ? []
          : [`the deployment ${String(id)} has ${taken} of ${sockets} sockets taken`]),
        ...(taken >= 0 && taken < least
          ? [`the deployment ${String(id)} has ${taken} sockets taken, and the session shown with it takes ${least}`]
          : []),
      ]
    }),
}

/** The sockets that a session takes: each user's in kind Seat, one in kind Match, however these are spelled. */
const takenBy = ({ ready, kind, user_count: users }: Fields): number => {
  if (ready !== true || typeof kind !== 'string') return 0
  if (/seat/i.test(kind)) return typeof users === 'number' ? users : 0
  return /match/i.test(kind) ? 1 : 0
}
