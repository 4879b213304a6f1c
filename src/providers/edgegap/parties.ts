import type { Call, RawInput } from '../../engine/call.js'
import type { Parties } from '../../engine/provider.js'
import { keyOf } from './authenticate.js'
import { findSession } from './find-session.js'
import type { EdgegapContext } from './tables.js'

/** The addresses that a body names, in whichever of its lists; it may be of any form yet. */
const named = (body: Uint8Array): unknown[] => {
  if (body.length === 0) return []
  try {
    const value = JSON.parse(new TextDecoder().decode(body)) as { ip_list?: unknown; geo_ip_list?: unknown } | null
    const places = Array.isArray(value?.geo_ip_list) ? (value.geo_ip_list as ({ ip?: unknown } | null)[]) : []
    return [...(Array.isArray(value?.ip_list) ? (value.ip_list as unknown[]) : []), ...places.map((place) => place?.ip)]
  } catch {
    return []
  }
}

/** The players of the session, and those whom the body names, by all of their addresses. */
export const parties = async (call: Call<RawInput, EdgegapContext>): Promise<Parties> => {
  const { request, pathValues, context } = call
  const { session_id } = pathValues
  const session = session_id === undefined ? undefined : await findSession(session_id, context)
  const ips = new Set([...(session?.users ?? []).map(({ ip }) => ip), ...named(request.body)])
  const { rows: players } = await context.store.collection('players').list()
  const users = [...ips].filter((ip) => typeof ip === 'string')
  for (const { ips: theirs, email } of players) {
    if (theirs.some((ip) => ips.has(ip))) users.push(...theirs, ...(email === null ? [] : [email]))
  }
  const key = keyOf(request.headers['authorization']?.trim() ?? '')
  return { credentials: key === undefined ? [] : [key], users }
}
