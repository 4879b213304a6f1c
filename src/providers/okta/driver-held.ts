import type { Schema } from '../../contract/document.js'
import type { DriverKind } from '../../engine/provider.js'
import { fixtureTime } from '../../fixtures/seed-rows.js'
import { FIXTURE_TIME, record } from '../../fixtures/schemas.js'
import { SESSION_LIFETIME, TOKEN_LIFETIMES } from './lifetimes.js'
import { newId, newSessionId, newTokenId } from './new-ids.js'
import type { HeldRow, OktaContext, Tables, TokenRow } from './tables.js'

interface Attributes {
  user: string
  use?: TokenRow['use']
  expiresAt?: string
}

/** The collections of what users hold. */
type Held = { [C in keyof Tables]: Tables[C] extends HeldRow ? C : never }[keyof Tables]

interface Kind<C extends Held> {
  collection: C
  attributes?: Record<string, Schema>
  row(base: HeldRow, attributes: Attributes, context: OktaContext): Tables[C]
}

/** How the driver makes, watches and ends one sort of thing that users hold. */
const held = <C extends Held>({ collection, attributes = {}, row }: Kind<C>): DriverKind<OktaContext> => ({
  attributes: record({ user: { type: 'string' }, ...attributes }, ['user']),
  async create(given, context) {
    const wanted = given as unknown as Attributes
    const { store, clock } = context
    if (!(await store.collection('users').get(wanted.user))) {
      return { error: `there is no user "${wanted.user}"; create one first` }
    }
    const now = clock.now()
    const expiresAt = wanted.expiresAt === undefined ? null : fixtureTime(wanted.expiresAt, now)
    if (expiresAt === undefined) return { error: `"${wanted.expiresAt}" is no time that there is` }
    const made = row({ id: '', userId: wanted.user, createdAt: now, expiresAt }, wanted, context)
    await store.collection(collection).insert(made)
    return { id: made.id }
  },
  async observe(id, { store, clock }) {
    const rows = store.collection(collection)
    const found: HeldRow | undefined = await rows.get(id)
    if (found) return { id, alive: found.expiresAt === null || clock.now() < found.expiresAt }
    return (await rows.existed(id)) ? { id, alive: false } : undefined
  },
  async end(id, { store }) {
    const rows = store.collection(collection)
    return (await rows.delete(id)) !== undefined || rows.existed(id)
  },
})

export const session = held({
  collection: 'sessions',
  attributes: { expiresAt: FIXTURE_TIME },
  row: (base, _, { ids }) => ({
    ...base,
    id: newSessionId(ids),
    device: null,
    expiresAt: base.expiresAt ?? base.createdAt + SESSION_LIFETIME,
  }),
})

export const token = held({
  collection: 'tokens',
  attributes: { use: { enum: ['access', 'refresh'] }, expiresAt: FIXTURE_TIME },
  row: (base, { use = 'access' }, { ids }) => ({
    ...base,
    id: newTokenId(use, ids),
    clientId: newId('app', ids),
    use,
    expiresAt: base.expiresAt ?? base.createdAt + TOKEN_LIFETIMES[use],
  }),
})

export const device = held({
  collection: 'devices',
  row: (base, _, { ids }) => ({ ...base, id: newId('device', ids), name: 'A remembered device', factor: 'push' }),
})

export const appSession = held({
  collection: 'appSessions',
  row: (base, _, { ids }) => ({ ...base, id: newId('appSession', ids), app: 'An app' }),
})
