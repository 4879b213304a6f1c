import type { PassiveCheck } from '../../../checks/check.js'
import { headerValue, isAnswered } from '../../../http/exchange.js'

const NAMES = ['limit', 'available', 'reset', 'retry'] as const

/** Limits are by the minute; even a large burst has come back within some hours. */
const MOST_SECONDS = 86_400

/** The four headers come together or not at all; all are whole numbers, and the two times are seconds from now. */
export const rateLimitHeaders: PassiveCheck = {
  name: 'things-stack-rate-limit-headers',
  judge(exchange) {
    if (!isAnswered(exchange)) return undefined
    const values = NAMES.map((name) => headerValue(exchange.reply.headers, `x-rate-limit-${name}`))
    if (values.every((value) => value === undefined)) return []
    const faults = NAMES.flatMap((name, i) =>
      values[i] !== undefined && /^\d+$/.test(values[i])
        ? []
        : [`x-rate-limit-${name} is ${values[i] ?? 'missing'}, where a whole number is expected`],
    )
    if (faults.length > 0) return faults
    const [limit, available, reset, retry] = values.map(Number) as [number, number, number, number]
    return [
      ...(available > limit ? [`x-rate-limit-available is ${available}, more than the limit of ${limit}`] : []),
      ...(reset > MOST_SECONDS ? [`x-rate-limit-reset is ${reset}; seconds from now are expected`] : []),
      ...(retry > MOST_SECONDS ? [`x-rate-limit-retry is ${retry}; seconds from now are expected`] : []),
    ]
  },
}
