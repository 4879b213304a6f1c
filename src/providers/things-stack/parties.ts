import type { Parties } from '../../engine/provider.js'
import { readUuid } from './postgres-uuid.js'
import type { StackCall } from './tables.js'
import { presented, tokenText } from './token.js'

/** The user of the path, and whoever the token or the cookie belongs to. */
export const parties = async ({ request, pathValues, context: { store } }: StackCall): Promise<Parties> => {
  const given = presented(request)
  const token = 'id' in given ? given : undefined
  const holder =
    token?.kind === 'session'
      ? await store.collection('sessions').get(readUuid(token.id) ?? token.id)
      : token && (await store.collection('credentials').get(token.id))
  const users: string[] = []
  for (const id of [pathValues['user_ids.user_id'], holder?.user_id]) {
    if (id === undefined || id === null) continue
    const email = (await store.collection('users').get(id))?.email
    users.push(id, ...(email ? [email] : []))
  }
  return { credentials: token ? [tokenText(token)] : [], users }
}
