import type { Context } from '../engine/context.js'
import type { MockedRealm } from '../mock/realms.js'
import type { PeopleRealm } from '../people/person.js'

/** The APIs that know people, with their state in one world. */
export const peopleRealms = (apis: readonly MockedRealm[], contexts: ReadonlyMap<string, Context>): PeopleRealm[] =>
  apis.flatMap(({ provider }) => {
    const { api, mounts, people } = provider
    return people ? [{ api, mount: mounts[0]!, people, context: contexts.get(api)! }] : []
  })
