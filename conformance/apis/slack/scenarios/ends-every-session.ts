import { story } from '../../../run/story.js'
import { answerOf, isOk, reset } from '../calls.js'
import { left, lost, person, requireAlive, trySignIn, withSessions } from '../people.js'

export const scenario = story({
  title: "A reset ends every session of the user on every device, and nobody else's",
  covers: ['slack.reset.succeeds', 'slack.reset.ends-all', 'slack.reset.keeps-other-users'],
  async run(t) {
    const ben = await person(t, 'web', 'mobile')
    const anna = await person(t, 'web', 'mobile', 'web', 'mobile')
    const abroad = await trySignIn(t, anna.id, { team: 'T0OTHER001' })
    const far = await t.tryMake('user', { team: 'T0OTHER001' })
    const theirs = far && (await trySignIn(t, far.id))
    const bystanders = theirs ? [...ben.sessions, theirs] : ben.sessions

    const resetAndLook = async (...sessions: typeof anna.sessions) => {
      await requireAlive(t, { id: anna.id, sessions }, { id: ben.id, sessions: bystanders })
      const answer = await reset(t, anna.id)
      t.control('slack.reset.succeeds', isOk(answer), `the answer is ${answerOf(answer)}, not 200 ok`, answer)
      const remaining = await left(t, sessions)
      t.check(
        'slack.reset.ends-all',
        remaining.length === 0,
        `${remaining.length} of the user's ${sessions.length} sessions are still alive: ${remaining.join(', ')}`,
        answer,
      )
      const gone = await lost(t, bystanders)
      t.check(
        'slack.reset.keeps-other-users',
        gone.length === 0,
        `ended though of another user: ${gone.join(', ')}`,
        answer,
      )
    }
    await resetAndLook(...anna.sessions, ...(abroad ? [abroad] : []))
    const later = await withSessions(t, anna.id, 'web', 'mobile')
    await resetAndLook(...later.sessions)
  },
})
