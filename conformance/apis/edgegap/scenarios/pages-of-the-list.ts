import type { Answered } from '../../../http/exchange.js'
import { Unavailable } from '../../../run/stops.js'
import { story, type Stage } from '../../../run/story.js'
import { anySessions, leave, type Placed } from '../left-sessions.js'
import { entriesOf, listAll } from '../list.js'
import { answerOf } from '../sessions.js'

/** Sessions that the story knows at least: pages of two show an edge then. */
const FEWEST = 3

/** Pages of more are not worth filling. */
const MOST_ON_A_PAGE = 4

/** Sessions to look for; none where none can be had, since the list can be read all the same. */
const knownSessions = async (t: Stage): Promise<Placed[]> => {
  try {
    return await anySessions(t, FEWEST)
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
    return []
  }
}

export const scenario = story({
  title: 'The pages of the list together hold each session once',
  covers: ['edgegap.list.answers-200', 'edgegap.list.unique', 'edgegap.list.page-parameters', 'edgegap.list.limit'],
  async run(t) {
    const own = t.target.readOnly ? [] : await knownSessions(t)
    const timesOf = (ids: readonly string[]) => own.map(({ id }) => ids.filter((each) => each === id).length)
    let whole = await listAll(t)
    const [first] = whole.pages as [Answered]
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

    // more than fit on one page, where pages are small, so that some are on both sides of an edge
    const fit = here.length <= MOST_ON_A_PAGE && own.length <= here.length
    if (fit && whole.pages.length > 1 && own.length > 0)
      own.push(...(await anySessions(t, here.length + 1 - own.length)))
    // sessions of others come and go, and move ours from page to page while they are read
    if (timesOf(whole.ids).some((times) => times !== 1)) whole = await listAll(t)
    if (t.contract.profile === 'live')
      t.check(
        'edgegap.list.unique',
        !whole.repeated,
        `page ${whole.pages.length} is the one before once more, although that has a next one`,
        ...whole.pages.slice(-2),
      )
    if (whole.whole && own.length > 0)
      t.check(
        'edgegap.list.unique',
        timesOf(whole.ids).every((times) => times === 1),
        `the pages together hold the sessions ${own.map(({ id }) => id).join(', ')} so many times each: ${timesOf(whole.ids).join(', ')}`,
        ...whole.pages,
      )
    for (const { id, home } of own) leave(t, home, id)

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
