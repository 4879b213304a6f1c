import { headerValue } from '../../../http/exchange.js'
import { story, type Stage } from '../../../run/story.js'
import { answerOf, envelopeOf, reset } from '../calls.js'
import { lost, trySignIn } from '../people.js'

const LIMIT = 2

/** So many calls are made at most until one is refused. */
const MOST_CALLS = 6

export const scenario = story({
  title: 'A call over the rate limit is told when to come back, ends nothing, and then works',
  covers: [
    'slack.rate-limit.refusal',
    'slack.rate-limit.retry-after',
    'slack.rate-limit.changes-nothing',
    'slack.rate-limit.passes',
  ],
  async run(t) {
    await t.make('credential')
    const user = await t.tryMake('user')
    const session = user && t.observable('session') ? await trySignIn(t, user.id) : undefined
    const limit = await t.make('rate-limit', { limit: LIMIT })
    try {
      await overTheLimit(t, session)
    } finally {
      await t.end('rate-limit', limit.id)
    }
  },
})

const overTheLimit = async (t: Stage, session: Awaited<ReturnType<typeof trySignIn>>): Promise<void> => {
  const call = (userId = t.unknown('user')) => reset(t, userId, {}, { patient: false })
  let answer = await call()
  for (let calls = 1; answer.reply.status !== 429 && calls < MOST_CALLS; calls++) answer = await call()
  const { ok, error } = envelopeOf(answer.reply)
  t.control(
    'slack.rate-limit.refusal',
    answer.reply.status === 429 && ok === false && error === 'ratelimited',
    `call ${MOST_CALLS} under a limit of ${LIMIT} is answered with ${answerOf(answer)}, not 429 ratelimited`,
    answer,
  )
  const wait = headerValue(answer.reply.headers, 'retry-after') ?? ''
  t.check('slack.rate-limit.retry-after', /^\d+$/.test(wait), `Retry-After is "${wait}", not whole seconds`, answer)

  if (session) {
    const refused = await call(session.userId)
    t.require(refused.reply.status === 429, 'the limit passed before the next call')
    const gone = await lost(t, [session])
    t.check(
      'slack.rate-limit.changes-nothing',
      gone.length === 0,
      `refused, and yet ended: ${gone.join(', ')}`,
      refused,
    )
  }
  t.require(/^\d+$/.test(wait), 'there is no telling when calls work again')
  await t.advance(`PT${Math.max(1, Number(wait))}S`)
  const later = await call()
  t.check(
    'slack.rate-limit.passes',
    later.reply.status !== 429,
    `still refused ${wait} s later, as Retry-After had said`,
    answer,
    later,
  )
}
