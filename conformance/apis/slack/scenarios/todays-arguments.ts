import { story } from '../../../run/story.js'
import { answerOf, INVALIDATE, invalidate, isOk, isRefusal } from '../calls.js'
import { left, lost, person, requireAlive } from '../people.js'

export const scenario = story({
  title: 'Today a session is named by its user and needs no team',
  covers: ['slack.invalidate.team-optional', 'slack.invalidate.user-optional', 'slack.invalidate.other-user'],
  profile: 'live',
  async run(t) {
    const anna = await person(t, undefined, undefined, undefined)
    const ben = await t.make('user')
    const [byUser, byTeam, kept] = anna.sessions
    if (t.observable('session')) await requireAlive(t, anna)

    for (const [requirement, session, form] of [
      ['slack.invalidate.team-optional', byUser!, { session_id: byUser!.id, user_id: anna.id }],
      ['slack.invalidate.user-optional', byTeam!, { session_id: byTeam!.id, team_id: byTeam!.team }],
    ] as const) {
      const answer = await t.call(INVALIDATE, { form })
      t.check(requirement, isOk(answer), `the answer is ${answerOf(answer)}, not 200 ok`, answer)
      if (!isOk(answer) || !t.observable('session')) continue
      const remaining = await left(t, [session])
      t.check(requirement, remaining.length === 0, `still alive: ${remaining.join(', ')}`, answer)
    }

    const answer = await invalidate(t, { ...kept!, userId: ben.id })
    t.check(
      'slack.invalidate.other-user',
      isRefusal(answer, 'session_not_found'),
      `with another user the answer is ${answerOf(answer)}, not 200 session_not_found`,
      answer,
    )
    const gone = await lost(t, [kept!])
    t.check('slack.invalidate.other-user', gone.length === 0, `ended all the same: ${gone.join(', ')}`, answer)
  },
})
