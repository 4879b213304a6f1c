import { story } from '../../../run/story.js'
import { answerOf, invalidate, isOk } from '../calls.js'
import { left, lost, person, requireAlive } from '../people.js'

export const scenario = story({
  title: 'Invalidating a session ends that one, and no other of the user or of anybody else',
  covers: [
    'slack.invalidate.succeeds',
    'slack.invalidate.ends-session',
    'slack.invalidate.keeps-siblings',
    'slack.invalidate.keeps-other-users',
  ],
  async run(t) {
    const anna = await person(t, 'web', 'web', 'mobile', 'web')
    const ben = await person(t, 'web', 'mobile')
    await requireAlive(t, anna, ben)
    // neither the first nor the last, so that order cannot hit it by chance; then one of the other class
    const [first, ...rest] = anna.sessions
    for (const [victim, siblings] of [
      [rest[0]!, [first!, rest[1]!, rest[2]!]],
      [rest[1]!, [first!, rest[2]!]],
    ] as const) {
      const answer = await invalidate(t, victim)
      t.control('slack.invalidate.succeeds', isOk(answer), `the answer is ${answerOf(answer)}, not 200 ok`, answer)
      const remaining = await left(t, [victim])
      t.check(
        'slack.invalidate.ends-session',
        remaining.length === 0,
        `still alive though invalidated: ${remaining.join(', ')}`,
        answer,
      )
      const gone = await lost(t, siblings)
      t.check('slack.invalidate.keeps-siblings', gone.length === 0, `ended besides: ${gone.join(', ')}`, answer)
      const theirs = await lost(t, ben.sessions)
      t.check(
        'slack.invalidate.keeps-other-users',
        theirs.length === 0,
        `ended though of another user: ${theirs.join(', ')}`,
        answer,
      )
    }
  },
})
