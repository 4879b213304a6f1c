import type { AccountSession } from '../engine/people.js'

/** The sessions of each of the users, asked for one user after the other. */
export const sessionsByUser = async (
  users: readonly string[],
  sessionsOf: (user: string) => Promise<AccountSession[]>,
): Promise<Map<string, AccountSession[]>> => {
  const found = new Map<string, AccountSession[]>()
  for (const user of users) found.set(user, await sessionsOf(user))
  return found
}
