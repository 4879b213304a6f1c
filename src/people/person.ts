import type { Context } from '../engine/context.js'
import type { Account, People } from '../engine/people.js'

/** One API whose people are known, in one world. */
export interface PeopleRealm {
  api: string
  /** The prefix of its paths. */
  mount: string
  people: People<Context>
  context: Context
}

/** Somebody, with the accounts that share their e-mail address. */
export interface Person {
  /** The first name that an API tells; else the address or the user id. */
  name: string
  email: string | undefined
  accounts: readonly (Account & { realm: PeopleRealm })[]
}
