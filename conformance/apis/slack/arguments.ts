import type { Answered } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import { answerOf, envelopeOf, INVALIDATE, invalidate, isOk, isRefusal, naming, type Form } from './calls.js'
import { lost, nobodys, trySignIn, withSessions, type Session } from './people.js'

/** A session about which calls with broken arguments are made. */
export interface Named {
  session: Session
  watched: boolean
  /** The whole call, which was understood. */
  control: Answered
}

/** Makes sure that the call is understood while its arguments are whole: on a live session where one is to be had. */
export const understood = async (t: Stage): Promise<Named> => {
  await t.make('credential')
  const user = await t.tryMake('user')
  const spent = user && (await trySignIn(t, user.id))
  const control = await invalidate(t, spent ?? nobodys(t, { userId: user?.id }))
  t.require(
    spent ? isOk(control) : isRefusal(control, 'session_not_found'),
    `the call with whole arguments was answered with ${answerOf(control)}, so a refusal would prove nothing`,
  )
  const watched = spent !== undefined && t.observable('session')
  const { sessions } = watched ? await withSessions(t, user!.id, undefined) : { sessions: [] }
  return { session: sessions[0] ?? nobodys(t, { userId: user?.id }), watched, control }
}

/** Judges that an invalidation with broken arguments is refused and ends nothing. */
export const refusesArguments = async (
  t: Stage,
  requirement: string,
  { session, watched, control }: Named,
  change: Form,
  ...codes: readonly string[]
): Promise<Answered> => {
  const answer = await t.call(INVALIDATE, { form: { ...naming(t, session), ...change } }, { intent: 'defective' })
  const what = Object.entries(change)
    .map(([name, value]) => (value === undefined ? `without ${name}` : `with ${name}=${value}`))
    .join(' and ')
  t.check(
    requirement,
    isRefusal(answer, ...codes),
    `${what} the answer is ${answerOf(answer)}, not 200 ${codes.join(' or ')}`,
    control,
    answer,
  )
  if (watched) {
    const gone = await lost(t, [session])
    t.check(requirement, gone.length === 0, `${what} it ended all the same: ${gone.join(', ')}`, answer)
    t.require(gone.length === 0, 'the session that was to be watched has ended')
  }
  return answer
}

/** Judges that the messages name an argument, where the refusal is about arguments at all. */
export const checkNamed = (t: Stage, answer: Answered, argument: string): void => {
  if (!isRefusal(answer, 'invalid_arguments')) return
  const messages = envelopeOf(answer.reply).response_metadata?.messages
  t.check(
    'slack.arguments.named',
    Array.isArray(messages) && messages.some((message) => String(message).includes(argument)),
    `no message names ${argument}: ${JSON.stringify(messages)}`,
    answer,
  )
}
