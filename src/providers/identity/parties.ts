import type { Call, RawInput } from '../../engine/call.js'
import type { Parties } from '../../engine/provider.js'
import type { IdentityContext } from './tables.js'
import { readUuid } from './uuid.js'

/** The user of the path, of the session, and of `X-User-Id`; nobody needs a credential here. */
export const parties = async ({
  request,
  pathValues,
  context: { store },
}: Call<RawInput, IdentityContext>): Promise<Parties> => {
  const { user_id = '', session_id = '' } = pathValues
  const session = await store.collection('sessions').get(readUuid(session_id) ?? session_id)
  const ids = [readUuid(user_id), session?.user_id, readUuid(request.headers['x-user-id'] ?? '')]
  const users: string[] = []
  for (const id of ids) {
    if (id === undefined || id === null) continue
    const email = (await store.collection('users').get(id))?.email
    users.push(id, ...(email ? [email] : []))
  }
  return { credentials: [], users }
}
