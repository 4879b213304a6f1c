import type { AccountSession } from '../engine/people.js'
import { joinPeople } from './join-people.js'
import type { PeopleRealm } from './person.js'

/** Sessions that are shown of one account at most; the newest come first. */
const MOST_SESSIONS = 100

/** A person as the control plane shows them. */
export interface ShownPerson {
  name: string
  email?: string
  accounts: { api: string; user: string; name?: string; sessions: AccountSession[]; sessionCount: number }[]
}

/** A page of the people with their sessions, and how many people there are. */
export const listPeople = async (
  realms: readonly PeopleRealm[],
  { offset, limit }: { offset: number; limit: number },
): Promise<{ people: ShownPerson[]; total: number }> => {
  const everybody = await joinPeople(realms)
  const page = everybody.slice(offset, offset + limit)
  const sessions = new Map<PeopleRealm, Map<string, AccountSession[]>>()
  for (const realm of realms) {
    const accounts = page.flatMap((person) => person.accounts.filter((account) => account.realm === realm))
    const users = accounts.map(({ user }) => user)
    if (users.length > 0) sessions.set(realm, await realm.people.sessions(realm.context, users))
  }
  const people = page.map(({ name, email, accounts }): ShownPerson => ({
    name,
    ...(email === undefined ? {} : { email }),
    accounts: accounts.map(({ realm, user, name: called }) => {
      const held = sessions.get(realm)?.get(user) ?? []
      const shown = held.slice(0, MOST_SESSIONS)
      return {
        api: realm.api,
        user,
        ...(called === null ? {} : { name: called }),
        sessions: shown,
        sessionCount: held.length,
      }
    }),
  }))
  return { people, total: everybody.length }
}
