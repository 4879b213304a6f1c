import type { Live } from '../../apis/requests.js'
import type { Answered } from '../../http/exchange.js'
import type { Stage, Story } from '../../run/story.js'
import { asOf, hasSucceeded, shown, type Subject } from './calls.js'
import { toCall } from './request.js'
import { draftVariant, type Variant } from './variants.js'

/** Requests sent to find out which part of a refused one is to blame. */
const MOST_SUSPECTS = 6

/** A run that only reads is a short one. */
const MOST_READ_ONLY = 1

/** Requests in order by the contract, edges and combinations among them, succeed. */
export const inOrder = (subject: Subject, variants: readonly Variant[], requirement: string): Story => ({
  title: `What the contract allows of ${subject.operation.id} is let in`,
  covers: [requirement],
  async run(t) {
    const { operation } = subject
    const given = await provider(t, subject)
    for (const variant of t.target.readOnly ? variants.slice(0, MOST_READ_ONLY) : variants) {
      const live = await given()
      if (subject.liveOperation.open?.(draftVariant(variant, live))) continue
      const answer = await send(t, subject, variant, live)
      const suspects = hasSucceeded(subject, answer.reply) ? [] : await blame(t, subject, variant, given)
      t.check(
        requirement,
        hasSucceeded(subject, answer.reply),
        `${operation.id} ${variant.title} is answered with ${shown(answer.reply)}${
          suspects.length === 0 ? '' : `; each alone: ${suspects.join('; ')}`
        }`,
        answer,
      )
    }
  },
})

/** Gives live things: new ones each time where a call uses them up. */
const provider = async (t: Stage, { liveOperation }: Subject): Promise<() => Promise<Live>> => {
  if (liveOperation.spends) return () => liveOperation.live(t)
  const live = await liveOperation.live(t)
  return () => Promise.resolve(live)
}

const send = async (t: Stage, subject: Subject, variant: Variant, live: Live): Promise<Answered> => {
  const answer = await t.call(subject.operation.id, toCall(draftVariant(variant, live)), asOf(live))
  if (hasSucceeded(subject, answer.reply)) await subject.liveOperation.settle?.(t, answer)
  return answer
}

/** The parts that are refused alone as well. */
const blame = async (t: Stage, subject: Subject, variant: Variant, given: () => Promise<Live>): Promise<string[]> => {
  const parts = variant.parts.filter(({ value }) => value !== undefined)
  if (parts.length < 2) return []
  const refused: string[] = []
  for (const part of parts.slice(0, MOST_SUSPECTS)) {
    const { reply } = await send(t, subject, { ...variant, parts: [part] }, await given())
    if (!hasSucceeded(subject, reply))
      refused.push(`${part.place.name.join('.')}=${JSON.stringify(part.value)} ${reply.status}`)
  }
  return refused
}
