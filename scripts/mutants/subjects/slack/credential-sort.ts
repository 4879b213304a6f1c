import type { HttpRequest } from '../../../../src/engine/http.js'
import type { TokenRow, UserRow } from '../../../../src/providers/slack/tables.js'
import type { Kit } from '../../mutant.js'

/** What is wrong with the token of a request, by what the mock knows of it. */
export const sort = async (
  { headers, body, target }: HttpRequest,
  { context: { store, clock } }: Kit,
): Promise<string> => {
  const behind = /^bearer\s+(\S.*)$/is.exec(headers['authorization']?.trim() ?? '')?.[1]
  const form = new URLSearchParams(new TextDecoder().decode(body)).get('token')
  const places = {
    bearer: behind,
    header: headers['token'],
    form,
    query: new URLSearchParams(target.split('?')[1]).get('token'),
  }
  const [place, text] = Object.entries(places).find(([, value]) => value?.trim()) ?? []
  if (!text) return 'none'
  const token = (await store.collection('tokens').get(text.trim())) as TokenRow | undefined
  if (!token) return 'unknown'
  const user = (await store.collection('users').get(token.user_id)) as UserRow
  if (token.revoked) return 'revoked'
  if (token.expires_at !== null && token.expires_at <= clock.now()) return 'expired'
  if (user.deactivated) return 'inactive'
  if (user.role === 'bot') return 'bot'
  if (!token.scopes.includes('admin.users:write')) return 'under-scoped'
  if (user.role === 'member') return 'member'
  return `good in-${place}`
}
