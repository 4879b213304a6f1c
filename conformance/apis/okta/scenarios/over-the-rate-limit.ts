import { story } from '../../../run/story.js'
import { headerValue, type Answered } from '../../../http/exchange.js'
import { answerOf, errorOf, revoke } from '../revoke.js'

/** A limit beyond this many calls is not worth spending. */
const MOST_CALLS = 60

const number = ({ reply }: Answered, name: string): number => Number(headerValue(reply.headers, name) ?? NaN)

export const scenario = story({
  title: 'A call over the rate limit is told when to come back, and then works',
  covers: ['okta.rate-limit.refusal', 'okta.rate-limit.passes'],
  async run(t) {
    await t.make('credential')
    const made = await t.tryMake('rate-limit', { limit: 2 })
    let answer = await revoke(t, t.unknown('user'))
    const limit = number(answer, 'x-rate-limit-limit')
    if (!(limit <= MOST_CALLS)) {
      t.require(!Number.isNaN(limit), 'the target does not announce a limit')
      // says what to provide
      if (!made) await t.make('rate-limit', { limit: 2 })
    }
    for (let calls = 1; answer.reply.status !== 429 && calls <= MOST_CALLS; calls++) {
      answer = await revoke(t, t.unknown('user'), {}, { patient: false })
    }
    t.require(answer.reply.status === 429, `${MOST_CALLS} calls did not use up the limit of ${limit}`)

    const reset = number(answer, 'x-rate-limit-reset')
    const date = Date.parse(headerValue(answer.reply.headers, 'date') ?? '') / 1000
    const wait = reset - (Number.isNaN(date) ? answer.startedAt / 1000 : date)
    const faults = [
      ...(errorOf(answer.reply).errorCode === 'E0000047'
        ? []
        : [`the refusal is ${answerOf(answer)}, not 429 E0000047`]),
      ...(number(answer, 'x-rate-limit-remaining') === 0 ? [] : ['X-Rate-Limit-Remaining is not 0']),
      ...(Number.isNaN(number(answer, 'x-rate-limit-limit')) ? ['X-Rate-Limit-Limit is missing'] : []),
      ...(wait <= 120 && wait >= -5 ? [] : [`X-Rate-Limit-Reset is ${reset}, not within the next minute or so`]),
    ]
    t.check('okta.rate-limit.refusal', faults.length === 0, faults.join('; '), answer)

    t.require(wait <= 120, 'there is no telling when calls work again')
    await t.advance(`PT${Math.max(1, Math.ceil(wait) + 1)}S`)
    const later = await revoke(t, t.unknown('user'), {}, { patient: false })
    if (made) await t.end('rate-limit', made.id)
    t.check(
      'okta.rate-limit.passes',
      later.reply.status !== 429,
      'still refused after the announced time',
      answer,
      later,
    )
  },
})
