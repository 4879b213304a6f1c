import type { Live, Refusal } from '../../apis/requests.js'
import { changesNothing } from '../../target/touched.js'
import { isAnswered, type Answered } from '../../http/exchange.js'
import type { Stage, Story } from '../../run/story.js'
import { asOf, hasSucceeded, shown, type Subject } from './calls.js'
import { describe, type Defect } from './defects.js'
import { wholeRequest } from './good-request.js'
import { breaks } from './breaks.js'
import { leaves, toCall, type Draft } from './request.js'

/** A defect with the requirement that it is judged by and the refusal that is due. */
export interface Judged {
  defect: Defect
  requirement: string
  refusal: Refusal
}

export interface Requirements {
  accepted: string
  changesNothing: string
}

/**
 * Each constraint of an operation is broken alone, between two requests that are the same but for the defect and that
 * succeed, on things that are there: so nothing but the defect can be the reason for a refusal.
 */
export const oneThingWrong = (
  subject: Subject,
  media: string | undefined,
  judged: readonly Judged[],
  { accepted, changesNothing: nothing }: Requirements,
): Story => ({
  title: `One thing wrong with ${subject.operation.id}${media === undefined ? '' : ` (${media})`} is refused and changes nothing`,
  covers: [
    ...new Set([
      accepted,
      ...(isRead(subject) ? [] : [nothing]),
      ...judged.flatMap(({ requirement, refusal }) => [
        requirement,
        ...alsoOf(refusal).map((also) => also.requirement),
      ]),
    ]),
  ],
  async run(t) {
    const { operation, liveOperation, contract, credentials, seed } = subject
    const whole = (live: Live) => wholeRequest(contract, operation, liveOperation, live, credentials, media, seed)
    const succeed = async (live: Live, requirement: string, when: string, ...before: Answered[]): Promise<Answered> => {
      const answer = await t.call(operation.id, toCall(whole(live)), asOf(live))
      t.control(
        requirement,
        hasSucceeded(subject, answer.reply),
        `${operation.id} without any defect is answered with ${shown(answer.reply)}${when}`,
        answer,
        ...before,
      )
      await liveOperation.settle?.(t, answer)
      return answer
    }

    const unchanged = (before: string | undefined, after: string | undefined, what: string, ...answers: Answered[]) =>
      after === undefined ||
      isRead(subject) ||
      t.check(
        nothing,
        after === before,
        `${what}: refused, and yet there is ${after} where there was ${before}`,
        ...answers,
      )

    let live = await liveOperation.live(t)
    const untouched = liveOperation.spends ? undefined : await snapshot(live)
    const control = await succeed(live, accepted, '')
    let before = liveOperation.spends ? undefined : await snapshot(live)
    // what the call in order has ended cannot show whether one that is refused ends it
    if (liveOperation.spends || before !== untouched) {
      live = await liveOperation.live(t)
      before = await snapshot(live)
    }
    let refused: Answered[] = []
    for (const { defect, requirement, refusal } of t.target.readOnly ? few(judged) : judged) {
      const good = whole(live)
      const bad = defect.apply(good)
      if (!bad || !breaks(subject, bad)) continue
      own(t, good, bad)
      const answer = await t.attempt(operation.id, toCall(bad), { ...asOf(live), intent: 'defective' })
      if (!isAnswered(answer)) continue
      const what = `${operation.id}, ${describe(defect, bad)}`
      for (const { requirement: id, due, holds } of [{ ...refusal, requirement }, ...alsoOf(refusal)]) {
        const told = `${what}: the answer is ${shown(answer.reply)}, not ${due}`
        if (!t.check(id, holds(answer.reply), told, control, answer)) break
      }
      if (!hasSucceeded(subject, answer.reply)) {
        refused.push(answer)
        if (live.dear || unchanged(before, await snapshot(live), what, answer)) continue
      } else await liveOperation.settle?.(t, answer)
      // what happened all the same must not cloud what comes next
      live = await liveOperation.live(t)
      before = await snapshot(live)
      refused = []
    }
    if (live.dear) unchanged(before, await snapshot(live), `${operation.id}, ${refused.length} defects`, ...refused)
    if (refused.length > 0 && !isRead(subject)) {
      await succeed(live, nothing, ` after ${refused.length} refusals`, ...refused.slice(-3))
    }
  },
})

/** A read that is refused has nothing to change. */
const isRead = ({ operation }: Subject): boolean => changesNothing(operation.method)

/** A run that only reads is a short one. */
const MOST_READ_ONLY = 2

/** One defect for each constraint at each place. */
const few = (judged: readonly Judged[]): Judged[] => {
  const key = ({ defect: { broken } }: Judged) => `${broken.constraint} ${broken.in} ${broken.name.join('.')}`
  return [...new Map(judged.map((each) => [key(each), each])).values()].slice(0, MOST_READ_ONLY)
}

const alsoOf = ({ also }: Refusal) => (also ? [also] : [])

/** What can be seen without calling, as text. */
const snapshot = async ({ look }: Live): Promise<string | undefined> => look && JSON.stringify(await look())

/** What the defect put into the request names nothing that anybody has. */
const own = (t: Stage, good: Draft, bad: Draft): void => {
  const known = new Set(leaves([good.path, good.query, good.body]))
  for (const text of leaves([bad.path, bad.query, bad.body])) if (!known.has(text)) t.invented(text)
}
