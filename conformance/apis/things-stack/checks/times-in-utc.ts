import type { PassiveCheck } from '../../../checks/check.js'
import { isAnswered, jsonBody } from '../../../http/exchange.js'
import type { Session } from '../sessions.js'

const NAMES = ['created_at', 'updated_at', 'expires_at'] as const

/** As Protocol Buffers write them; readers take every offset. */
const WRITTEN = /^.{10}T.{8}(?:\.\d{1,9})?Z$/

/** Times of sessions are in UTC. */
export const timesInUtc: PassiveCheck = {
  name: 'things-stack-times-in-utc',
  judge(exchange) {
    if (!isAnswered(exchange) || exchange.reply.status !== 200 || exchange.operation !== 'UserSessionRegistry_List') {
      return undefined
    }
    const { sessions } = (jsonBody(exchange.reply) ?? {}) as { sessions?: (Session | null)[] }
    const times = (Array.isArray(sessions) ? sessions : []).flatMap((session) =>
      NAMES.map((name) => ({ name, time: session?.[name] })).filter(({ time }) => typeof time === 'string'),
    )
    if (times.length === 0) return undefined
    return times
      .filter(({ time }) => !WRITTEN.test(String(time)))
      .map(({ name, time }) => `${name} is ${String(time)}, not in UTC with a Z`)
  },
}
