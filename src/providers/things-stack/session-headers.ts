import type { SessionRow } from './tables.js'
import { bearer, tokenText, type Token } from './token.js'

type Keys = Pick<SessionRow, 'session_id' | 'secret' | 'csrf_token'>

const tokenOf = ({ session_id, secret }: Keys): Token => ({ kind: 'session', id: session_id, secret: secret ?? '' })

const csrf = ({ csrf_token }: Keys): Record<string, string> =>
  csrf_token === null ? {} : { 'x-csrf-token': csrf_token }

/** What a caller sends who holds the token of a session, or the cookie that browsers have instead. */
export const sessionHeaders = (row: Keys, as: 'token' | 'cookie' = 'token'): Record<string, string> => ({
  ...(as === 'token' ? bearer(tokenOf(row)) : { cookie: `_session=${tokenText(tokenOf(row))}` }),
  ...csrf(row),
})
