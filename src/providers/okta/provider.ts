import type { operations } from '#contract/okta'
import { defineProvider } from '../../engine/provider.js'
import { authenticate } from './authenticate.js'
import { behaviours } from './behaviours.js'
import { REQUIRED_SCOPE } from './challenge.js'
import { authorization, isAlive } from './credentials.js'
import { dialect } from './dialect.js'
import { driver } from './driver.js'
import { mediaTypes } from './media-types.js'
import { rateLimit } from './rate-limit.js'
import { replyHeaders } from './reply-headers.js'
import type { Fixture } from './fixture-schema.js'
import { seeding } from './seeding.js'
import { layout, settings, type CredentialRow, type OktaContext, type Tables } from './tables.js'

/** `true` and `false` in any case; no source says what Okta makes of anything else. */
const flag = (text: string): boolean | undefined =>
  /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined

/** The credentials that let a call through, those that cover everybody first, API tokens before access tokens. */
const usable = async (context: OktaContext): Promise<CredentialRow[]> => {
  const { rows } = await context.store.collection('credentials').list()
  const found: CredentialRow[] = []
  for (const row of rows) {
    const scoped = row.scheme === 'ssws' || row.scopes.includes(REQUIRED_SCOPE)
    if (scoped && (await isAlive(row, context))) found.push(row)
  }
  const rank = ({ covers, scheme }: CredentialRow) => (covers === null ? 0 : 2) + (scheme === 'ssws' ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b))
}

/** Okta's management API, as far as it ends sessions. */
export const provider = defineProvider<operations, Tables, Fixture>()({
  api: 'okta',
  title: 'Okta',
  mounts: ['/okta'],
  layout,
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
  credentials: async (context) =>
    (await usable(context)).map((row) => ({ name: row.name, headers: authorization(row) })),
  async example(context) {
    const { rows } = await context.store.collection('sessions').list({ limit: 1 })
    const [credential] = await usable(context)
    const path = `/api/v1/users/${rows[0]?.userId ?? '00unobody000000000x9'}/sessions`
    return { method: 'DELETE', path, ...(credential ? { headers: authorization(credential) } : {}) }
  },
})
