import { rateLimitKind } from '../../driver/rate-limit-kind.js'
import type { DriverKind } from '../../engine/provider.js'
import type { Change, Condition } from '../../engine/store.js'
import { record } from '../../fixtures/schemas.js'
import { credential } from './driver-credential.js'
import { appSession, device, session, token } from './driver-held.js'
import { newId } from './new-ids.js'
import { emailOf } from './email-of.js'
import { USER_STATUSES, type HeldRow, type OktaContext, type Tables, type UserRow } from './tables.js'

/** A user and everything that dies with the account, the API tokens it made included. */
const deletion = (id: string): Change<Tables>[] => {
  const theirs: Condition<HeldRow>[] = [{ field: 'userId', is: '=', value: id }]
  return [
    { in: 'users', delete: id },
    { in: 'sessions', deleteWhere: theirs },
    { in: 'tokens', deleteWhere: theirs },
    { in: 'devices', deleteWhere: theirs },
    { in: 'appSessions', deleteWhere: theirs },
    { in: 'credentials', deleteWhere: [{ field: 'userId', is: '=', value: id }] },
  ]
}

const user: DriverKind<OktaContext> = {
  attributes: record({ login: { type: 'string', minLength: 1 }, status: { enum: USER_STATUSES } }),
  async create(attributes, { store, ids }) {
    const users = store.collection('users')
    const id = newId('user', ids)
    const { login = `${id}@example.com`, status = 'ACTIVE' } = attributes as Partial<UserRow>
    if ((await users.count({ where: [{ field: 'login', is: '=', value: login }] })) > 0) {
      return { error: `a user with the login "${login}" is there already` }
    }
    await users.insert({ id, login, status, name: null, email: emailOf(login) })
    return { id }
  },
  async observe(id, { store }) {
    const users = store.collection('users')
    const alive = (await users.get(id)) !== undefined
    return alive || (await users.existed(id)) ? { id, alive } : undefined
  },
  async end(id, { store }) {
    return (await store.commit(deletion(id))) || store.collection('users').existed(id)
  },
}

export const driver = {
  user,
  session,
  token,
  device,
  'app-session': appSession,
  credential,
  'rate-limit': rateLimitKind,
}
