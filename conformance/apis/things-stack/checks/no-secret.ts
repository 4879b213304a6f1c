import type { PassiveCheck } from '../../../checks/check.js'
import { isAnswered, jsonBody } from '../../../http/exchange.js'

/** How the token of a session begins; its last part is the secret. */
const SESSION_TOKEN = /^(Bearer )?ONZW4\.[^.]+\.[^.]+$/

const holdsSecret = (node: unknown): boolean => {
  if (typeof node === 'string') return SESSION_TOKEN.test(node)
  if (typeof node !== 'object' || node === null) return false
  const { session_secret, sessionSecret } = node as { session_secret?: unknown; sessionSecret?: unknown }
  return Boolean(session_secret) || Boolean(sessionSecret) || Object.values(node).some(holdsSecret)
}

/** The secret half of a session token never leaves the server. */
export const noSecret: PassiveCheck = {
  name: 'things-stack-no-secret',
  judge: (exchange) =>
    isAnswered(exchange)
      ? holdsSecret(jsonBody(exchange.reply))
        ? ['the answer has a session_secret, or the token of a session']
        : []
      : undefined,
}
