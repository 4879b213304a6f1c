import type { Api } from '../api.js'
import { errorLink } from './checks/error-link.js'
import { rateLimitHeaders } from './checks/rate-limit-headers.js'
import { credentialKind } from './credential-kind.js'
import { model } from './model.js'
import { requests } from './requests.js'
import { stories } from './stories.js'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Okta's user sessions: one operation, which shows nothing, so that all effects are seen through the driver. */
export const api: Api = {
  name: 'okta',
  idNames: [],
  kinds: {
    user: { unknownId: (random) => `00u${random.text(LETTERS, 17)}` },
    session: { usedUp: true },
    device: { usedUp: true },
    token: { usedUp: true },
    'app-session': {},
    credential: credentialKind,
  },
  variants: ['classic'],
  checks: [errorLink, rateLimitHeaders],
  requests,
  model,
  stories,
}
