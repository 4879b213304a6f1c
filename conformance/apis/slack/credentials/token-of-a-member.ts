import { refusedToken } from '../refused-token.js'

export const scenario = refusedToken(
  'A member who is no administrator may not call, whatever the scopes',
  { role: 'member' },
  'slack.credentials.role',
  'not_an_admin',
)
