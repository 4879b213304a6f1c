import { story } from '../../../run/story.js'
import { crowd, inOrder, type Order } from '../crowd.js'
import { list, sameIds, type Listed } from '../sessions.js'

/** Whole sets of pages in each order, by the size of a page. */
const WALKS: readonly [order: Order, limit: number][] = [
  ['', 2],
  ['created_at', 3],
  ['-created_at', 3],
]

export const scenario = story({
  title: 'Pages joined are the whole, in every order',
  covers: [
    'things-stack.paging.joined',
    'things-stack.paging.sizes',
    'things-stack.paging.past-end',
    'things-stack.paging.total',
    'things-stack.paging.page-zero',
    'things-stack.paging.limit-zero',
    'things-stack.paging.limit-most',
  ],
  async run(t) {
    const all = await crowd(t)
    const { who, whole, made } = all
    const count = whole.ids.length
    const lost = made.filter((id) => !whole.ids.includes(id))
    t.check(
      'things-stack.paging.limit-most',
      lost.length === 0,
      `limit=1000 leaves out ${lost.join(', ')}`,
      whole.answer,
    )

    const judgeTotal = ({ total, answer }: Listed, what: string): void => {
      const right = total === undefined || total === count
      t.check(
        'things-stack.paging.total',
        right,
        `X-Total-Count of ${what} is ${total}, not ${count}`,
        whole.answer,
        answer,
      )
    }
    judgeTotal(whole, 'all sessions')
    for (const [order, limit] of WALKS) {
      const pages: Listed[] = []
      for (let page = 1; page <= Math.ceil(count / limit); page++) {
        const listed = await list(t, who, { order, limit, page })
        pages.push(listed)
        const size = Math.min(limit, count - (page - 1) * limit)
        const what = `page ${page} of ${limit} in order "${order}"`
        t.check(
          'things-stack.paging.sizes',
          listed.ids.length === size,
          `${what} has ${listed.ids.length} sessions, not ${size} of ${count}`,
          listed.answer,
        )
        judgeTotal(listed, what)
      }
      const joined = pages.flatMap(({ ids }) => ids)
      const want = inOrder(all, whole.ids, order)
      t.check(
        'things-stack.paging.joined',
        sameIds(joined, want),
        `pages of ${limit} in order "${order}" have ${joined.join(', ')}; all sessions are ${want.join(', ')}`,
        ...pages.map(({ answer }) => answer),
      )
    }

    const past = await list(t, who, { limit: 2, page: Math.ceil(count / 2) + 1 })
    const isEmpty = past.answer.reply.status === 200 && past.ids.length === 0
    t.check(
      'things-stack.paging.past-end',
      isEmpty,
      `the page after the last is answered with ${past.answer.reply.status} and ${past.ids.length} sessions`,
      past.answer,
    )
    judgeTotal(past, 'the page after the last')

    const first = await list(t, who, { limit: 2, page: 1 })
    const zero = await list(t, who, { limit: 2, page: 0 })
    t.check(
      'things-stack.paging.page-zero',
      zero.answer.reply.status === 200 && sameIds(zero.ids, first.ids),
      `page=0 has ${zero.ids.join(', ') || zero.answer.reply.status}; page=1 has ${first.ids.join(', ')}`,
      first.answer,
      zero.answer,
    )
    const unlimited = await list(t, who, { limit: 0 })
    const plain = await list(t, who)
    t.check(
      'things-stack.paging.limit-zero',
      unlimited.answer.reply.status === 200 && sameIds(unlimited.ids, plain.ids),
      `limit=0 is answered with ${unlimited.answer.reply.status} and ${unlimited.ids.length} sessions, no limit with ${plain.ids.length}`,
      plain.answer,
      unlimited.answer,
    )
  },
})
