import { story, type Stage } from '../../../run/story.js'
import { crowd, inOrder, requireSome, type Crowd, type Order } from '../crowd.js'
import { few } from '../people.js'
import { list, sameIds, type Listed } from '../sessions.js'

/** Whole sets of pages in each order, by the size of a page; sessions of the same moment fall on both sides of an edge. */
const WALKS: readonly [order: Order, limit: number][] = [
  ['', 4],
  ['created_at', 3],
  ['-created_at', 2],
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
    const lost = made.filter((id) => !whole.ids.includes(id))
    t.check(
      'things-stack.paging.limit-most',
      whole.answer.reply.status === 200 && lost.length === 0,
      `limit=1000 is answered with ${whole.answer.reply.status} and leaves out ${lost.join(', ') || 'nothing'}`,
      whole.answer,
    )
    requireSome(t, all)
    judgeTotal(t, all, whole)
    for (const [order, limit] of few(t, WALKS)) await walk(t, all, order, limit)

    const past = await list(t, who, { limit: 2, page: Math.ceil(whole.ids.length / 2) + 1 })
    t.check(
      'things-stack.paging.past-end',
      past.answer.reply.status === 200 && past.ids.length === 0,
      `the page after the last is answered with ${past.answer.reply.status} and ${past.ids.length} sessions`,
      past.answer,
    )
    judgeTotal(t, all, past)

    const first = whole.ids.slice(0, 2)
    const zero = await list(t, who, { limit: 2, page: 0 })
    t.check(
      'things-stack.paging.page-zero',
      sameIds(zero.ids, first),
      `page=0 has ${zero.ids.join(', ') || zero.answer.reply.status}; the first page is ${first.join(', ')}`,
      whole.answer,
      zero.answer,
    )
    const unlimited = await list(t, who, { limit: 0 })
    // a server may have pages of its own size
    const plain = sameIds(unlimited.ids, whole.ids) ? whole : await list(t, who)
    // and then those are what comes page by page
    const size = plain.ids.length
    if (size > 0 && size < whole.ids.length) {
      const next = await list(t, who, { page: 2 })
      const wanted = whole.ids.slice(size, 2 * size)
      t.check(
        'things-stack.paging.joined',
        sameIds(next.ids, wanted),
        `without a limit ${size} sessions come, and with page=2 ${next.ids.join(', ') || 'nothing'}; expected ${wanted.join(', ')}`,
        whole.answer,
        plain.answer,
        next.answer,
      )
    }
    t.check(
      'things-stack.paging.limit-zero',
      sameIds(unlimited.ids, plain.ids),
      `limit=0 is answered with ${unlimited.answer.reply.status} and ${unlimited.ids.length} sessions, no limit with ${plain.ids.length}`,
      plain.answer,
      unlimited.answer,
    )
  },
})

const judgeTotal = (t: Stage, { whole }: Crowd, { total, answer }: Listed): void => {
  const count = whole.ids.length
  t.check(
    'things-stack.paging.total',
    total === count || (total === undefined && whole.total === undefined),
    `X-Total-Count is ${total ?? 'left out'}, not ${count}`,
    whole.answer,
    answer,
  )
}

/** Goes through all pages of an order. */
const walk = async (t: Stage, all: Crowd, order: Order, limit: number): Promise<void> => {
  const { who, whole } = all
  const count = whole.ids.length
  const pages: Listed[] = []
  for (let page = 1; page <= Math.ceil(count / limit); page++) {
    const listed = await list(t, who, { order, limit, page })
    pages.push(listed)
    const size = Math.min(limit, count - (page - 1) * limit)
    t.check(
      'things-stack.paging.sizes',
      listed.ids.length === size,
      `page ${page} of ${limit} in order "${order}" has ${listed.ids.length} sessions, not ${size} of ${count}`,
      listed.answer,
    )
    judgeTotal(t, all, listed)
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
