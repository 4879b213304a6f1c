import { story } from '../../../run/story.js'
import { blamed, get, remove } from '../sessions.js'

const CASES = [
  { headers: { 'X-Workspace-Id': 'abc' }, places: ['header x-workspace-id'] },
  { headers: { 'X-User-Id': 'not-a-uuid' }, places: ['header x-user-id'] },
  {
    headers: { 'X-User-Id': 'not-a-uuid', 'X-Workspace-Id': 'abc' },
    places: ['header x-user-id', 'header x-workspace-id'],
  },
]

export const scenario = story({
  title: 'A deletion with a header that does not parse is refused, names it, and deletes nothing',
  covers: ['identity.validation.headers', 'identity.validation.changes-nothing'],
  async run(t) {
    const user = await t.make('user')
    const session = await t.make('session', { user: user.id })
    for (const { headers, places } of CASES) {
      const answer = await remove(t, session.id, headers, { intent: 'defective' })
      const came = blamed(answer.reply)
      // some frameworks spell header names with underscores
      const named = came?.map((place) => place.replaceAll('_', '-')) ?? []
      t.check(
        'identity.validation.headers',
        answer.reply.status === 422 && places.every((place) => named.includes(place)) && named.length === places.length,
        `${JSON.stringify(headers)}: the answer is ${answer.reply.status} and blames ${named.join(', ') || 'nothing'}, not 422 and ${places.join(', ')}`,
        answer,
      )
      const after = await get(t, session.id)
      t.control(
        'identity.validation.changes-nothing',
        after.reply.status === 200,
        `the refused deletion deleted ${session.id}`,
        answer,
        after,
      )
    }
    const control = await remove(t, session.id, { 'X-User-Id': user.id, 'X-Workspace-Id': '7' })
    t.check(
      'identity.validation.headers',
      control.reply.status === 204,
      `with headers in order the deletion is answered with ${control.reply.status}, not 204`,
      control,
    )
  },
})
