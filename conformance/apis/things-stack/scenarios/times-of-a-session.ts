import { story, type Stage } from '../../../run/story.js'
import { person, timeOf, type Person } from '../people.js'
import { comparableTime, has, look, plainId, remove } from '../sessions.js'
import { answerOf } from '../refusals.js'

const HOUR = 3_600_000

/** Clocks and databases may keep less than milliseconds. */
const isAt = (shown: unknown, wanted: number): boolean => Math.abs(Date.parse(String(shown)) - wanted) < 1000

interface Made {
  id: string
  created?: number
  expires?: number
}

/** A session with times in hours from now; with the end alone, or the beginning, where a driver cannot say both. */
const make = async (t: Stage, who: Person, now: number, created: number, expires?: number): Promise<Made> => {
  const at = (hours: number) => now + hours * HOUR
  const both = { created: at(created), ...(expires === undefined ? {} : { expires: at(expires) }) }
  const ways = expires === undefined ? [both, {}] : [both, { expires: at(expires) }, { created: at(created) }]
  for (const times of ways) {
    const made = await t.tryMake('session', { user: who.id, ...attributes(times) })
    if (made) return { ...times, id: made.id }
  }
  // says what to provide
  return { ...both, id: (await t.make('session', { user: who.id, ...attributes(both) })).id }
}

const attributes = ({ created, expires }: Omit<Made, 'id'>): Record<string, string> => ({
  ...(created === undefined ? {} : { created_at: new Date(created).toISOString() }),
  ...(expires === undefined ? {} : { expires_at: new Date(expires).toISOString() }),
})

export const scenario = story({
  title: 'A session shows when it began and when it ends',
  covers: [
    'things-stack.list.created-at',
    'things-stack.list.expires-at',
    'things-stack.list.updated-at',
    'things-stack.expiry.left-out',
    'things-stack.expiry.still-listed',
    'things-stack.expiry.deletable',
  ],
  async run(t) {
    const who = await person(t)
    const now = await timeOf(t)
    const lasting = await make(t, who, now, -0.5)
    const ending = await make(t, who, now, -1, 24)
    const ended = await make(t, who, now, -72, -1)

    const listed = await look(t, who)
    const { answer, sessions, ids } = listed
    const shown = ({ id }: Made) => sessions[ids.indexOf(plainId(id))]
    for (const made of [lasting, ending]) {
      if (made.created === undefined) continue
      const created = shown(made)?.created_at
      t.check(
        'things-stack.list.created-at',
        isAt(created, made.created),
        `a session of ${new Date(made.created).toISOString()} is shown with created_at ${String(created)}`,
        answer,
      )
    }
    if (ending.expires !== undefined) {
      const end = shown(ending)?.expires_at
      t.check(
        'things-stack.list.expires-at',
        isAt(end, ending.expires),
        `a session that ends at ${new Date(ending.expires).toISOString()} is shown with expires_at ${String(end)}`,
        answer,
      )
    }
    // a server may let every session end some time
    const none = shown(lasting)?.expires_at ?? undefined
    t.check(
      'things-stack.list.expires-at',
      shown(lasting) !== undefined && (none === undefined || Date.parse(String(none)) > now),
      `a session that was made without an end, and is alive, is shown with expires_at ${String(none)}`,
      answer,
    )
    const restless = sessions.filter(
      ({ created_at, updated_at }) => comparableTime(updated_at) < comparableTime(created_at),
    )
    t.check(
      'things-stack.list.updated-at',
      restless.length === 0,
      `updated before it was created: ${restless.map(({ session_id }) => String(session_id)).join(', ')}`,
      answer,
    )
    if (ended.expires !== undefined) {
      const there = has(listed, ended.id)
      if (t.target.profile === 'documented') {
        t.check('things-stack.expiry.left-out', !there, 'a session that has expired is listed', answer)
      } else {
        t.check('things-stack.expiry.still-listed', there, 'a session that has expired is not listed', answer)
      }
      const deleted = await remove(t, who, ended.id)
      t.check(
        'things-stack.expiry.deletable',
        deleted.reply.status === 200,
        `the deletion of an expired session is answered with ${answerOf(deleted)}`,
        deleted,
      )
    }
    const untold = [lasting, ending, ended].some(({ created }) => created === undefined)
    t.require(!untold, 'the driver cannot say when a session begins')
    t.require(ending.expires !== undefined, 'the driver cannot say when a session ends')
  },
})
