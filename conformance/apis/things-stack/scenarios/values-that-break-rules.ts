import { story } from '../../../run/story.js'
import { few, someone } from '../people.js'
import { answerOf, INVALID, isRefusal, notAs } from '../refusals.js'
import { list } from '../sessions.js'

/** Values in the query by the requirement that refuses them. */
const REFUSED: readonly [requirement: string, name: string, values: readonly string[]][] = [
  ['things-stack.query.order', 'order', ['expires_at', 'session_id', 'foo']],
  ['things-stack.query.limit', 'limit', ['1001', '-1', 'abc', '1.5']],
  ['things-stack.query.page', 'page', ['abc', '-1']],
  ['things-stack.query.unreadable', 'limit', ['', '4294967296']],
]

export const scenario = story({
  title: 'Values that break their rules are refused',
  covers: [...REFUSED.map(([requirement]) => requirement), 'things-stack.query.repeated'],
  async run(t) {
    const who = await someone(t)
    // values are looked at first, so that an unknown user will do
    const { answer: control } = await list(t, who, { order: 'created_at', limit: 2, page: 1 })
    t.require(
      control.reply.status !== 400,
      `good values are answered with ${answerOf(control)}, so bad ones prove nothing`,
    )
    for (const [requirement, name, values] of REFUSED) {
      for (const value of few(t, values)) {
        const { answer } = await list(t, who, { [name]: value }, { intent: 'defective' })
        const right = isRefusal(answer, INVALID)
        t.check(requirement, right, `with ${name}=${value} ${notAs(answer, INVALID)}`, control, answer)
      }
    }
    const { answer } = await list(t, who, { limit: [1, 2] }, { intent: 'defective' })
    t.check(
      'things-stack.query.repeated',
      isRefusal(answer, INVALID),
      `with limit given twice ${notAs(answer, INVALID)}`,
      control,
      answer,
    )
  },
})
