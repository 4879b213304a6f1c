import { story } from '../../../run/story.js'
import { addresses, homeOf, open } from '../home.js'
import { entriesOf, listAll } from '../list.js'
import { answerOf, bodyOf, fieldsOf } from '../sessions.js'

/** Sessions that the story makes at least: pages of two show an edge then. */
const FEWEST = 3

/** Pages of more are not worth filling. */
const MOST_ON_A_PAGE = 4

export const scenario = story({
  title: 'The pages of the list together hold each session once',
  covers: ['edgegap.list.answers-200', 'edgegap.list.unique', 'edgegap.list.page-parameters', 'edgegap.list.limit'],
  async run(t) {
    const first = await t.call('list-sessions')
    t.control(
      'edgegap.list.answers-200',
      first.reply.status === 200,
      `the answer is ${answerOf(first)}, not 200`,
      first,
    )
    const here = entriesOf(first).map(({ session_id: id }) => String(id))
    t.check(
      'edgegap.list.unique',
      new Set(here).size === here.length,
      `one page holds a session twice: ${here.join(', ')}`,
      first,
    )

    const home = t.target.readOnly ? undefined : await homeOf(t)
    // more than fit on one page, where pages are small, so that some are on both sides of an edge
    const paged = fieldsOf(bodyOf(first)['pagination'])['has_next'] === true && here.length <= MOST_ON_A_PAGE
    const own: string[] = []
    if (home)
      for (const ip of addresses(t, paged ? Math.max(FEWEST, here.length + 1) : FEWEST))
        own.push(await open(t, home, [ip]))
    const timesOf = (ids: readonly string[]) => own.map((id) => ids.filter((each) => each === id).length)
    let whole = await listAll(t)
    // sessions of others come and go, and move ours from page to page while they are read
    if (timesOf(whole.ids).some((times) => times !== 1)) whole = await listAll(t)
    if (t.contract.profile === 'live')
      t.check(
        'edgegap.list.unique',
        !whole.repeated,
        `page ${whole.pages.length} is the one before once more, although that has a next one`,
        ...whole.pages.slice(-2),
      )
    if (whole.whole && home)
      t.check(
        'edgegap.list.unique',
        timesOf(whole.ids).every((times) => times === 1),
        `the pages together hold the sessions ${own.join(', ')} so many times each: ${timesOf(whole.ids).join(', ')}`,
        ...whole.pages,
      )

    if (t.contract.profile !== 'live') return
    const small = await t.call('list-sessions', { query: { page: 1, limit: 1 } })
    t.check(
      'edgegap.list.page-parameters',
      small.reply.status === 200,
      `with page and limit the answer is ${answerOf(small)}, not 200`,
      small,
    )
    t.check(
      'edgegap.list.limit',
      entriesOf(small).length <= 1,
      `with limit=1 the page holds ${entriesOf(small).length} sessions`,
      small,
    )
  },
})
