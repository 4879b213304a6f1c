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

/** The same words in another place, and none at all; not everybody can make tokens of them. */
const FARTHER = [['users:write', 'admin.conversations:write'], []]

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
    for (const scopes of [...OTHERS, ...FARTHER]) {
      const token = OTHERS.includes(scopes)
        ? await t.make('credential', { scopes })
        : await t.tryMake('credential', { scopes })
      if (!token) continue
      const attempt = {
        what: scopes.length > 0 ? `scopes ${scopes.join(' and ')}` : 'no scope at all',
        options: { as: token },
      }
      answers.push(...(await refuses(t, 'slack.credentials.scope', about, attempt, 'missing_scope')))
    }
    for (const answer of answers) {
      const { error, needed, provided } = envelopeOf(answer.reply)
      if (error !== 'missing_scope') continue
      const faults = [
        ...(needed === SCOPE ? [] : [`needed is ${JSON.stringify(needed)}, not "${SCOPE}"`]),
        ...(typeof provided === 'string' ? [] : [`provided is ${JSON.stringify(provided)}, not a text`]),
        ...(String(provided)
          .split(/[\s,]+/)
          .includes(SCOPE)
          ? [`provided has "${SCOPE}", which the token lacks`]
          : []),
      ]
      t.check('slack.credentials.scope', faults.length === 0, faults.join('; '), answer)
    }
  },
})
