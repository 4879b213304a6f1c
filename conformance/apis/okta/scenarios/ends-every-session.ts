import { story } from '../../../run/story.js'
import { heldBy, left, lost, person, requireAlive } from '../people.js'
import { answerOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'A revocation ends every session of the user, and of nobody else',
  covers: ['okta.revoke.answers-204', 'okta.revoke.ends-sessions', 'okta.revoke.keeps-other-users'],
  async run(t) {
    const anna = await person(t, 'session', 'session')
    const ben = await person(t, 'session')
    await requireAlive(t, anna, ben)
    const answer = await revoke(t, anna.id)
    t.control(
      'okta.revoke.answers-204',
      answer.reply.status === 204,
      `the answer is ${answerOf(answer)}, not 204`,
      answer,
    )

    const remaining = await left(t, anna, 'session')
    const of = heldBy(anna, 'session').length
    t.check(
      'okta.revoke.ends-sessions',
      remaining.length === 0,
      `${remaining.length} of the user's ${of} sessions are still alive after the revocation: ${remaining.join(', ')}`,
      answer,
    )
    const theirs = await lost(t, ben)
    t.check(
      'okta.revoke.keeps-other-users',
      theirs.length === 0,
      `ended though of another user: ${theirs.join(', ')}`,
      answer,
    )
  },
})
