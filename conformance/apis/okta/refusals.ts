import type { Answered } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import type { Thing } from '../../target/arranger.js'
import { answerOf, revoke } from './revoke.js'

/** Whom refused calls are about: a live user with a session where one is to be had, else an ID of nobody's. */
export interface Subject {
  userId: string
  session: Thing | undefined
  /** The same call with a good credential, which went through. */
  control: Answered
}

/**
 * Makes sure that only the credential can be the reason when a call is refused: with a good one the same call gets past
 * it, to a revocation or, for nobody's ID, to "unknown user".
 */
export const subject = async (t: Stage, good?: Pick<Thing, 'headers'>): Promise<Subject> => {
  const as = good ?? (await t.make('credential'))
  const user = await t.tryMake('user')
  const userId = user?.id ?? t.unknown('user')
  const control = await revoke(t, userId, {}, { as })
  t.require(
    control.reply.status === (user ? 204 : 404),
    `the same call with a good credential was answered with ${answerOf(control)}, so a refusal would prove nothing`,
  )
  return {
    userId,
    session: user && t.observable('session') ? await t.tryMake('session', { user: userId }) : undefined,
    control,
  }
}

/** Judges that a refusal has ended nothing; silent where nobody can look. */
export const checkNothingEnded = async (t: Stage, { session }: Subject, refused: Answered): Promise<void> => {
  if (!session) return
  t.check(
    'okta.credentials.refusal-changes-nothing',
    await t.alive('session', session.id),
    `the session ${session.id} ended by a call that was answered with ${answerOf(refused)}`,
    refused,
  )
}
