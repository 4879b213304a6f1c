import type { Answered } from '../../../http/exchange.js'
import { story } from '../../../run/story.js'
import { answerOf, envelopeOf, isOk, reset } from '../calls.js'
import { NOTHING_CHANGES, refuses, subject } from '../refusals.js'

const SCOPE = 'admin.users:write'

/** Near misses among them: scopes are compared whole, and by letter (RFC 6749, section 3.3). */
const OTHERS = [
  ['admin.users:read', 'users:read'],
  ['admin.users:write.some', 'Admin.Users:Write'],
]

export const scenario = story({
  title: 'A token without the scope is told which one it lacks; one that has it among others is let in',
  covers: ['slack.credentials.scope-among-others', 'slack.credentials.scope', NOTHING_CHANGES],
  async run(t) {
    const scoped = await t.make('credential', { scopes: ['users:read', SCOPE] })
    const user = await t.make('user')
    const control = await reset(t, user.id, {}, { as: scoped })
    t.control(
      'slack.credentials.scope-among-others',
      isOk(control),
      `the answer is ${answerOf(control)}, not 200 ok`,
      control,
    )
    const about = await subject(t, scoped)
    const answers: Answered[] = []
    for (const scopes of OTHERS) {
      const token = await t.make('credential', { scopes })
      const attempt = { what: `scopes ${scopes.join(' and ')}`, options: { as: token } }
      answers.push(...(await refuses(t, 'slack.credentials.scope', about, attempt, 'missing_scope')))
    }
    for (const answer of answers) {
      const { error, needed, provided } = envelopeOf(answer.reply)
      if (error !== 'missing_scope') continue
      const faults = [
        ...(needed === SCOPE ? [] : [`needed is ${JSON.stringify(needed)}, not "${SCOPE}"`]),
        ...(typeof provided === 'string' ? [] : [`provided is ${JSON.stringify(provided)}, not a text`]),
      ]
      t.check('slack.credentials.scope', faults.length === 0, faults.join('; '), answer)
    }
  },
})
