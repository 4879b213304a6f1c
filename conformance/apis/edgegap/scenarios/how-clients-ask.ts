import { story } from '../../../run/story.js'
import { answerOf } from '../sessions.js'

export const scenario = story({
  title: 'Clients as they are get along',
  covers: ['edgegap.request.content-type-without-body', 'edgegap.request.double-slash'],
  async run(t) {
    const typed = await t.call('list-sessions', { headers: { 'content-type': 'application/json' } })
    t.check(
      'edgegap.request.content-type-without-body',
      typed.reply.status === 200,
      `with a Content-Type and no body the answer is ${answerOf(typed)}, not 200`,
      typed,
    )
    if (t.contract.profile !== 'live') return
    const key = await t.make('credential')
    const doubled = await t.send({ method: 'GET', path: '//v1/sessions' }, { as: key })
    t.check(
      'edgegap.request.double-slash',
      doubled.reply.status === 200,
      `at //v1/sessions the answer is ${answerOf(doubled)}, not 200`,
      typed,
      doubled,
    )
  },
})
