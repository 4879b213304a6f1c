import { story, type Stage } from '../../../run/story.js'
import type { Thing } from '../../../target/arranger.js'
import { anySessions } from '../left-sessions.js'
import { answerOf, isRefusal, remove } from '../sessions.js'

const REQUIREMENT = 'edgegap.credentials.revoked-key'

export const scenario = story({
  title: 'A revoked key lets nobody in',
  covers: [REQUIREMENT],
  async run(t) {
    const revoked = await t.make('credential', { state: 'revoked' })
    const control = await t.call('list-sessions')
    t.require(control.reply.status === 200, 'the good key is not let in, so a refusal would prove nothing')
    const answer = await t.call('list-sessions', {}, { as: revoked })
    t.check(
      REQUIREMENT,
      isRefusal(answer, 401),
      `the answer is ${answerOf(answer)}, not 401 with a message`,
      control,
      answer,
    )
    if (!t.target.readOnly) await deletes(t, revoked)
  },
})

/** What a revoked key cannot delete a good one can. */
const deletes = async (t: Stage, revoked: Thing): Promise<void> => {
  const id = (await anySessions(t, 1))[0]!.id
  const refused = await remove(t, id, { as: revoked })
  t.check(
    REQUIREMENT,
    isRefusal(refused, 401),
    `a deletion is answered with ${answerOf(refused)}, not 401 with a message`,
    refused,
  )
  const control = await remove(t, id)
  t.check(
    REQUIREMENT,
    control.reply.status === 200,
    `after a refused deletion the same with a good key is answered with ${answerOf(control)}, not 200`,
    refused,
    control,
  )
}
