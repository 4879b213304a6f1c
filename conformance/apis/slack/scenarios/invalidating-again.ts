import { story } from '../../../run/story.js'
import { answerOf, invalidate, isOk, isRefusal } from '../calls.js'
import { left, lost, person } from '../people.js'

export const scenario = story({
  title: 'A session that was invalidated stays so, and asking again ends nothing else',
  covers: ['slack.invalidate.again', 'slack.invalidate.ends-session', 'slack.invalidate.keeps-siblings'],
  async run(t) {
    const user = await person(t, undefined, undefined)
    const [victim, sibling] = user.sessions as [(typeof user.sessions)[0], (typeof user.sessions)[0]]
    const first = await invalidate(t, victim)
    t.require(isOk(first), `the first call was answered with ${answerOf(first)}`)
    const again = await invalidate(t, victim)
    t.check(
      'slack.invalidate.again',
      isRefusal(again, 'session_not_found'),
      `the second answer is ${answerOf(again)}, not 200 session_not_found`,
      first,
      again,
    )
    const remaining = await left(t, [victim])
    t.check('slack.invalidate.ends-session', remaining.length === 0, `alive again: ${remaining.join(', ')}`, again)
    const gone = await lost(t, [sibling])
    t.check('slack.invalidate.keeps-siblings', gone.length === 0, `ended besides: ${gone.join(', ')}`, first, again)
  },
})
