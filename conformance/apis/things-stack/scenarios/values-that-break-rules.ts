import { story } from '../../../run/story.js'
import { person } from '../people.js'
import { INVALID, isRefusal, notAs } from '../refusals.js'
import { list, look } from '../sessions.js'

/** Query strings by the requirement that refuses them. */
const REFUSED: readonly [requirement: string, name: string, values: readonly string[]][] = [
  ['things-stack.query.order', 'order', ['expires_at', 'foo', '-session_id']],
  ['things-stack.query.limit', 'limit', ['1001', '-1', 'abc', '1.5']],
  ['things-stack.query.page', 'page', ['-1', 'abc']],
  ['things-stack.query.unreadable', 'limit', ['', '4294967296']],
]

export const scenario = story({
  title: 'Values that break their rules are refused',
  covers: [...REFUSED.map(([requirement]) => requirement), 'things-stack.query.repeated'],
  async run(t) {
    const who = await person(t)
    const control = await look(t, who, { order: 'created_at', limit: 2, page: 1 })
    for (const [requirement, name, values] of REFUSED) {
      for (const value of values) {
        const { answer } = await list(t, who, { [name]: value }, { intent: 'defective' })
        t.check(
          requirement,
          isRefusal(answer, INVALID),
          `with ${name}=${value} ${notAs(answer, INVALID)}`,
          control.answer,
          answer,
        )
      }
    }
    const twice = await list(t, who, { limit: [1, 2] }, { intent: 'defective' })
    t.check(
      'things-stack.query.repeated',
      isRefusal(twice.answer, INVALID),
      `with limit given twice ${notAs(twice.answer, INVALID)}`,
      control.answer,
      twice.answer,
    )
  },
})
