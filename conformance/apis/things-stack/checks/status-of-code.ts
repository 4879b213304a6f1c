import type { PassiveCheck } from '../../../checks/check.js'
import { isAnswered, jsonBody, type Exchange } from '../../../http/exchange.js'

/** The HTTP status of each gRPC code (GW runtime/errors.go). */
const STATUS: Record<number, number> = {
  1: 499,
  2: 500,
  3: 400,
  4: 504,
  5: 404,
  6: 409,
  7: 403,
  8: 429,
  9: 400,
  10: 409,
  11: 400,
  12: 501,
  13: 500,
  14: 503,
  15: 500,
  16: 401,
}

interface Refusal {
  status: number
  code: number
  details: unknown
}

/** A refusal with a code; undefined for anything else. */
const refusalIn = (exchange: Exchange): Refusal | undefined => {
  if (!isAnswered(exchange) || exchange.reply.status < 400) return undefined
  const { code, details } = (jsonBody(exchange.reply) ?? {}) as { code?: unknown; details?: unknown }
  // a missing one is a matter of the body's shape
  return Number.isInteger(code) ? { status: exchange.reply.status, code: code as number, details } : undefined
}

/** The status follows from the code, but for the 405 that other servers give in place of 501. */
export const statusOfCode: PassiveCheck = {
  name: 'things-stack-status-of-code',
  judge(exchange) {
    const refusal = refusalIn(exchange)
    if (!refusal || refusal.status === 405) return undefined
    const { status, code } = refusal
    return STATUS[code] === status
      ? []
      : [`code ${code} came with ${status}; it belongs to ${STATUS[code] ?? 'nothing'}`]
  },
}

/** `details` repeat the code. */
export const detailsCode: PassiveCheck = {
  name: 'things-stack-details-code',
  judge(exchange) {
    const refusal = refusalIn(exchange)
    if (!refusal || !Array.isArray(refusal.details)) return undefined
    const codes = refusal.details.map((each: unknown) => (each as { code?: unknown } | null)?.code)
    const strange = codes.filter((code) => code !== undefined && code !== refusal.code)
    return strange.map((code) => `details say code ${String(code)}, the answer says ${refusal.code}`)
  },
}
