import { encodePairs } from '../../../http/build-request.js'
import { story } from '../../../run/story.js'
import { answerOf, isOk } from '../calls.js'
import { lost, person, requireAlive } from '../people.js'

export const scenario = story({
  title: 'Verbs other than POST do nothing',
  covers: ['slack.method.verbs'],
  async run(t) {
    // slack.com took arguments by GET in former times, so that even a GET may end something
    t.require(!t.target.readOnly, 'with --read-only nothing is sent that may end a session')
    const as = await t.make('credential')
    const user = t.observable('session') ? await person(t, undefined) : { id: t.unknown('user'), sessions: [] }
    await requireAlive(t, user)
    const query = encodePairs({ user_id: user.id })
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await t.send({ method, path: '/admin.users.session.reset', query }, { as })
      t.check('slack.method.verbs', !isOk(answer), `${method} is answered with ${answerOf(answer)}`, answer)
      const gone = await lost(t, user.sessions)
      t.check('slack.method.verbs', gone.length === 0, `${method} ended ${gone.join(', ')}`, answer)
      if (gone.length > 0) return
    }
  },
})
