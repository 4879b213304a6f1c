import { refusedToken } from '../refused-token.js'

export const scenario = refusedToken(
  "A bot's token may not call",
  { role: 'bot' },
  'slack.credentials.user-token',
  'not_allowed_token_type',
  'is_bot',
)
