import type { Credential, ExampleRequest } from '../../engine/provider.js'
import { refusalOf } from './admit.js'
import { findCaller } from './caller.js'
import { FORM } from './post-type.js'
import type { SlackContext } from './tables.js'

/** The tokens that may call both methods, the organisation's before those of a workspace. */
export const credentials = async (context: SlackContext): Promise<Credential[]> => {
  const { store } = context
  const { rows } = await store.collection('tokens').list()
  const callers = await Promise.all(rows.map(({ id }) => findCaller(store, id)))
  return callers
    .filter((caller) => caller !== undefined)
    .filter((caller) => refusalOf(caller, context) === undefined)
    .sort((a, b) => Number(b.token.team_id.startsWith('E')) - Number(a.token.team_id.startsWith('E')))
    .map(({ token, user }) => ({
      name: `${user.name ?? user.id}, ${user.role.replace('_', ' ')}, ${token.team_id}`,
      headers: { authorization: `Bearer ${token.id}` },
    }))
}

/** A reset of the first member's sessions: it works as often as it is tried. */
export const example = async (context: SlackContext): Promise<ExampleRequest> => {
  const [credential] = await credentials(context)
  const { rows } = await context.store
    .collection('users')
    .list({ where: [{ field: 'role', is: '=', value: 'member' }], limit: 1 })
  return {
    method: 'POST',
    path: '/admin.users.session.reset',
    headers: { ...credential?.headers, 'content-type': FORM },
    body: `user_id=${rows[0]?.id ?? 'W0BOB00002'}`,
  }
}
