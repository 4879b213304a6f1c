import type { Attributes } from '../../../target/driver.js'
import { story } from '../../../run/story.js'
import { get, has, isPlainRefusal, list, remove, sameId, sessionsOf } from '../sessions.js'

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
  },
})
