import type { Answered } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import { bodyOf, fieldsOf, type Fields } from './sessions.js'
import { GOES, letTimePass } from './waiting.js'

/** A list over its pages. */
export interface Listed {
  entries: Fields[]
  ids: string[]
  pages: Answered[]
  /** False where there were more pages than are worth reading. */
  whole: boolean
  /** True where a page was the one before once more, so that there is no getting further. */
  repeated: boolean
}

/** Beyond so many pages an organization is too busy to be read through. */
const MOST_PAGES = 25

/**
 * Reads the list, following `has_next` where the target pages; on the first page alone where it does not.
 * @param enough ends the reading early.
 */
export const listAll = async (
  t: Stage,
  query: Fields = {},
  enough: (ids: readonly string[]) => boolean = () => false,
): Promise<Listed> => {
  const listed: Listed = { entries: [], ids: [], pages: [], whole: false, repeated: false }
  for (let page = 1; listed.pages.length < MOST_PAGES;) {
    const answer = await t.call('list-sessions', { query: page === 1 ? query : { ...query, page } })
    const before = listed.pages.at(-1)
    listed.pages.push(answer)
    const entries = entriesOf(answer)
    if (before && entries.length > 0 && idsOf(entries) === idsOf(entriesOf(before)))
      return { ...listed, repeated: true }
    listed.entries.push(...entries)
    listed.ids.push(...entries.map(({ session_id: id }) => String(id)))
    const { has_next, next_page_number: next } = fieldsOf(bodyOf(answer)['pagination'])
    // a page without sessions has none after it, whatever it says
    if (has_next !== true || entries.length === 0) return { ...listed, whole: true }
    if (enough(listed.ids)) return listed
    page = typeof next === 'number' && next > page ? next : page + 1
  }
  return listed
}

export const entriesOf = (answer: Answered): Fields[] => {
  const { data } = bodyOf(answer)
  return Array.isArray(data) ? data.map(fieldsOf) : []
}

const idsOf = (entries: readonly Fields[]): string => entries.map(({ session_id: id }) => String(id)).join()

const LONG = `the list has more than ${MOST_PAGES} pages, too many to read it through`

/** Spares requests where the list is read for what is in it, and the server takes notice. */
export const longPages = (t: Stage): Fields => (t.target.profile === 'live' ? { limit: 100 } : {})

/** Reads the list until it holds all of some sessions, again a moment later where it does not yet. */
export const listWith = async (t: Stage, ...wanted: readonly string[]): Promise<Listed> => {
  const holds = (ids: readonly string[]) => wanted.every((id) => ids.includes(id))
  let listed = await listAll(t, longPages(t), holds)
  if (!holds(listed.ids)) await t.until(async () => holds((listed = await listAll(t, longPages(t), holds)).ids))
  t.require(listed.whole || holds(listed.ids), LONG)
  return listed
}

/** Reads the whole list until it holds none of some sessions, again a moment later where it still does. */
export const listWithout = async (t: Stage, ...unwanted: readonly string[]): Promise<Listed> => {
  const holds = (ids: readonly string[]) => unwanted.some((id) => ids.includes(id))
  let listed = await listAll(t, longPages(t))
  const gone = async () => !holds((listed = await listAll(t, longPages(t))).ids)
  if (holds(listed.ids)) await t.until(gone)
  // nothing says that a session is listed no more while it is about to go
  const left = listed.entries.filter(({ session_id: id }) => unwanted.includes(String(id)))
  if (left.length > 0 && left.every(({ status, ready }) => ready !== true && /terminat/i.test(String(status)))) {
    await letTimePass(t, 'PT30S')
    await t.until(gone, { ...GOES, every: 1000 })
  }
  t.require(listed.whole || holds(listed.ids), LONG)
  return listed
}
