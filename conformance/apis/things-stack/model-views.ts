import { idOrderOf, type IdOrder } from './id-order.js'
import type { World, Known } from './model-world.js'
import { lasting } from './model-world.js'
import { comparableTime, isUuid, list, plainId, sameIds, type Listed } from './sessions.js'

export const ORDERS = ['', 'created_at', '-created_at'] as const
export type Order = (typeof ORDERS)[number]

const IN_ORDER = {
  '': 'things-stack.order.by-id',
  created_at: 'things-stack.order.created',
  '-created_at': 'things-stack.order.created-reversed',
} as const

const WHOLE = 1000

/** The live sessions of a user in an order; undefined where nobody knows when they began. */
const inOrder = (sessions: readonly Known[], order: Order, byId: IdOrder): string[] | undefined => {
  if (order !== '' && sessions.some(({ began }) => began === undefined)) return undefined
  const time = ({ began = '' }: Known) => (order === '' ? '' : began)
  const sorted = sessions
    .toSorted((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : byId(idOf(a), idOf(b))))
    .map(idOf)
  return order.startsWith('-') ? sorted.reverse() : sorted
}

const idOf = ({ id }: Known): string => plainId(id)

const mine = ({ sessions }: World, user: number): Known[] => sessions.filter((each) => each.user === user && each.alive)

/** Holds a user's whole list against the model. */
export const judgeList = async (world: World, user: number, order: Order = ''): Promise<void> => {
  const { t, judge, users } = world
  const due = mine(world, user)
  const read = () => list(t, users[user]!, { limit: WHOLE, order })
  const missing = ({ ids }: Listed) => due.filter((each) => !ids.includes(idOf(each)))
  let listed = await read()
  // what came by a hand outside the API may take a moment to show
  if (missing(listed).length > 0)
    await t.until(async () => missing((listed = await read())).length === 0, { every: 250 })
  const whose = `the list of u${user + 1}`
  const { status } = listed.answer.reply
  judge.holds('things-stack.list.contains', status === 200, `${whose} is answered for with ${status}`)
  await judgeRows(world, user, listed, whose)
  for (const { name, id } of missing(listed)) {
    judge.holds('things-stack.delete.keeps-others', await t.alive('session', id), `${name} (${id}) has ended`)
    judge.holds('things-stack.list.contains', false, `${whose} does not hold ${name} (${id})`)
  }
  judge.holds(
    'things-stack.list.total',
    listed.total === undefined || listed.total === listed.ids.length,
    `the X-Total-Count of ${whose} is ${listed.total}, with ${listed.ids.length} sessions`,
  )
  judgeOrder(world, user, order, listed.ids, IN_ORDER[order], whose)
}

/** Each row is a session of the user that is there, once, as it always was. */
const judgeRows = async (world: World, user: number, { ids, sessions: rows }: Listed, whose: string): Promise<void> => {
  const { t, judge, sessions, users } = world
  judge.holds('things-stack.list.unique', new Set(ids).size === ids.length, `${whose} holds a session twice`)
  for (const [i, row] of rows.entries()) {
    const known = sessions.find((each) => idOf(each) === ids[i])
    const strange = known ? known.user !== user : (await t.observe('session', String(row.session_id)))?.alive !== true
    judge.holds(
      'things-stack.list.owner',
      !strange && row.user_ids?.user_id === users[user]!.id,
      `${whose} holds ${known?.name ?? ids[i]}, which is not theirs`,
    )
    if (!known) {
      const id = String(row.session_id)
      sessions.push({ kind: 'session', name: `s${sessions.length + 1}`, id, user, alive: true })
      continue
    }
    judge.holds('things-stack.delete.gone', known.alive, `${whose} holds ${known.name}, which was deleted`)
    if (known.began !== undefined) {
      const away = Math.abs(Date.parse(String(row.created_at)) - Date.parse(known.began))
      judge.holds(
        'things-stack.list.created-at',
        away < 1000,
        `${known.name} is shown with created_at ${String(row.created_at)}`,
      )
    }
    judge.holds(
      'things-stack.list.changes-nothing',
      known.shown === undefined || known.shown === lasting(row),
      `${known.name} is shown as ${lasting(row)} and was ${known.shown}`,
    )
    known.shown = lasting(row)
  }
}

const judgeOrder = (
  world: World,
  user: number,
  order: Order,
  ids: readonly string[],
  requirement: string,
  whose: string,
): void => {
  const due = inOrder(mine(world, user), order, idOrderOf(order === '' ? ids : []))
  if (!due) return
  const name = (id: string) => world.sessions.find((each) => idOf(each) === id)?.name ?? id
  const timely = order !== '' && sameIds(times(world, ids), times(world, due))
  // only of UUIDs is it known here how they come among equal times
  const right = sameIds(ids, due) || (timely && !ids.every(isUuid))
  const tie = timely && !right
  world.judge.holds(
    tie ? 'things-stack.order.ties' : requirement,
    right,
    `${whose} in order "${order}" has ${ids.map(name).join(', ') || 'nothing'}, not ${due.map(name).join(', ') || 'nothing'}`,
  )
}

const times = ({ sessions }: World, ids: readonly string[]): string[] =>
  ids.map((id) => comparableTime(sessions.find((each) => idOf(each) === id)?.began))

/** Pages joined are the model in the order that was asked for, and past the end there is nothing. */
export const judgePages = async (world: World, user: number, order: Order, limit: number): Promise<void> => {
  const { t, judge, users } = world
  const joined: string[] = []
  const pages = () => Math.ceil(mine(world, user).length / limit)
  const totals = new Set<number | undefined>()
  for (let page = 1; page <= pages() + 1; page++) {
    const listed = await list(t, users[user]!, { limit, page, order })
    const { ids, answer, total } = listed
    await judgeRows(world, user, listed, `page ${page} of ${limit} of u${user + 1}`)
    const past = page > pages()
    judge.holds(
      past ? 'things-stack.paging.past-end' : 'things-stack.paging.joined',
      answer.reply.status === 200 && !(past && ids.length > 0),
      `page ${page} of ${limit} of u${user + 1} is answered with ${answer.reply.status} and ${ids.length} sessions`,
    )
    joined.push(...ids)
    totals.add(total)
  }
  const due = mine(world, user).map(idOf)
  judge.holds(
    'things-stack.paging.joined',
    sameIds(joined.toSorted(), due.toSorted()),
    `all pages of ${limit} of u${user + 1} have ${joined.length} rows for ${due.length} sessions`,
  )
  judgeOrder(world, user, order, joined, 'things-stack.paging.joined', `all pages of ${limit} of u${user + 1}`)
  judge.holds(
    'things-stack.paging.total',
    [...totals].every((total) => total === undefined || total === joined.length),
    `X-Total-Count is ${[...totals].join(' and ')} on pages of ${joined.length} sessions`,
  )
}
