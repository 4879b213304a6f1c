import type { ExampleRequest } from '../engine/provider.js'
import type { Person } from './person.js'

/** A session that was just made, and a request that a client can send about it; its path begins at the server. */
export interface NewSession {
  api: string
  user: string
  id: string
  headers: Record<string, string>
  request: ExampleRequest
}

/** Makes a session with every account; what an API refused stands beside what was made. */
export const signIn = async (
  accounts: Person['accounts'],
  device: string | undefined,
): Promise<{ sessions: NewSession[]; refused: { api: string; reason: string }[] }> => {
  const sessions: NewSession[] = []
  const refused: { api: string; reason: string }[] = []
  for (const { realm, user } of accounts) {
    const { api, mount, people, context } = realm
    const made = await people.signIn(context, user, device)
    if ('error' in made) refused.push({ api, reason: made.error })
    else sessions.push({ api, user, ...made, request: { ...made.request, path: mount + made.request.path } })
  }
  return { sessions, refused }
}
