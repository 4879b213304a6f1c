import type { Attributes } from '../../../target/driver.js'
import { story, type Stage } from '../../../run/story.js'
import { get, has, isPlainRefusal, list, remove, sameId, sessionOf, sessionsOf } from '../sessions.js'

const SORTS: readonly [what: string, Attributes][] = [
  ['idle', { status: 'idle' }],
  ['blocked', { status: 'blocked' }],
  ['of a guest', { type: 'guest' }],
]

export const scenario = story({
  title: 'A session is listed and deleted whatever its status, and deleted whatever its type',
  covers: [
    'identity.list.contains',
    'identity.get.status',
    'identity.delete.answers-204',
    'identity.delete.gone-from-get',
    'identity.delete.keeps-others',
    'identity.expiry.consistent',
  ],
  async run(t) {
    const user = await t.make('user')
    for (const [what, attributes] of SORTS) {
      const made = await t.tryMake('session', { user: user.id, ...attributes })
      if (!made) continue
      const before = await get(t, made.id)
      t.require(before.reply.status === 200, `the session that is ${what} cannot be read`)
      if (attributes['type'] !== 'guest') {
        const listed = await list(t, user.id)
        t.check(
          'identity.list.contains',
          has(sessionsOf(listed), made.id),
          `the session ${made.id}, which is ${what}, is not listed`,
          before,
          listed,
        )
        const shown = sessionsOf(listed).find(({ id }) => sameId(id, made.id))?.['status']
        t.check(
          'identity.get.status',
          shown == null || shown === attributes['status'],
          `a session that is ${what} is listed as ${String(shown)}`,
          listed,
        )
      }
      const deletion = await remove(t, made.id)
      t.check(
        'identity.delete.answers-204',
        deletion.reply.status === 204,
        `for a session that is ${what} the answer is ${deletion.reply.status}, not 204`,
        before,
        deletion,
      )
      const after = await get(t, made.id)
      t.check(
        'identity.delete.gone-from-get',
        after.reply.status === 404 && isPlainRefusal(after.reply),
        `after its deletion the session that was ${what} is answered for with ${after.reply.status}, not 404 with a text under "detail"`,
        deletion,
        after,
      )
    }
    await expired(t, user.id)
    await guests(t, user.id)
  },
})

/** Whether it is shown once it has expired is free; whoever shows it can delete it. */
const expired = async (t: Stage, user: string): Promise<void> => {
  const now = await t.advance('PT0S').catch(() => Date.now())
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  for (const type of ['user', 'guest']) {
    const made = await t.tryMake('session', { user, type, created_at: at(-48), valid_until: at(-24) })
    const before = made && (await get(t, made.id))
    if (before?.reply.status !== 200) continue
    const flag = sessionOf(before).is_expired
    t.check(
      'identity.expiry.consistent',
      flag === true,
      `is_expired is ${String(flag)} a day after valid_until, for a session of a ${type}`,
      before,
    )
    const deletion = await remove(t, made!.id)
    t.check(
      'identity.delete.answers-204',
      deletion.reply.status === 204,
      `for a session that is shown as expired the answer is ${deletion.reply.status}, not 204`,
      before,
      deletion,
    )
    const after = await get(t, made!.id)
    t.check(
      'identity.delete.gone-from-get',
      after.reply.status === 404,
      `after its deletion the expired session is answered for with ${after.reply.status}, not 404`,
      deletion,
      after,
    )
  }
}

/** Guests have no user in common, or nobody's: one of them goes alone. */
const guests = async (t: Stage, user: string): Promise<void> => {
  const [one, two] = [
    await t.tryMake('session', { user, type: 'guest' }),
    await t.tryMake('session', { user, type: 'guest' }),
  ]
  if (!one || !two || (await get(t, two.id)).reply.status !== 200) return
  const deletion = await remove(t, one.id)
  const kept = await get(t, two.id)
  t.check(
    'identity.delete.keeps-others',
    kept.reply.status === 200,
    `the deletion of a guest's session has ended ${two.id} of another guest`,
    deletion,
    kept,
  )
}
