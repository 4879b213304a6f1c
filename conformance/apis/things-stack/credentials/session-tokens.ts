import { headerValue } from '../../../http/exchange.js'
import { story, type Stage } from '../../../run/story.js'
import type { Thing } from '../../../target/arranger.js'
import { person, requireWriting, sessionOf, type Person } from '../people.js'
import { answerOf, isRefusal, NO_CSRF_TOKEN, notAs } from '../refusals.js'
import { list, remove } from '../sessions.js'
import { tokenOf } from '../subject.js'

const ENDED = { status: 401, code: 16, name: 'token_not_found' }

/** A session of the user, and what its holder sends. Of a cookie nobody knows which session it is of. */
const tokenSession = async (t: Stage, who: Person): Promise<{ id: string | undefined; as: Pick<Thing, 'headers'> }> => {
  const session = await t.tryMake('session', { user: who.id })
  if (session && Object.keys(session.headers).length > 0) return { id: session.id, as: session }
  const as = await t.make('credential', { user: who.id, form: 'session' })
  // made along with its token, in which its ID stands
  const id = headerValue(Object.entries(as.headers), 'cookie') ? undefined : (tokenOf(t, as).split('.')[1] ?? '')
  return { id: id === undefined ? id : t.invented(id), as }
}

const withoutCsrf = ({ headers }: Pick<Thing, 'headers'>): Pick<Thing, 'headers'> => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'x-csrf-token')),
})

export const scenario = story({
  title: 'A session token carries all rights, needs a CSRF token to delete, and dies with its session',
  profile: 'live',
  covers: [
    'things-stack.rights.session-token',
    'things-stack.credentials.csrf',
    'things-stack.credentials.dies-with-session',
    'things-stack.refusal.changes-nothing',
  ],
  async run(t) {
    const who = await person(t)
    const { id, as } = await tokenSession(t, who)
    const listed = await list(t, who, {}, { as })
    t.control(
      'things-stack.rights.session-token',
      listed.answer.reply.status === 200,
      `with the token of a session List is answered with ${answerOf(listed.answer)}, not 200`,
      listed.answer,
    )
    requireWriting(t)
    const victim = await sessionOf(t, who)
    const bare = await remove(t, who, victim, { as: withoutCsrf(as) })
    t.check(
      'things-stack.credentials.csrf',
      isRefusal(bare, NO_CSRF_TOKEN),
      `without X-CSRF-Token ${notAs(bare, NO_CSRF_TOKEN)}`,
      listed.answer,
      bare,
    )
    const canDelete = headerValue(Object.entries(as.headers), 'x-csrf-token') !== undefined
    const deletion = await remove(t, who, victim, { as: canDelete ? as : who.as })
    const requirement = canDelete ? 'things-stack.rights.session-token' : 'things-stack.refusal.changes-nothing'
    t.check(
      requirement,
      deletion.reply.status === 200,
      `Delete is answered with ${answerOf(deletion)}, not 200`,
      bare,
      deletion,
    )
    if (canDelete) {
      t.check(
        'things-stack.refusal.changes-nothing',
        deletion.reply.status === 200,
        `${victim} is gone`,
        bare,
        deletion,
      )
    }

    t.require(id !== undefined, 'the credential is a cookie, of which nobody knows whose session it is')
    const end = await remove(t, who, id!)
    t.require(end.reply.status === 200, `the session of the token cannot be deleted: ${answerOf(end)}`)
    const after = await list(t, who, {}, { as })
    t.check(
      'things-stack.credentials.dies-with-session',
      isRefusal(after.answer, ENDED),
      `once its session is deleted ${notAs(after.answer, ENDED)}`,
      listed.answer,
      end,
      after.answer,
    )
  },
})
