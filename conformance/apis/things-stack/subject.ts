import type { Answered } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import type { Thing } from '../../target/arranger.js'
import { siblingOf, person, type Person } from './people.js'
import { isRefusal, notAs, type Expected } from './refusals.js'
import { has, list, look, remove } from './sessions.js'

/** Whom refused calls are about, and that nothing but the credential can be the reason. */
export interface Subject {
  who: Person
  /** A live session of theirs, where one is to be had. */
  session: string | undefined
  /** The same call with a good credential, which went through. */
  control: Answered
}

/** A user with a session, which their own credential shows. */
export const subject = (t: Stage): Promise<Subject> =>
  t.shared('subject', async () => {
    const who = await person(t)
    const made = await siblingOf(t, who)
    const listed = await look(t, who)
    return { who, session: made !== undefined && has(listed, made) ? made : undefined, control: listed.answer }
  })

type Holder = Pick<Thing, 'headers'> | 'nobody'

/** Judges that List is refused to a credential. */
export const checkListRefused = async (
  t: Stage,
  requirement: string,
  { who, control }: Pick<Subject, 'who' | 'control'>,
  as: Holder,
  expected: Expected,
  what: string,
): Promise<Answered> => {
  const { answer } = await list(t, who, {}, { as })
  t.check(requirement, isRefusal(answer, expected), `${what}, List: ${notAs(answer, expected)}`, control, answer)
  return answer
}

/** Judges that Delete is refused to a credential; silent where there is no session or nothing may be sent. */
export const checkDeleteRefused = async (
  t: Stage,
  requirement: string,
  { who, session, control }: Subject,
  as: Holder,
  expected: Expected,
  what: string,
): Promise<void> => {
  if (session === undefined || t.target.readOnly) return
  const answer = await remove(t, who, session, { as })
  t.check(requirement, isRefusal(answer, expected), `${what}, Delete: ${notAs(answer, expected)}`, control, answer)
}

/** Judges that refused calls have ended nothing, and that with a good credential the same deletion goes through. */
export const checkNothingEnded = async (t: Stage, { who, session, control }: Subject): Promise<void> => {
  if (session === undefined || t.target.readOnly) return
  const answer = await remove(t, who, session)
  t.check(
    'things-stack.refusal.changes-nothing',
    answer.reply.status === 200,
    `after refused calls the session ${session} cannot be deleted any more: ${answer.reply.status}`,
    control,
    answer,
  )
}

/** A credential's headers with another value of `Authorization`. */
export const bearing = (authorization: string): Pick<Thing, 'headers'> => ({ headers: { authorization } })

/** The token of a credential that is presented as `Authorization: Bearer`; or ends the story as untested. */
export const tokenOf = (t: Stage, { headers }: Pick<Thing, 'headers'>): string => {
  const line = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
  const token = /^bearer +(\S+)$/i.exec(line)?.[1]
  t.require(token !== undefined, 'the credential at hand is no bearer token')
  return token!
}
