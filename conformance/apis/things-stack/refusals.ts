import { jsonBody, type Answered, type Reply } from '../../http/exchange.js'

interface Status {
  code?: unknown
  message?: unknown
  details?: unknown
}

const bodyOf = (reply: Reply): Status => {
  const body = jsonBody(reply)
  return typeof body === 'object' && body !== null ? (body as Status) : {}
}

/** The name of a refusal within its namespace; undefined where the answer has no `details`. */
const nameOf = (reply: Reply): string | undefined => {
  const { details } = bodyOf(reply)
  const [first] = (Array.isArray(details) ? details : []) as ({ name?: unknown } | null)[]
  return typeof first?.name === 'string' ? first.name : undefined
}

/** `404 code 5 user_session_not_found`, or what stands in its place. */
export const answerOf = ({ reply }: Answered): string => {
  const { code } = bodyOf(reply)
  if (code === undefined) return `${reply.status} ${reply.body === '' ? '(empty)' : reply.body.slice(0, 80)}`
  return [reply.status, 'code', String(code), nameOf(reply)].filter((part) => part !== undefined).join(' ')
}

/** What a refusal is to be. The name is looked at only where the answer has `details`. */
export interface Expected {
  status: number
  code: number
  name?: string
}

export const isRefusal = ({ reply }: Pick<Answered, 'reply'>, { status, code, name }: Expected): boolean => {
  const given = bodyOf(reply)
  const named = nameOf(reply)
  return reply.status === status && given.code === code && (name === undefined || named === undefined || named === name)
}

/** A sentence for an answer that should have been another. */
export const notAs = (answer: Answered, { status, code, name }: Expected): string =>
  `the answer is ${answerOf(answer)}, not ${status} code ${code}${name === undefined ? '' : ` ${name}`}`

export const SESSION_NOT_FOUND: Expected = { status: 404, code: 5, name: 'user_session_not_found' }
export const USER_NOT_FOUND: Expected = { status: 404, code: 5, name: 'user_not_found' }
export const INVALID: Expected = { status: 400, code: 3 }
export const NO_RIGHTS: Expected = { status: 403, code: 7, name: 'no_user_rights' }
export const TOO_FEW_RIGHTS: Expected = { status: 403, code: 7, name: 'insufficient_user_rights' }
export const NO_CSRF_TOKEN: Expected = { status: 403, code: 7, name: 'invalid_csrf_token' }

/**
 * Whether a user ID is refused for its form. Nobody has rights for such a user, which a server in `live` says that looks at
 * credentials first; that it should not is a requirement of its own.
 */
export const isBadUserRefusal = (answer: Pick<Answered, 'reply'>, profile: 'documented' | 'live'): boolean =>
  isRefusal(answer, INVALID) || (profile === 'live' && isRefusal(answer, NO_RIGHTS))
