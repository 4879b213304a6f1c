import type { Known, World } from './model-world.js'
import { get, has, isPlainRefusal, list, sameId, sessionOf, sessionsOf, type Session } from './sessions.js'

/** Fields of the contract; what else is there may be another each time. */
const FIELDS = ['id', 'type', 'status', 'user_id', 'created_at', 'updated_at', 'is_expired', 'valid_until', 'device_id']

/** Holds a user's list against the model: whole, each session once, and nobody else's. */
export const judgeList = async (world: World, user: number): Promise<void> => {
  const { t, judge, sessions, users } = world
  const whose = `the list of u${user + 1}`
  const due = sessions.filter((session) => session.user === user && session.alive && !session.over)
  const missing = (rows: readonly Session[]) => due.filter(({ id }) => !has(rows, id))
  let answer = await list(t, users[user]!)
  // what came by a hand outside the API may take a moment to show
  if (missing(sessionsOf(answer)).length > 0)
    await t.until(async () => missing(sessionsOf((answer = await list(t, users[user]!)))).length === 0, { every: 250 })
  const { status } = answer.reply
  judge.holds('identity.list.contains', status === 200, `${whose} is answered for with ${status}`)
  const rows = sessionsOf(answer)
  judge.holds(
    'identity.list.unique',
    new Set(rows.map(({ id }) => String(id).toLowerCase())).size === rows.length,
    `${whose} holds a session twice`,
  )

  for (const row of rows) {
    const known = sessions.find(({ id }) => sameId(id, row.id))
    const owner = row.user_id
    const strange = known ? known.user !== user : (await t.observe('session', String(row.id)))?.alive !== true
    judge.holds(
      'identity.list.owner',
      !strange && (owner == null || sameId(owner, users[user])),
      `${whose} holds ${known?.name ?? String(row.id)}, which is not theirs`,
    )
    if (!known) continue
    judge.holds('identity.delete.gone-from-list', known.alive, `${whose} holds ${known.name}, which was deleted`)
    judgeShown(world, known, row, 'list')
  }
  for (const { name, id } of missing(rows)) {
    const lives = await t.alive('session', id)
    judge.holds('identity.delete.keeps-others', lives, `${name} (${id}) has ended`)
    judge.holds('identity.list.contains', false, `${whose} does not hold ${name} (${id})`)
  }
}

/** Holds a session by its id against the model. */
export const judgeSession = async (world: World, session: Known): Promise<void> => {
  const { t, judge } = world
  const answer = await get(t, session.id)
  const { status } = answer.reply
  if (!session.alive) {
    const gone = status === 404 && isPlainRefusal(answer.reply)
    judge.holds(
      'identity.delete.gone-from-get',
      gone,
      `${session.name}, which was deleted, is answered for with ${status}`,
    )
    return
  }
  if (session.over && status !== 200) return
  if (status !== 200)
    judge.holds('identity.delete.keeps-others', await t.alive('session', session.id), `${session.name} has ended`)
  const shown = sessionOf(answer)
  judge.holds(
    'identity.get.by-id',
    status === 200 && sameId(shown.id, session.id),
    `${session.name} is answered for with ${status} and the id ${String(shown.id)}`,
  )
  judgeShown(world, session, shown, 'get')
}

/** A session is the same wherever it is shown, as long as nothing happens to it. */
const judgeShown = ({ judge, changes }: World, session: Known, as: Session, by: 'get' | 'list'): void => {
  judge.holds(
    'identity.expiry.consistent',
    as.is_expired === session.over,
    `${session.name} is shown with is_expired ${String(as.is_expired)}`,
  )
  const before = session.shown
  session.shown = { as, by, changes }
  if (!before) return
  const different = FIELDS.filter((name) => plain(before.as[name]) !== plain(as[name]))
  const requirement =
    before.changes !== changes
      ? 'identity.delete.keeps-others'
      : before.by === by
        ? 'identity.reads-change-nothing'
        : 'identity.list.entry-equals-get'
  judge.holds(
    requirement,
    different.length === 0,
    `${session.name} is shown with another ${different.join(', ')} than before`,
  )
}

const plain = (value: unknown): string => JSON.stringify(value ?? null).toLowerCase()
