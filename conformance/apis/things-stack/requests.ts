import { jsonBody, type Reply } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import type { Broken, Live, Refusal, Requests } from '../requests.js'
import { person, sessionOf } from './people.js'
import { INVALID, isBadUserRefusal, isRefusal } from './refusals.js'

/** A user who is there, with a session. */
const user = async (t: Stage): Promise<Live & { session: string }> => {
  const who = await person(t)
  const session = await sessionOf(t, who)
  return {
    session,
    path: { 'user_ids.user_id': who.id },
    as: who.as,
    ...(t.observable('session') ? { look: () => t.alive('session', session) } : {}),
  }
}

interface Details {
  attributes?: { field?: unknown }
  cause?: Details
}

/** The fields that `details`, where there are any, blame from the outside in. */
const blamed = (reply: Reply): string[] => {
  const { details } = (jsonBody(reply) ?? {}) as { details?: Details[] }
  const fields: string[] = []
  for (let at = Array.isArray(details) ? details[0] : undefined; at; at = at.cause) {
    if (typeof at.attributes?.field === 'string') fields.push(at.attributes.field)
  }
  return fields
}

/** Beyond what the gateway's numbers hold. */
const TOO_LARGE = 2 ** 32

/** Only this gateway reads its query into such numbers; others may do as they like. */
const isUnreadable = (value: unknown): boolean => value === '' || value === TOO_LARGE

const refusal = ({ name: [name = ''], in: place, value }: Broken, profile: 'documented' | 'live'): Refusal => ({
  ...(place === 'query' && isUnreadable(value) ? { requirement: 'things-stack.form.unreadable' } : {}),
  due: '400 code 3',
  holds: (reply: Reply) =>
    name === 'user_ids.user_id' ? isBadUserRefusal({ reply }, profile) : isRefusal({ reply }, INVALID),
  also: {
    requirement: 'things-stack.form.blame',
    due: `one whose details blame ${name}, if anything`,
    holds(reply) {
      const fields = blamed(reply)
      return fields.length === 0 || fields.some((field) => name === field || name.split('.').includes(field))
    },
  },
})

export const requests: Requests = {
  operations: {
    UserSessionRegistry_List: { live: user },
    UserSessionRegistry_Delete: {
      async live(t) {
        const { session, path, ...rest } = await user(t)
        return { ...rest, path: { ...path, session_id: session } }
      },
      spends: true,
    },
  },
  nobodys: (t) => ({ 'user_ids.user_id': t.unknown('user'), session_id: t.unknown('session') }),
  succeeded: ({ status }) => status === 200,
  refusal,
}
