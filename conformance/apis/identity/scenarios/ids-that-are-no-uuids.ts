import { story } from '../../../run/story.js'
import type { Answered } from '../../../http/exchange.js'
import { blamed, get, list, remove } from '../sessions.js'

export const scenario = story({
  title: 'An id that is no UUID is refused, and the answer says which',
  covers: ['identity.validation.uuid', 'identity.validation.before-look-up'],
  async run(t) {
    const bad = t.invented('not-a-uuid')
    const calls: [string, () => Promise<Answered>][] = [
      ['path session_id', () => get(t, bad, { intent: 'defective' })],
      ['path user_id', () => list(t, bad, { intent: 'defective' })],
      ['path session_id', () => remove(t, bad, {}, { intent: 'defective' })],
    ]
    for (const [place, call] of calls) {
      const answer = await call()
      const places = blamed(answer.reply)
      t.check(
        'identity.validation.uuid',
        answer.reply.status === 422 && (places?.includes(place) ?? false),
        `the answer is ${answer.reply.status} and blames ${places?.join(', ') ?? 'nothing'}, not 422 and ${place}`,
        answer,
      )
    }
    const early = await remove(t, t.unknown('session'), { 'X-Workspace-Id': 'abc' }, { intent: 'defective' })
    t.check(
      'identity.validation.before-look-up',
      early.reply.status === 422,
      `a bad header of an unknown session is answered with ${early.reply.status}, not 422`,
      early,
    )
  },
})
