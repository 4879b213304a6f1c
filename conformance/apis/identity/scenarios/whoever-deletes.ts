import { story } from '../../../run/story.js'
import { get, isPlainRefusal, remove } from '../sessions.js'

export const scenario = story({
  title: 'What is answered with 204 is deleted, whatever the headers name',
  covers: ['identity.delete.gone-from-get', 'identity.delete.keeps-others'],
  async run(t) {
    const user = await t.make('user')
    const other = await t.make('user')
    const theirs = await t.make('session', { user: other.id })
    const cases = [
      { 'X-User-Id': other.id },
      { 'X-User-Id': t.unknown('user'), 'X-Workspace-Id': '0' },
      { 'X-Workspace-Id': '-1' },
    ]
    for (const headers of cases) {
      const { id } = await t.make('session', { user: user.id })
      const deletion = await remove(t, id, headers)
      // whether all of them have to be let in is another question
      if (deletion.reply.status !== 204) continue
      const after = await get(t, id)
      t.check(
        'identity.delete.gone-from-get',
        after.reply.status === 404 && isPlainRefusal(after.reply),
        `deleted with ${JSON.stringify(headers)} and 204, the session is answered for with ${after.reply.status}, not 404 with a text under "detail"`,
        deletion,
        after,
      )
      const kept = await get(t, theirs.id)
      t.control(
        'identity.delete.keeps-others',
        kept.reply.status === 200,
        `a deletion with ${JSON.stringify(headers)} has ended ${theirs.id} as well`,
        deletion,
        kept,
      )
    }
  },
})
