import { story } from '../../../run/story.js'
import { get, has, list, remove, sameId, sessionOf, sessionsOf } from '../sessions.js'

const otherDigit = (digit: string): string => (digit === '3' ? 'c' : '3')

/** UUIDs that differ from the given one in a single digit, the last and the first: who compares a part takes them for it. */
const nearly = (id: string): string[] => [
  id.slice(0, -1) + otherDigit(id.at(-1) ?? ''),
  otherDigit(id.at(0) ?? '') + id.slice(1),
]

export const scenario = story({
  title: "An id that differs in one digit names nobody's session and nobody's list",
  covers: ['identity.get.unknown', 'identity.delete.keeps-others', 'identity.list.owner'],
  async run(t) {
    const user = await t.make('user')
    const { id } = await t.make('session', { user: user.id })
    for (const near of nearly(id).map((text) => t.invented(text))) {
      const got = await get(t, near)
      const shown = sessionOf(got).id
      t.check(
        'identity.get.unknown',
        got.reply.status !== 200 || sameId(shown, near),
        `asked for ${near}, the service answers 200 with ${String(shown)}; ${id} is near, and another session`,
        got,
      )
      // ids that are counted up may well belong to somebody
      if (got.reply.status !== 404 || t.target.readOnly) continue
      const deletion = await remove(t, near)
      const after = await get(t, id)
      t.control(
        'identity.delete.keeps-others',
        after.reply.status === 200,
        `the deletion of ${near}, which nobody has, has ended ${id}`,
        deletion,
        after,
      )
    }
    for (const near of nearly(user.id).map((text) => t.invented(text))) {
      const listed = await list(t, near)
      t.check(
        'identity.list.owner',
        !has(sessionsOf(listed), id),
        `the list of ${near} holds ${id}, a session of ${user.id}`,
        listed,
      )
    }
  },
})
