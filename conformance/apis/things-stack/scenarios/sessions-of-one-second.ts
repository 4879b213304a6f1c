import { story } from '../../../run/story.js'
import { person, requireWriting, timeOf } from '../people.js'
import { comparableTime, list, plainId } from '../sessions.js'

/** Parts of a second in milliseconds; made in no order, one of them at the very beginning, where fractions are left out. */
const PARTS = [500, 0, 750, 250]

export const scenario = story({
  title: 'Sessions of the same second come in the order of its parts, where they are kept',
  covers: ['things-stack.order.created', 'things-stack.order.created-reversed'],
  async run(t) {
    requireWriting(t)
    const who = await person(t)
    const second = Math.floor((await timeOf(t)) / 1000 - 600) * 1000
    const made = new Map<string, number>()
    for (const part of PARTS) {
      const created_at = new Date(second + part).toISOString()
      made.set(plainId((await t.make('session', { user: who.id, created_at })).id), part)
    }
    const due = [...made.keys()].sort((a, b) => made.get(a)! - made.get(b)!)
    for (const [requirement, order, want] of [
      ['things-stack.order.created', 'created_at', due],
      ['things-stack.order.created-reversed', '-created_at', due.toReversed()],
    ] as const) {
      const { sessions, ids, answer } = await list(t, who, { order, limit: 1000 })
      const times = new Map(sessions.map(({ created_at }, i) => [ids[i]!, comparableTime(created_at)]))
      const shown = due.map((id) => times.get(id) ?? '')
      // whoever keeps whole seconds has nothing to order here
      const kept = shown.every((time, i) => time !== '' && (i === 0 || shown[i - 1]! < time))
      t.require(kept, 'the times of sessions within a second are not shown apart')
      t.check(
        requirement,
        ids.filter((id) => made.has(id)).join() === want.join(),
        `with order=${order} came sessions of ${ids.map((id) => times.get(id)).join(', ')}`,
        answer,
      )
    }
  },
})
