import { story, type Stage } from '../../../run/story.js'
import { crowd, inOrder, requireSome, timesOf, type Crowd } from '../crowd.js'
import { list, sameIds } from '../sessions.js'

export const scenario = story({
  title: 'Sessions come by ID, or by the time they began, forwards and backwards',
  covers: [
    'things-stack.order.by-id',
    'things-stack.order.empty',
    'things-stack.order.created',
    'things-stack.order.created-reversed',
    'things-stack.order.ties',
  ],
  async run(t) {
    const all = await crowd(t)
    requireSome(t, all)
    const known = all.made.length > 0 ? all.made : all.whole.ids
    const want = inOrder(all, known, '')
    const byId = [
      ['things-stack.order.by-id', 'without order', all.whole],
      ['things-stack.order.empty', 'with order=', await list(t, all.who, { order: '', limit: 1000 })],
    ] as const
    for (const [requirement, what, { ids, answer }] of byId) {
      const came = ids.filter((id) => known.includes(id))
      t.check(requirement, sameIds(came, want), `${what} came ${came.join(', ')}; expected ${want.join(', ')}`, answer)
    }
    await judgeTimes(t, all, known, 'things-stack.order.created', 'created_at')
    await judgeTimes(t, all, known, 'things-stack.order.created-reversed', '-created_at')
    t.require(all.arranged, 'the driver cannot say when sessions begin, so that none of them begin at the same moment')
  },
})

/** Times first, and where they are right and some of them equal, the IDs among those. */
const judgeTimes = async (
  t: Stage,
  all: Crowd,
  known: readonly string[],
  requirement: string,
  order: 'created_at' | '-created_at',
): Promise<void> => {
  const { ids, answer } = await list(t, all.who, { order, limit: 1000 })
  const came = ids.filter((id) => known.includes(id))
  const want = inOrder(all, known, order)
  const [times, wanted] = [timesOf(all, came), timesOf(all, want)]
  const right = t.check(
    requirement,
    sameIds(times, wanted),
    `with order=${order} came sessions of ${times.join(', ')}; expected ${wanted.join(', ')}`,
    answer,
  )
  if (!right || !all.arranged) return
  t.check(
    'things-stack.order.ties',
    sameIds(came, want),
    `with order=${order} came ${came.join(', ')}; equal times by ID are ${want.join(', ')}`,
    answer,
  )
}
