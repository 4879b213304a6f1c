import type { DriverKind } from '../../engine/provider.js'
import { list, record } from '../../fixtures/schemas.js'
import { REQUIRED_SCOPE } from './challenge.js'
import { authorization, isAlive } from './credentials.js'
import { CREDENTIAL_LIFETIMES } from './lifetimes.js'
import { newCredentialToken } from './new-ids.js'
import type { CredentialRow, OktaContext } from './tables.js'

interface Attributes {
  scheme?: CredentialRow['scheme']
  scopes?: string[]
  state?: 'active' | 'expired' | 'revoked' | 'unknown'
  covers?: string[]
  user?: string
}

/** What an administrator calls with. Its id is the token; scopes without a scheme ask for an OAuth access token. */
export const credential: DriverKind<OktaContext> = {
  attributes: record({
    scheme: { enum: ['ssws', 'bearer'] },
    scopes: list({ type: 'string' }),
    state: { enum: ['active', 'expired', 'revoked', 'unknown'] },
    covers: list({ type: 'string' }),
    user: { type: 'string' },
  }),
  async create(attributes, { store, ids, clock }) {
    const { scopes, state = 'active', covers = null, user = null, ...rest } = attributes as Attributes
    const scheme = rest.scheme ?? (scopes ? 'bearer' : 'ssws')
    if (scheme === 'ssws' && scopes) return { error: 'an API token has no scopes; ask for the scheme "bearer"' }
    if (user !== null && !(await store.collection('users').get(user))) {
      return { error: `there is no user "${user}"; create one first` }
    }
    const now = clock.now()
    const token = newCredentialToken(scheme, ids)
    if (state !== 'unknown') {
      await store.collection('credentials').insert({
        token,
        name: user ?? 'Made by the driver',
        scheme,
        scopes: scopes ?? (scheme === 'bearer' ? [REQUIRED_SCOPE] : []),
        covers,
        userId: user,
        revoked: state === 'revoked',
        expiresAt: state === 'expired' ? now : now + CREDENTIAL_LIFETIMES[scheme],
      })
    }
    return { id: token, headers: authorization({ scheme, token }) }
  },
  async observe(id, context) {
    const credentials = context.store.collection('credentials')
    const found = await credentials.get(id)
    if (found) return { id, alive: await isAlive(found, context) }
    return (await credentials.existed(id)) ? { id, alive: false } : undefined
  },
  async end(id, { store }) {
    const credentials = store.collection('credentials')
    return (await credentials.delete(id)) !== undefined || credentials.existed(id)
  },
}
