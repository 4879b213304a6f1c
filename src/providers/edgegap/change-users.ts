import type { operations } from '#contract/edgegap'
import type { Change } from '../../engine/store.js'
import type { ReplyOf } from '../../engine/typed.js'
import { findSession } from './find-session.js'
import type { EdgegapContext, SessionRow, SessionUser, Tables } from './tables.js'
import { unknownSession } from './unknown-session.js'
import { untilCommitted } from './until-committed.js'

type Answered = Extract<ReplyOf<operations['get-users-session']>, { status: 200 | 400 | 404 }>

/** What other users mean for the deployment of a session: changes to commit along, or why it cannot be. */
export type MoveSockets<Refused> = (
  session: SessionRow,
  userCount: number,
  context: EdgegapContext,
) => Promise<{ changes: Change<Tables>[] } | Refused>

/** Replaces a session's users by what `change` makes of them, and moves the sockets in the same step. */
export const changeUsers = <Refused extends { status: number } = never>(
  id: string,
  change: (present: readonly SessionUser[]) => SessionUser[],
  move: MoveSockets<Refused>,
  context: EdgegapContext,
): Promise<Answered | Refused> =>
  untilCommitted(async () => {
    const session = await findSession(id, context)
    if (!session) return unknownSession(id, context)
    const users = change(session.users)
    const answer: Answered = { status: 200, body: { session_users: users } }
    if (users.length === session.users.length) return answer
    const moved = await move(session, users.length, context)
    if ('status' in moved) return moved
    const { session_id, revision } = session
    const committed = await context.store.commit([
      {
        in: 'sessions',
        update: session_id,
        if: [{ field: 'revision', is: '=', value: revision }],
        set: { users, revision: revision + 1 },
      },
      ...moved.changes,
    ])
    return committed ? answer : undefined
  })
