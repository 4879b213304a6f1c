import type { operations } from '#contract/okta'
import { defineProvider } from '../../engine/provider.js'
import { authenticate } from './authenticate.js'
import { behaviours } from './behaviours.js'
import { authorization } from './credentials.js'
import { dialect } from './dialect.js'
import { driver } from './driver.js'
import { fields } from './fields.js'
import { mediaTypes } from './media-types.js'
import { parties } from './parties.js'
import { people } from './people.js'
import { rateLimit, throttled } from './rate-limit.js'
import { replyHeaders } from './reply-headers.js'
import type { Fixture } from './fixture-schema.js'
import { seeding } from './seeding.js'
import { layout, settings, type Tables } from './tables.js'
import { usableCredentials } from './usable-credentials.js'

/** `true` and `false` in any case; no source says what Okta makes of anything else. */
const flag = (text: string): boolean | undefined =>
  /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined

/** Okta's management API, as far as it ends sessions. */
export const provider = defineProvider<operations, Tables, Fixture>()({
  api: 'okta',
  title: 'Okta',
  mounts: ['/okta'],
  layout,
  fields,
  settings,
  // a client whose base URL ends in a slash sends `//api/v1/…`
  routing: { foldSlashes: true },
  decoding: { coercions: { boolean: flag }, repeated: 'refuse' },
  stages: [rateLimit, mediaTypes, authenticate, 'decode', 'validate'],
  behaviours,
  dialect,
  headers: replyHeaders,
  seeding,
  driver,
  people,
  parties,
  throttled,
  credentials: async (context) =>
    (await usableCredentials(context)).map((row) => ({ name: row.name, headers: authorization(row) })),
  async example(context) {
    const { rows } = await context.store.collection('sessions').list({ limit: 1 })
    const [credential] = await usableCredentials(context)
    const path = `/api/v1/users/${rows[0]?.userId ?? '00unobody000000000x9'}/sessions`
    return { method: 'DELETE', path, ...(credential ? { headers: authorization(credential) } : {}) }
  },
})
