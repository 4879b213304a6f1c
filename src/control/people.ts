import type { operations } from '#contract/control'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { Behaviours } from '../engine/typed.js'
import { suggestion } from '../input/nearest.js'
import { accountsOf } from '../people/accounts-of.js'
import { listPeople } from '../people/list-people.js'
import type { PeopleRealm } from '../people/person.js'
import { signIn } from '../people/sign-in.js'
import { signOut } from '../people/sign-out.js'
import { refuse } from './refuse.js'

/** What the calls about people work on. */
export interface PeopleContext {
  /** The APIs of the call's world whose people are known. */
  readonly people: readonly PeopleRealm[]
  /** Brings a request to the mock, in the call's world, as any client would. */
  send(request: HttpRequest): Promise<HttpReply>
}

type Operations = Pick<operations, 'listPeople' | 'endSession' | 'expireSession' | 'signIn' | 'signOut'>

/** Ends a session or lets it expire, or says what is not there. */
const change = async (
  realms: readonly PeopleRealm[],
  { api, id }: { api: string; id: string },
  how: 'end' | 'expire',
) => {
  const realm = realms.find((known) => known.api === api)
  if (!realm) {
    const known = realms.map((each) => each.api)
    return refuse(404, `No API "${api}" with people: ${suggestion(api, known)}`)
  }
  if (await realm.people[how](realm.context, id)) return { status: 204 } as const
  return refuse(404, `${api} has no session "${id}"; GET /people lists those that are there`)
}

export const people: Behaviours<Operations, PeopleContext> = {
  async listPeople({ input: { query }, context }) {
    const { offset = 0, limit = 100 } = query
    return { status: 200, body: await listPeople(context.people, { offset, limit }) }
  },

  endSession: ({ input, context }) => change(context.people, input.path, 'end'),
  expireSession: ({ input, context }) => change(context.people, input.path, 'expire'),

  async signIn({ input: { body }, context }) {
    const found = await accountsOf(context.people, body)
    if ('missing' in found) return refuse(404, found.missing)
    const made = await signIn(found.accounts, body.device)
    if (made.sessions.length > 0) return { status: 201, body: made }
    return refuse(409, made.refused.map(({ api, reason }) => `${api}: ${reason}`).join('; '))
  },

  async signOut({ input: { body }, context }) {
    const found = await accountsOf(context.people, body)
    if ('missing' in found) return refuse(404, found.missing)
    return { status: 200, body: { answers: await signOut(found.accounts, context.send) } }
  },
}
