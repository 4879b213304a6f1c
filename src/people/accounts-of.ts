import { suggestion } from '../input/nearest.js'
import { findPerson } from './find-person.js'
import { joinPeople } from './join-people.js'
import type { PeopleRealm, Person } from './person.js'

/** Whose accounts are meant: a person, and the APIs; all where there is an account if none are named. */
export interface Wanted {
  person: string
  apis?: readonly string[] | undefined
}

type Found = { accounts: Person['accounts'] } | { missing: string }

/** The accounts that are meant, or a sentence that says what is not there. */
export const accountsOf = async (realms: readonly PeopleRealm[], { person: text, apis }: Wanted): Promise<Found> => {
  const known = realms.map(({ api }) => api)
  const unknown = apis?.find((api) => !known.includes(api))
  if (unknown !== undefined) return { missing: `No API "${unknown}" with people: ${suggestion(unknown, known)}` }
  const found = findPerson(await joinPeople(realms), text)
  if ('missing' in found) return found
  const { accounts, name } = found.person
  const absent = apis?.find((api) => !accounts.some(({ realm }) => realm.api === api))
  if (absent !== undefined) {
    return {
      missing: `${name} has no account with ${absent}, only with ${accounts.map(({ realm }) => realm.api).join(', ')}`,
    }
  }
  return { accounts: accounts.filter(({ realm }) => apis?.includes(realm.api) ?? true) }
}
