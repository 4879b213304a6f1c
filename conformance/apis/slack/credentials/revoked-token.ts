import { refusedToken } from '../refused-token.js'

export const scenario = refusedToken(
  'A revoked token lets nobody in',
  { state: 'revoked' },
  'slack.credentials.revoked',
  'token_revoked',
)
