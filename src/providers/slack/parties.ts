import type { Call, RawInput } from '../../engine/call.js'
import type { Parties } from '../../engine/provider.js'
import { parseQuery } from '../../engine/query.js'
import { FORM, isText, postType } from './post-type.js'
import { sessionIdOf } from './session-id.js'
import type { SlackContext } from './tables.js'
import { readToken } from './token.js'

type SlackCall = Call<RawInput, SlackContext>

/** The arguments as far as they can be told before anything is checked; those of a multipart form are not looked at. */
const peek = ({ request }: SlackCall): Record<string, unknown> => {
  const text = new TextDecoder().decode(request.body)
  if (postType(request) === FORM) {
    return Object.fromEntries([...parseQuery(text)].map(([name, values]) => [name, values.at(-1)]))
  }
  if (!isText(postType(request))) return {}
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Whose token it is, the user that is named, and the owner of the session that is named. */
export const parties = async (call: SlackCall): Promise<Parties> => {
  const { request, query, context } = call
  const { store } = context
  const said = peek(call)
  const text = readToken(request, query, said)
  const token = text === undefined ? undefined : await store.collection('tokens').get(text)
  const { session_id, user_id } = said
  const known = typeof session_id === 'string' || typeof session_id === 'number'
  const session = known ? await store.collection('sessions').get(sessionIdOf(session_id, request)) : undefined
  const users: string[] = []
  for (const id of [token?.user_id, session?.user_id, user_id]) {
    if (typeof id !== 'string') continue
    const email = (await store.collection('users').get(id))?.email
    users.push(id, ...(email ? [email] : []))
  }
  return { credentials: text === undefined ? [] : [text], users }
}
