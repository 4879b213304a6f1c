import type { DriverKind, Refusal } from '../../engine/provider.js'
import type { Change } from '../../engine/store.js'
import { fromContract, record } from '../../fixtures/schemas.js'
import {
  CREDENTIAL_FIELDS,
  newCredential,
  newCredentialId,
  newSecret,
  newSession,
  newUser,
  newUserId,
} from './new-rows.js'
import { sessionHeaders } from './session-headers.js'
import { ENTITIES, type CredentialRow, type StackContext, type Tables } from './tables.js'
import { hasEnded, timestampOf } from './timestamps.js'
import { bearer } from './token.js'

interface Attributes extends Partial<Pick<CredentialRow, 'entity' | 'client_state' | 'rights'>> {
  user?: string
  admin?: boolean
  form?: CredentialRow['form'] | 'session' | 'cookie'
  state?: 'active' | 'expired' | 'unknown'
}

const attributes = record({
  ...CREDENTIAL_FIELDS,
  user: fromContract('v3UserIdentifiers', 'properties', 'user_id'),
  admin: { type: 'boolean' },
  form: { enum: ['api_key', 'access_token', 'session', 'cookie'] },
  state: { enum: ['active', 'expired', 'unknown'] },
  entity: { enum: ENTITIES },
})

/** Why these attributes do not go together. */
const clash = ({ form = 'api_key', entity = 'user', user, admin, rights, client_state }: Attributes) => {
  if (entity !== 'user' && (user !== undefined || admin !== undefined))
    return `a key of the entity "${entity}" has no user`
  if (entity !== 'user' && form !== 'api_key') return `only an api_key can belong to the entity "${entity}"`
  if (rights && (form === 'session' || form === 'cookie')) return `a ${form} has all rights of its user, always`
  if (client_state && form !== 'access_token') return 'only an access_token has a client, and so a client_state'
  return undefined
}

interface Made {
  id: string
  headers: Record<string, string>
  changes: Change<Tables>[]
}

const makeSession = (
  user_id: string,
  expires_at: string | null,
  as: 'token' | 'cookie',
  context: StackContext,
): Made => {
  const row = newSession({ user_id, expires_at, ...(expires_at === null ? {} : { created_at: expires_at }) }, context)
  return { id: row.session_id, headers: sessionHeaders(row, as), changes: [{ in: 'sessions', insert: row }] }
}

const makeCredential = (given: Partial<CredentialRow>, { ids }: StackContext): Made => {
  const row = newCredential({ ...given, id: newCredentialId(ids), secret: newSecret(ids) })
  const headers = bearer({ kind: row.form, id: row.id, secret: row.secret })
  return { id: row.id, headers, changes: [{ in: 'credentials', insert: row }] }
}

const make = (
  { form = 'api_key', state, rights, entity, client_state }: Attributes,
  user_id: string | null,
  universal: boolean,
  context: StackContext,
): Made => {
  const expires_at = state === 'expired' ? timestampOf(context.clock.now() - 1) : null
  if (form === 'session' || form === 'cookie') {
    return makeSession(user_id!, expires_at, form === 'cookie' ? 'cookie' : 'token', context)
  }
  const said = { ...(rights && { rights }), ...(entity && { entity }), ...(client_state && { client_state }) }
  return makeCredential({ ...said, form, user_id, expires_at, universal }, context)
}

/** The user whom a credential is made for, and what has to change in the accounts for that. */
const ownerOf = async (
  { user, admin, entity = 'user' }: Attributes,
  { store, ids }: StackContext,
): Promise<{ id: string | null; universal: boolean; changes: Change<Tables>[] } | Refusal> => {
  if (entity !== 'user') return { id: null, universal: false, changes: [] }
  if (user === undefined) {
    const row = newUser({ id: newUserId(ids), admin: admin ?? true })
    return { id: row.id, universal: admin === undefined, changes: [{ in: 'users', insert: row }] }
  }
  if (!(await store.collection('users').get(user))) return { error: `there is no user "${user}"; create one first` }
  return {
    id: user,
    universal: false,
    changes: admin === undefined ? [] : [{ in: 'users', update: user, set: { admin } }],
  }
}

/**
 * What a caller presents in profile `live`; in `documented` it can be made too, and means nothing. Its id is the middle part
 * of the token: for the forms `session` and `cookie` the ID of a new session, which is listed like any other. A key or access
 * token for which neither a user nor `admin` is named is an administrator's, and its rights hold for everybody.
 */
export const credential: DriverKind<StackContext> = {
  attributes,
  async create(given, context) {
    const wanted = given as Attributes
    const clashing = clash(wanted)
    if (clashing !== undefined) return { error: clashing }
    const owner = await ownerOf(wanted, context)
    if ('error' in owner) return owner
    const { id, headers, changes } = make(wanted, owner.id, owner.universal, context)
    const made = await context.store.commit([...owner.changes, ...(wanted.state === 'unknown' ? [] : changes)])
    return made ? { id, headers } : { error: 'the user was changed meanwhile; try again' }
  },
  async observe(id, { store, clock }) {
    const [credentials, sessions] = [store.collection('credentials'), store.collection('sessions')]
    const found = (await credentials.get(id)) ?? (await sessions.get(id))
    if (found) return { id, alive: !hasEnded(found.expires_at, clock.now()) }
    return (await credentials.existed(id)) || (await sessions.existed(id)) ? { id, alive: false } : undefined
  },
  async end(id, { store }) {
    const [credentials, sessions] = [store.collection('credentials'), store.collection('sessions')]
    if ((await credentials.delete(id)) ?? (await sessions.delete(id))) return true
    return (await credentials.existed(id)) || sessions.existed(id)
  },
}
