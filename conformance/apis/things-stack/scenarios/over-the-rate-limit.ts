import { story } from '../../../run/story.js'
import { headerValue } from '../../../http/exchange.js'
import { someone } from '../people.js'
import { isRefusal, notAs } from '../refusals.js'
import { list, type Listed } from '../sessions.js'

/** A limit beyond this many calls is not worth spending. */
const MOST_CALLS = 60

const REFUSED = { status: 429, code: 8, name: 'rate_limit_exceeded' }
const NAMES = ['limit', 'available', 'reset', 'retry'] as const

const header = ({ answer }: Listed, name: (typeof NAMES)[number]): number =>
  Number(headerValue(answer.reply.headers, `x-rate-limit-${name}`) ?? NaN)

export const scenario = story({
  title: 'A call over the rate limit is told how long to wait, and then works',
  covers: ['things-stack.rate-limit.refusal', 'things-stack.rate-limit.passes'],
  async run(t) {
    t.require(!t.target.readOnly, '--read-only: no rate limit is used up')
    const who = await someone(t)
    const made = await t.tryMake('rate-limit', { limit: 2 })
    let listed = await list(t, who)
    const limit = header(listed, 'limit')
    // says what to provide
    if (!(limit <= MOST_CALLS) && !made) await t.make('rate-limit', { limit: 2 })
    for (let calls = 1; listed.answer.reply.status !== 429 && calls <= MOST_CALLS; calls++) {
      listed = await list(t, who, {}, { patient: false })
    }
    const { answer } = listed
    t.require(answer.reply.status === 429, `${MOST_CALLS} calls did not use up the limit of ${limit}`)

    const wait = header(listed, 'retry')
    const missing = NAMES.filter((name) => Number.isNaN(header(listed, name)))
    const faults = [
      ...(isRefusal(answer, REFUSED) ? [] : [notAs(answer, REFUSED)]),
      ...missing.map((name) => `x-rate-limit-${name} is missing`),
      ...(wait >= 1 || Number.isNaN(wait) ? [] : [`x-rate-limit-retry is ${wait}, not at least 1`]),
    ]
    t.check('things-stack.rate-limit.refusal', faults.length === 0, faults.join('; '), answer)

    t.require(wait >= 1 && wait <= 120, 'there is no telling when calls work again')
    await t.advance(`PT${wait}S`)
    const later = await list(t, who, {}, { patient: false })
    if (made) await t.end('rate-limit', made.id)
    t.check(
      'things-stack.rate-limit.passes',
      later.answer.reply.status !== 429,
      `still refused after the ${wait} s of x-rate-limit-retry`,
      answer,
      later.answer,
    )
  },
})
