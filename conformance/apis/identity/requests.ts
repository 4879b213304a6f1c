import type { Stage } from '../../run/story.js'
import type { Broken, Live, Requests } from '../requests.js'
import { blamed } from './sessions.js'

/** A user with a session, seen through the driver where it can look. */
const session = async (t: Stage): Promise<Live & { user: string }> => {
  const user = await t.make('user')
  const { id } = await t.make('session', { user: user.id })
  return {
    user: user.id,
    path: { session_id: id },
    ...(t.observable('session') ? { look: () => t.alive('session', id) } : {}),
  }
}

/** The service answers 422 and names the input, a header in any case and some frameworks with underscores. */
const refusal = ({ in: place, name }: Broken) => {
  const culprit = `${place} ${name.join('.')}`.toLowerCase()
  return {
    due: `422 that blames ${culprit} alone`,
    holds: (reply: Parameters<typeof blamed>[0]) => {
      const places = blamed(reply)
      return (
        reply.status === 422 &&
        places?.length === 1 &&
        (places[0] === culprit || places[0]!.replaceAll('_', '-') === culprit)
      )
    },
  }
}

export const requests: Requests = {
  operations: {
    get_session: { live: session },
    delete_session: { live: session, spends: true },
    // a user whom nobody knows has an empty list
    get_user_sessions: {
      async live(t) {
        const user = await t.tryMake('user')
        return { path: { user_id: user?.id ?? t.unknown('user') } }
      },
    },
  },
  nobodys: (t) => ({ session_id: t.unknown('session'), user_id: t.unknown('user') }),
  // a header that is there twice has no documented meaning
  refusal: (broken) => (broken.constraint === 'repeated' ? undefined : refusal(broken)),
}
