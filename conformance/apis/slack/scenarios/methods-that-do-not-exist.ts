import { story } from '../../../run/story.js'
import { answerOf, envelopeOf, isRefusal } from '../calls.js'

export const scenario = story({
  title: 'A method that does not exist is unknown_method',
  covers: ['slack.method.unknown', 'slack.method.named'],
  async run(t) {
    const name = t.invented(`admin.users.session.x${t.random.text('abcdefghijklmnopqrstuvwxyz', 8)}`)
    const as = (await t.tryMake('credential')) ?? 'nobody'
    const request = t.target.readOnly
      ? { method: 'GET' }
      : { method: 'POST', headers: [['content-type', 'application/x-www-form-urlencoded']] as const, body: '' }
    const answer = await t.send({ ...request, path: `/${name}` }, { as })
    t.control(
      'slack.method.unknown',
      isRefusal(answer, 'unknown_method'),
      `the answer is ${answerOf(answer)}, not 200 unknown_method`,
      answer,
    )
    const { req_method: said } = envelopeOf(answer.reply)
    t.check('slack.method.named', said === name, `req_method is ${JSON.stringify(said)}, not "${name}"`, answer)
  },
})
