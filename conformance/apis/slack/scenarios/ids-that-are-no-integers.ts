import { story } from '../../../run/story.js'
import { checkNamed, refusesArguments, understood } from '../arguments.js'

export const scenario = story({
  title: 'An id that is no integer names no session, not even one whose digits it contains',
  covers: ['slack.arguments.session-id-integer', 'slack.arguments.named'],
  async run(t) {
    const about = await understood(t)
    const { id } = about.session
    for (const text of ['sessionId', `${id}x`, `x${id}`, `${id}.5`, `${id[0]}_${id.slice(1)}`]) {
      const change = { session_id: t.invented(text) }
      const answer = await refusesArguments(t, 'slack.arguments.session-id-integer', about, change, 'invalid_arguments')
      checkNamed(t, answer, 'session_id')
    }
  },
})
