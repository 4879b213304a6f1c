import { refusedToken } from '../refused-token.js'

export const scenario = refusedToken(
  'An expired token lets nobody in',
  { state: 'expired' },
  'slack.credentials.expired',
  'token_expired',
  'invalid_auth',
)
