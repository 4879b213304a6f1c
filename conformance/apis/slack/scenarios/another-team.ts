import { story } from '../../../run/story.js'
import { answerOf, invalidate, isOk, isRefusal } from '../calls.js'
import { lost, nobodys, signIn } from '../people.js'

export const scenario = story({
  title: 'A session is not found under a team that it does not belong to',
  covers: ['slack.invalidate.other-team'],
  async run(t) {
    const { id } = await t.make('user')
    const session = await signIn(t, id)
    // a team that exists, where the driver can have one
    const team = await t.tryMake('session', { user: id, team: 'T0OTHER001' })
    const other = String(team?.['team'] ?? (team ? 'T0OTHER001' : nobodys(t).team))
    const answer = await invalidate(t, { ...session, team: other })
    t.check(
      'slack.invalidate.other-team',
      isRefusal(answer, 'session_not_found'),
      `with the team ${other} the answer is ${answerOf(answer)}, not 200 session_not_found`,
      answer,
    )
    const own = team?.['team'] !== undefined && team['team'] !== session.team ? [{ ...session, id: team.id }] : []
    // of the same user in another team, and of a team whose id is longer or shorter
    for (const near of [
      ...own,
      { ...session, team: `${session.team}Z9` },
      { ...session, team: session.team.slice(0, -1) },
    ]) {
      const nearly = await invalidate(t, near)
      t.check(
        'slack.invalidate.other-team',
        isRefusal(nearly, 'session_not_found'),
        `the session ${near.id} with the team ${near.team}, which is not its own: the answer is ${answerOf(nearly)}, not 200 session_not_found`,
        nearly,
      )
    }
    const gone = await lost(t, [session])
    t.check('slack.invalidate.other-team', gone.length === 0, `refused, and yet ended: ${gone.join(', ')}`, answer)
    const control = await invalidate(t, session)
    t.require(isOk(control), `with its own team the answer is ${answerOf(control)}`)
  },
})
