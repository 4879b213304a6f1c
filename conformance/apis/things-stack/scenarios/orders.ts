import { story } from '../../../run/story.js'
import { crowd, inOrder, timesOf, type Order } from '../crowd.js'
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
    const { who, whole, made } = all
    const known = made.length > 0 ? made : whole.ids

    const judge = async (requirement: string, query: { order?: Order }): Promise<void> => {
      const order = query.order ?? ''
      const listed = await list(t, who, query)
      const ids = listed.ids.filter((id) => known.includes(id))
      const want = inOrder(all, known, order)
      const [came, wanted] = order === '' ? [ids, want] : [timesOf(all, ids), timesOf(all, want)]
      t.check(
        requirement,
        listed.answer.reply.status === 200 && sameIds(came, wanted),
        `${query.order === undefined ? 'without order' : `with order=${order}`} came ${came.join(', ')}; expected ${wanted.join(', ')}`,
        listed.answer,
      )
      if (order === '' || !all.arranged || !sameIds(came, wanted)) return
      t.check(
        'things-stack.order.ties',
        sameIds(ids, want),
        `with order=${order} equal times came as ${ids.join(', ')}; expected ${want.join(', ')}`,
        listed.answer,
      )
    }
    await judge('things-stack.order.by-id', {})
    await judge('things-stack.order.empty', { order: '' })
    await judge('things-stack.order.created', { order: 'created_at' })
    await judge('things-stack.order.created-reversed', { order: '-created_at' })
  },
})
