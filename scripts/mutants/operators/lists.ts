import type { HttpReply } from '../../../src/engine/http.js'
import type { Answer, Mutant, Mutation } from '../mutant.js'
import type { Listing } from '../subjects/subject.js'
import { parseBody, type Survey } from '../survey.js'
import { replaceAt } from './reply-places.js'

type Items = readonly unknown[]
type Change = (items: Items, before: Items) => Items

/** What can be wrong with the items of a list; `before` are those of the answer that came before, to anybody. */
const CHANGES: Readonly<Record<string, { clause: string; change: Change }>> = {
  'first-missing': { clause: 'lacks its first item', change: (items) => items.slice(1) },
  'last-missing': { clause: 'lacks its last item', change: (items) => items.slice(0, -1) },
  duplicate: { clause: 'holds its first item twice', change: (items) => [...items.slice(0, 1), ...items] },
  empty: { clause: 'is always empty', change: () => [] },
  reversed: { clause: 'comes in the reverse order', change: (items) => [...items].reverse() },
  shuffled: {
    clause: 'has two neighbours in the wrong order',
    change: (items) => (items.length < 2 ? items : [items[1], items[0], ...items.slice(2)]),
  },
  'from-before': {
    clause: 'also holds the first item of the list that was asked for before',
    change: (items, before) => [...items, ...before.slice(0, 1).filter((item) => !holds(items, item))],
  },
  'at-most-2': { clause: 'holds two items at most', change: (items) => items.slice(0, 2) },
}

const holds = (items: Items, item: unknown): boolean =>
  items.some((each) => JSON.stringify(each) === JSON.stringify(item))

/** Lists lack items, have them twice, hold those of others, come in another order, or are those of the past. */
export const lists = ({ subject, profile }: Survey): Mutant[] =>
  subject.lists.flatMap((listing) =>
    Object.entries(listing.breaks).map(([name, breaks]): Mutant => ({
      name: `${subject.api}/${listing.operation}/list/${name}`,
      api: subject.api,
      operation: listing.operation,
      profile,
      operator: 'list',
      clause:
        name === 'stale'
          ? 'A list is answered as it was when it was first asked for.'
          : `A list ${CHANGES[name]!.clause}.`,
      breaks,
      make: () => (name === 'stale' ? stale(listing) : changed(listing, CHANGES[name]!.change)),
    })),
  )

const changed = ({ operation, at }: Listing, change: Change): Mutation => ({
  answer: (next) => {
    let before: Items = []
    return async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation || outcome.reply.status !== 200) return outcome
      let items: Items = []
      const body = parseBody(outcome.reply.body)
      const path = at === '' ? [] : at.split('.')
      const after = replaceAt(body, path, (value) => {
        if (!Array.isArray(value)) return value
        items = value
        return change(value, before)
      }).value
      before = items
      return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(after) } }
    }
  },
})

/** Answers a target as it was answered first, for its next few times: a cache that nobody clears. */
const stale = ({ operation }: Listing): Mutation => ({
  answer: (next): Answer => {
    const cache = new Map<string, HttpReply>()
    return async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation || outcome.reply.status !== 200) return outcome
      const known = cache.get(request.target) ?? outcome.reply
      cache.set(request.target, known)
      return { ...outcome, reply: structuredClone(known) }
    }
  },
})
