import type { Call, RawInput } from '../../engine/call.js'
import type { Parties } from '../../engine/provider.js'
import { presented } from './credentials.js'
import type { OktaContext } from './tables.js'

/** The administrator behind the credential, and the user of the path. */
export const parties = async ({
  request,
  pathValues,
  context: { store },
}: Call<RawInput, OktaContext>): Promise<Parties> => {
  const token = presented(request)?.token
  const credential = token === undefined ? undefined : await store.collection('credentials').get(token)
  const users: string[] = []
  for (const id of [pathValues['userId'], credential?.userId]) {
    if (id === undefined || id === null) continue
    const user = await store.collection('users').get(id)
    users.push(id, ...(user ? [user.login] : []), ...(user?.email ? [user.email] : []))
  }
  return { credentials: token === undefined ? [] : [token], users }
}
