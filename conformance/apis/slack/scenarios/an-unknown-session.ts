import { story } from '../../../run/story.js'
import { answerOf, invalidate, isRefusal } from '../calls.js'
import { nobodys, trySignIn } from '../people.js'

export const scenario = story({
  title: 'A session that never was cannot be invalidated',
  covers: ['slack.invalidate.unknown', 'slack.invalidate.long-ids'],
  async run(t) {
    await t.make('credential')
    const user = await t.tryMake('user')
    // the team of a real session, so that only the session is unknown
    const real = user && (await trySignIn(t, user.id))
    const about = real ?? { userId: user?.id }
    const long = t.invented(`9${t.random.text('0123456789', 12)}`)
    const endless = { ...nobodys(t, about), id: t.invented(`9${t.random.text('0123456789', 24)}`) }
    const beyond = await invalidate(t, endless, { intent: 'defective' })
    t.check(
      'slack.invalidate.unknown',
      isRefusal(beyond, 'session_not_found', 'invalid_arguments'),
      `for the session ${endless.id} the answer is ${answerOf(beyond)}, not 200 session_not_found or invalid_arguments`,
      beyond,
    )
    // what a careless conversion takes for the session itself; ids beyond 32 bits are out of its reach
    for (const id of real ? [`-${real.id}`, String(BigInt(real.id) + 2n ** 32n)].map((text) => t.invented(text)) : []) {
      const answer = await invalidate(t, { ...real!, id }, { intent: 'defective' })
      t.check(
        'slack.invalidate.unknown',
        isRefusal(answer, 'session_not_found', 'invalid_arguments'),
        `for ${id}, where ${real!.id} is a session, the answer is ${answerOf(answer)}, not 200 session_not_found or invalid_arguments`,
        answer,
      )
    }
    for (const [requirement, session] of [
      ['slack.invalidate.unknown', nobodys(t, about)],
      ['slack.invalidate.long-ids', { ...nobodys(t, about), id: long }],
    ] as const) {
      const answer = await invalidate(t, session)
      t.check(
        requirement,
        isRefusal(answer, 'session_not_found'),
        `for the session ${session.id} the answer is ${answerOf(answer)}, not 200 session_not_found`,
        answer,
      )
    }
  },
})
