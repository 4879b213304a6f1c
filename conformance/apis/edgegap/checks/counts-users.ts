import type { PassiveCheck } from '../../../checks/check.js'
import { eachSession } from './each-session.js'

/** `user_count` counts the users that are shown beside it. */
export const countsUsers: PassiveCheck = {
  name: 'edgegap-counts-users',
  judge: (exchange) =>
    eachSession(exchange, ({ session_id: id, user_count: count, session_users: users }) => {
      if (!Array.isArray(users) || typeof count !== 'number') return undefined
      return users.length === count
        ? []
        : [`user_count of the session ${String(id)} is ${count}, and it shows ${users.length} users`]
    }),
}
