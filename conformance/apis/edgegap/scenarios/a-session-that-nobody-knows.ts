import { story } from '../../../run/story.js'
import { addresses } from '../home.js'
import { answerOf, get, getUsers, isRefusal, putUsers, remove, removeUsers } from '../sessions.js'

export const scenario = story({
  title: 'A session that nobody knows is refused by every operation',
  covers: ['edgegap.get.unknown', 'edgegap.users.unknown-session', 'edgegap.delete.unknown'],
  async run(t) {
    const unknown = () => t.unknown('session')
    const [ip] = addresses(t, 1) as [string]
    const calls = [
      { requirement: 'edgegap.get.unknown', statuses: [400, 404], call: () => get(t, unknown()) },
      { requirement: 'edgegap.users.unknown-session', statuses: [400, 404], call: () => getUsers(t, unknown()) },
      { requirement: 'edgegap.users.unknown-session', statuses: [400, 404], call: () => putUsers(t, unknown(), [ip]) },
      {
        requirement: 'edgegap.users.unknown-session',
        statuses: [400, 404],
        call: () => removeUsers(t, unknown(), [ip]),
      },
      { requirement: 'edgegap.delete.unknown', statuses: [404], call: () => remove(t, unknown()) },
    ]
    for (const { requirement, statuses, call } of calls) {
      const answer = await call()
      t.check(
        requirement,
        isRefusal(answer, ...statuses),
        `${answer.operation} is answered with ${answerOf(answer)}, not ${statuses.join(' or ')} with a message`,
        answer,
      )
    }
  },
})
