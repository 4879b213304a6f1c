import { story } from '../../../run/story.js'
import { answerOf, errorOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'A user whom nobody knows cannot be signed out',
  covers: ['okta.user.unknown', 'okta.rate-limit.counts-down'],
  async run(t) {
    await t.make('credential')
    const answer = await revoke(t, t.unknown('user'))
    const { errorCode, errorLink, errorId, errorCauses } = errorOf(answer.reply)
    const right = answer.reply.status === 404 && errorCode === 'E0000007'
    t.check('okta.user.unknown', right, `the answer is ${answerOf(answer)}, not 404 E0000007`, answer)
    if (right) {
      const faults = [
        ...(errorLink === errorCode ? [] : ['errorLink does not repeat errorCode']),
        ...(typeof errorId === 'string' && errorId !== '' ? [] : ['errorId is missing or empty']),
        ...(Array.isArray(errorCauses) ? [] : ['errorCauses is not a list']),
      ]
      t.check('okta.user.unknown', faults.length === 0, faults.join('; '), answer)
    }
    const next = await revoke(t, t.unknown('user'))
    const [before, after] = [answer, next].map(({ reply }) =>
      Number(reply.headers.find(([name]) => name.toLowerCase() === 'x-rate-limit-remaining')?.[1]),
    )
    t.require(!Number.isNaN(before) && !Number.isNaN(after), 'the answers do not say how many calls remain')
    t.check('okta.rate-limit.counts-down', after! < before!, `${after} calls remain after ${before} did`, answer, next)
  },
})
