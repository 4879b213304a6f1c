import type { Api } from '../api.js'
import { body, errorBody, formats, sessionIds } from './checks/bodies.js'
import { noSecret } from './checks/no-secret.js'
import { rateLimitHeaders } from './checks/rate-limit-headers.js'
import { detailsCode, statusOfCode } from './checks/status-of-code.js'
import { timesInUtc } from './checks/times-in-utc.js'
import { totalCount } from './checks/total-count.js'
import { credentialKind } from './credential-kind.js'
import { model } from './model.js'
import { namedServerError } from './named-server-error.js'
import { requests } from './requests.js'
import { stories } from './stories.js'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** The user sessions of The Things Stack, behind its gRPC gateway. */
export const api: Api = {
  name: 'things-stack',
  idNames: [],
  kinds: {
    user: { unknownId: (random) => `nobody-${random.text(LETTERS, 12)}` },
    session: { unknownId: (random) => random.uuid(), usedUp: true },
    credential: credentialKind,
    'rate-limit': {},
  },
  variants: ['admin-rights-all'],
  needsCredential: ({ profile }) => profile === 'live',
  checks: [
    body,
    formats,
    sessionIds,
    timesInUtc,
    errorBody,
    noSecret,
    rateLimitHeaders,
    statusOfCode,
    detailsCode,
    totalCount,
  ],
  namedServerError,
  requests,
  model,
  stories,
}
