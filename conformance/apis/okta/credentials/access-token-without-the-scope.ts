import { headerValue } from '../../../http/exchange.js'
import { story } from '../../../run/story.js'
import { checkNothingEnded, subject } from '../refusals.js'
import { answerOf, isOktaError, revoke } from '../revoke.js'

/** Near misses among them: scopes are compared whole, and by letter (RFC 6749, section 3.3). */
const OTHERS = [['okta.users.read'], [], ['okta.users.manage.self'], ['OKTA.USERS.MANAGE']]

/** The same words in other places; not everybody can make tokens of them. */
const ELSEWHERE = ['okta.sessions.manage', 'okta.groups.manage', 'okta.users']

export const scenario = story({
  title: 'An OAuth access token without the scope is told which one it lacks',
  covers: ['okta.credentials.scope', 'okta.credentials.refusal-changes-nothing'],
  async run(t) {
    const scoped = await t.make('credential', { scheme: 'bearer', scopes: ['okta.users.manage'] })
    const about = await subject(t, scoped)
    for (const scopes of [...OTHERS, ELSEWHERE]) {
      const attributes = { scheme: 'bearer', scopes }
      const token =
        scopes === ELSEWHERE ? await t.tryMake('credential', attributes) : await t.make('credential', attributes)
      if (!token) continue
      const answer = await revoke(t, about.userId, {}, { as: token })
      const { status, body, headers } = answer.reply
      const challenge = headerValue(headers, 'www-authenticate') ?? ''
      const faults = [
        ...(status === 403 ? [] : [`the answer is ${answerOf(answer)}, not 403`]),
        ...(challenge.includes('insufficient_scope')
          ? []
          : [`WWW-Authenticate is "${challenge}" and does not say insufficient_scope`]),
        ...(body === '' || isOktaError(answer.reply) ? [] : ['the body is neither empty nor an Error object']),
      ]
      t.check(
        'okta.credentials.scope',
        faults.length === 0,
        `scopes [${scopes.join(' ')}]: ${faults.join('; ')}`,
        about.control,
        answer,
      )
      await checkNothingEnded(t, about, answer)
    }
  },
})
