import type { Api } from '../api.js'
import { envelope } from './checks/envelope.js'
import { retryAfterHeader } from './checks/retry-after.js'
import { credentialKind } from './credential-kind.js'
import { model } from './model.js'
import { requests } from './requests.js'
import { stories } from './stories.js'

/** Ids above every one that fixtures use and below 2^31, which the page's 32-bit integers hold. */
const LEAST_UNKNOWN_SESSION = 1_900_000_000

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Slack's session methods: two calls that show nothing, so that all effects are seen through the driver. */
export const api: Api = {
  name: 'slack',
  idNames: ['session_id', 'user_id'],
  credentialParameters: ['token'],
  kinds: {
    // with a user all sessions go, so that one who is named in the configuration serves once as well
    user: { unknownId: (random) => `W0${random.text(UPPER, 9)}`, usedUp: true },
    session: { unknownId: (random) => String(LEAST_UNKNOWN_SESSION + random.below(200_000_000)), usedUp: true },
    credential: credentialKind,
  },
  checks: [envelope, retryAfterHeader],
  requests,
  model,
  stories,
}
