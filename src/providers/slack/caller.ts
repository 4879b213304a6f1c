import type { Store } from '../../engine/store.js'
import type { Tables, TokenRow, UserRow } from './tables.js'

/** Whoever calls, and by which token. */
export interface Caller {
  token: TokenRow
  user: UserRow
}

export const findCaller = async (store: Store<Tables>, text: string): Promise<Caller | undefined> => {
  const token = await store.collection('tokens').get(text)
  const user = token && (await store.collection('users').get(token.user_id))
  return user && { token, user }
}

/** Bots' and apps' own tokens, told by their prefix; `xoxe.` stands before tokens that are rotated. */
export const isUserToken = ({ id }: TokenRow): boolean => !/^(xoxe\.)?xoxb-|^xapp-/.test(id)

/** Whether a token reaches into a team: one of the organisation does, one of a workspace only into its own (inferred). */
export const reaches = (token: TokenRow, teamId: string): boolean =>
  token.team_id.startsWith('E') || token.team_id === teamId

/** Users, and through them sessions, of another organisation are as good as not there. */
export const sameOrganisation = (caller: Caller, user: UserRow): boolean =>
  user.enterprise_id === caller.user.enterprise_id
