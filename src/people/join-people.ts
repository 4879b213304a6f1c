import type { Account } from '../engine/people.js'
import type { PeopleRealm, Person } from './person.js'

/** Everybody whom the APIs know: accounts with one e-mail address are one person, an account without one stands alone. */
export const joinPeople = async (realms: readonly PeopleRealm[]): Promise<Person[]> => {
  const known = new Map<string, (Account & { realm: PeopleRealm })[]>()
  for (const realm of realms) {
    for (const account of await realm.people.accounts(realm.context)) {
      const key = account.email === null ? `${realm.api} ${account.user}` : account.email.toLowerCase()
      const accounts = known.get(key)
      if (accounts) accounts.push({ ...account, realm })
      else known.set(key, [{ ...account, realm }])
    }
  }
  return [...known.values()].map(personOf)
}

const personOf = (accounts: Person['accounts']): Person => {
  const [{ email, user }] = accounts as [Person['accounts'][number]]
  const named = accounts.find(({ name }) => name !== null)
  return { name: named?.name ?? email ?? user, email: email ?? undefined, accounts }
}
