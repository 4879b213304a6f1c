import { story } from '../../../run/story.js'
import { person, timeOf } from '../people.js'
import { comparableTime, look, plainId, remove } from '../sessions.js'
import { answerOf } from '../refusals.js'

const HOUR = 3_600_000

/** Clocks and databases may keep less than milliseconds. */
const isAt = (shown: unknown, wanted: number): boolean => Math.abs(Date.parse(String(shown)) - wanted) < 1000

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
    const at = (hours: number) => new Date(now + hours * HOUR).toISOString()
    const make = async (attributes: Record<string, string>) =>
      plainId((await t.make('session', { user: who.id, ...attributes })).id)
    const lasting = await make({ created_at: at(-48) })
    const ending = await make({ created_at: at(-24), expires_at: at(24) })
    const ended = await make({ created_at: at(-72), expires_at: at(-1) })

    const { answer, sessions, ids } = await look(t, who)
    const shown = (id: string) => sessions[ids.indexOf(id)]
    for (const [id, began] of [
      [lasting, -48],
      [ending, -24],
    ] as const) {
      const created = shown(id)?.created_at
      t.check(
        'things-stack.list.created-at',
        isAt(created, now + began * HOUR),
        `a session of ${at(began)} is shown with created_at ${String(created)}`,
        answer,
      )
    }
    const end = shown(ending)?.expires_at
    t.check(
      'things-stack.list.expires-at',
      isAt(end, now + 24 * HOUR),
      `a session that ends at ${at(24)} is shown with expires_at ${String(end)}`,
      answer,
    )
    const none = shown(lasting)?.expires_at ?? undefined
    t.check(
      'things-stack.list.expires-at',
      shown(lasting) !== undefined && none === undefined,
      `a session without an end is shown with expires_at ${String(none)}`,
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

    const listed = ids.includes(ended)
    if (t.target.profile === 'documented') {
      t.check('things-stack.expiry.left-out', !listed, 'a session that has expired is listed', answer)
    } else {
      t.check('things-stack.expiry.still-listed', listed, 'a session that has expired is not listed', answer)
    }
    const deleted = await remove(t, who, ended)
    t.check(
      'things-stack.expiry.deletable',
      deleted.reply.status === 200,
      `the deletion of an expired session is answered with ${answerOf(deleted)}`,
      deleted,
    )
  },
})
