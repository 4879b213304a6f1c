import { story } from '../../../run/story.js'
import { headerValue, type Answered } from '../../../http/exchange.js'
import type { Stage } from '../../../run/story.js'
import { answerOf, errorOf, revoke } from '../revoke.js'

/** A limit beyond this many calls is not worth spending. */
const MOST_CALLS = 60

/** Epoch seconds of an answer, by its own clock where it tells. */
const timeOf = ({ reply, startedAt }: Answered): number =>
  (Date.parse(headerValue(reply.headers, 'date') ?? '') || startedAt) / 1000

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
    const wait = reset - timeOf(answer)
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
    const later = await comeBack(t, Math.max(1, Math.ceil(wait) + 1), reset)
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

/**
 * Calls again at the announced time. The clock is moved where a driver can; a limit that does not follow it, as one in
 * front of the target, is waited for.
 */
const comeBack = async (t: Stage, seconds: number, reset: number): Promise<Answered> => {
  const again = () => revoke(t, t.unknown('user'), {}, { patient: false })
  if (t.clock) await t.advance(`PT${seconds}S`)
  let later = await again()
  if (later.reply.status !== 429 || timeOf(later) >= reset) return later
  let asked = false
  await t.until(
    async () => {
      if (asked) later = await again()
      asked = true
      return later.reply.status !== 429
    },
    { within: seconds * 1000, every: seconds * 1000 },
  )
  return later
}
