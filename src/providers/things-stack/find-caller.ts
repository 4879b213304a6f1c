import { hasEnded } from './timestamps.js'
import { readUuid } from './postgres-uuid.js'
import { refusal, type Cause, type ErrorName, type Refusal } from './refusal.js'
import { adminRights, implied, restrictionsOf, RIGHT_ALL } from './rights.js'
import type { CredentialRow, StackContext, UserRow } from './tables.js'
import type { Presented, Token } from './token.js'

/** Who calls, and what they may do. */
export interface Caller {
  /** Undefined for nobody, and for keys of something that is no user. */
  userId: string | undefined
  /** On the user whom the credential belongs to. */
  rights: readonly string[]
  /** On everything. */
  universalRights: readonly string[]
  isAdmin: boolean
  /** Why rights were cut down. */
  warnings: readonly string[]
}

const NOBODY: Caller = { userId: undefined, rights: [], universalRights: [], isAdmin: false, warnings: [] }

/** What a credential grants, and whether the state of the account can cut that down. */
interface Grant {
  rights: readonly string[]
  universal: boolean
  restrictable: boolean
}

/** Session tokens have all rights, and keep them whatever the state of the account. */
const SESSION: Grant = { rights: [RIGHT_ALL], universal: false, restrictable: false }

const callerFor = (user: UserRow, { rights, universal, restrictable }: Grant, { settings }: StackContext): Caller => {
  const restrictions = restrictionsOf(user)
  const all = implied(rights)
  const isAdmin = user.admin && user.state === 'approved'
  return {
    userId: user.id,
    rights: restrictable ? all.filter((right) => restrictions.every(({ left }) => left.includes(right))) : all,
    universalRights: universal ? all : isAdmin ? adminRights(all, settings.adminRightsAll) : [],
    isAdmin,
    warnings: restrictions.map(({ warning }) => warning),
  }
}

const refuse = (name: ErrorName, { ids }: StackContext, cause?: Cause): Refusal => refusal(name, ids, undefined, cause)

const unknown = (form: CredentialRow['form'], id: string, context: StackContext): Refusal =>
  form === 'api_key'
    ? refuse('pkg/identityserver:api_key_not_found', context, {
        name: 'pkg/identityserver/store:api_key_not_found',
        attributes: { api_key_id: id },
      })
    : refuse('pkg/identityserver:token_not_found', context, {
        name: 'pkg/identityserver/store:access_token_not_found',
        attributes: { access_token_id: id },
      })

/** The client that an access token was granted to may have been shut out since. */
const clientRefusal = ({ client_state, client_note }: CredentialRow, { ids }: StackContext): Refusal | undefined => {
  if (client_state !== 'rejected' && client_state !== 'suspended') return undefined
  const attributes = client_note === null ? undefined : { description: client_note }
  return refusal(`pkg/identityserver:oauth_client_${client_state}`, ids, attributes)
}

const byCredential = async (form: CredentialRow['form'], { id, secret }: Token, context: StackContext) => {
  const { store, clock } = context
  const found = await store.collection('credentials').get(id)
  if (found?.form !== form) return unknown(form, id, context)
  if (found.secret !== secret) return refuse('pkg/identityserver:invalid_authorization', context)
  if (hasEnded(found.expires_at, clock.now())) {
    const name = form === 'api_key' ? 'api_key_expired' : 'token_expired'
    return refuse(`pkg/identityserver:${name}`, context)
  }
  if (found.user_id === null) return NOBODY
  const user = await store.collection('users').get(found.user_id)
  if (!user) return unknown(form, id, context)
  return clientRefusal(found, context) ?? callerFor(user, { ...found, restrictable: true }, context)
}

const bySession = async ({ id, secret }: Token, context: StackContext) => {
  const { store, clock } = context
  const uuid = readUuid(id)
  // inferred: the database is asked for the text as it is, and cannot read it
  if (uuid === undefined) return refuse('pkg/util/store:driver', context)
  const found = await store.collection('sessions').get(uuid)
  const user = found && (await store.collection('users').get(found.user_id))
  if (!found || !user) {
    return refuse('pkg/identityserver:token_not_found', context, {
      name: 'pkg/identityserver/store:user_session_not_found',
      attributes: { session_id: id },
    })
  }
  if (found.secret !== secret) return refuse('pkg/identityserver:invalid_authorization', context)
  if (hasEnded(found.expires_at, clock.now())) return refuse('pkg/identityserver:token_expired', context)
  return callerFor(user, SESSION, context)
}

/** Finds out who calls (`pkg/identityserver/entity_access.go`), or why the credential is no good. */
export const findCaller = async (given: Presented, context: StackContext): Promise<Caller | Refusal> => {
  switch (given.kind) {
    case 'nobody':
      return NOBODY
    case 'malformed':
      return refuse('pkg/auth:token', context)
    case 'api_key':
    case 'access_token':
      return byCredential(given.kind, given, context)
    case 'session':
      return bySession(given, context)
    case 'unsupported':
    case 'refresh_token':
    case 'authorization_code':
      return refuse('pkg/identityserver:unsupported_authorization', context)
  }
}
