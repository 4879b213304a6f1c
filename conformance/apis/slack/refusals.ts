import type { Answered } from '../../http/exchange.js'
import type { CallValues } from '../../http/build-request.js'
import type { CallOptions, Stage } from '../../run/story.js'
import type { Thing } from '../../target/arranger.js'
import { answerOf, INVALIDATE, invalidate, isOk, isRefusal, naming, RESET, reset } from './calls.js'
import { lost, nobodys, requireAlive, trySignIn, type Session } from './people.js'

/** Whom refused calls are about: a live session and its user where they are to be had, else ids of nobody's. */
export interface Subject {
  userId: string
  session: Session
  /** Whether somebody can see what becomes of the session. */
  watched: boolean
  /** The same calls with a good credential, which went through. */
  controls: Answered[]
}

/**
 * Makes sure that only the credential can be the reason when a call is refused: with a good one the same calls get past
 * it, to their effect or, for ids of nobody's, to the look-up.
 */
export const subject = async (t: Stage, good?: Pick<Thing, 'headers'>): Promise<Subject> => {
  const as = good ?? (await t.make('credential'))
  const user = await t.tryMake('user')
  const userId = user?.id ?? t.unknown('user')
  const spent = user && t.observable('session') ? await trySignIn(t, user.id) : undefined
  const absent = nobodys(t, { userId: user?.id })
  const controls = [await invalidate(t, spent ?? absent, { as }), await reset(t, userId, {}, { as })]
  const through = [
    spent ? isOk(controls[0]!) : isRefusal(controls[0]!, 'session_not_found'),
    user ? isOk(controls[1]!) : isRefusal(controls[1]!, 'user_not_found'),
  ]
  for (const [i, control] of controls.entries()) {
    t.require(
      through[i]!,
      `the same call with a good credential was answered with ${answerOf(control)}, so a refusal would prove nothing`,
    )
  }
  const session = user && spent ? await trySignIn(t, user.id) : undefined
  if (session) await requireAlive(t, { id: userId, sessions: [session] })
  return { userId, session: session ?? absent, watched: session !== undefined, controls }
}

/** What a call differs in from the one that went through, and by whom it is made. */
export interface Attempt {
  what: string
  options: CallOptions
  values?: CallValues
  /** Further fields of the form. */
  form?: Readonly<Record<string, string>>
}

/** Makes an attempt with both methods; judges that both refuse it with one of the codes, and that nothing ends. */
export const refuses = async (
  t: Stage,
  requirement: string,
  { userId, session, watched, controls }: Subject,
  { what, options, values = {}, form = {} }: Attempt,
  ...codes: readonly string[]
): Promise<Answered[]> => {
  const calls = { [INVALIDATE]: naming(t, session), [RESET]: { user_id: userId } }
  const answers: Answered[] = []
  for (const [i, [operation, named]] of Object.entries(calls).entries()) {
    const answer = await t.call(operation, { ...values, form: { ...named, ...form } }, options)
    t.check(
      requirement,
      isRefusal(answer, ...codes),
      `${what}: the answer is ${answerOf(answer)}, not 200 ${codes.join(' or ')}`,
      controls[i]!,
      answer,
    )
    answers.push(answer)
  }
  if (watched) {
    const gone = await lost(t, [session])
    t.check(
      NOTHING_CHANGES,
      gone.length === 0,
      `${what}: ended by calls that were answered with ${answers.map(answerOf).join(' and ')}: ${gone.join(', ')}`,
      ...answers,
    )
    // what has ended cannot be watched any more
    t.require(gone.length === 0, 'the session that was to be watched has ended')
  }
  return answers
}

export const NOTHING_CHANGES = 'slack.credentials.refusal-changes-nothing'
